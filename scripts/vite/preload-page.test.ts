import { expect, test } from 'vitest';
import { pageScripts } from './preload-page.ts';

interface Chunk {
  readonly fileName: string;
  readonly moduleIds: string[];
  readonly imports: string[];
}

test('the page and all that it imports statically are named, what is loaded on demand is not', () => {
  const chunks = [
    { fileName: 'static/mount-a.js', moduleIds: ['/project/src/app/mount.tsx'], imports: ['static/page-b.js'] },
    { fileName: 'static/page-b.js', moduleIds: [], imports: ['static/react-c.js'] },
    { fileName: 'static/react-c.js', moduleIds: [], imports: ['static/page-b.js'] },
    { fileName: 'static/help-d.js', moduleIds: ['/project/src/app/help.tsx'], imports: ['static/page-b.js'] },
  ];
  expect(pageScripts(bundleOf(chunks)).sort()).toEqual(['static/mount-a.js', 'static/page-b.js', 'static/react-c.js']);
});

test('a build without the page is refused', () => {
  expect(() => pageScripts(bundleOf([]))).toThrow('mount.tsx');
});

function bundleOf(chunks: readonly Chunk[]) {
  return Object.fromEntries(chunks.map((chunk) => [chunk.fileName, { type: 'chunk' as const, ...chunk }]));
}
