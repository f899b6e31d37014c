import { describe, expect, test } from 'vitest';
import { filesOfFolder } from './folder-files.ts';

function chosen(path: string): File {
  const file = new File(['{}'], path.split('/').at(-1) ?? '');
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

describe('the files of a chosen folder', () => {
  test('are named by their paths from the folder on, in order', () => {
    const { files, folder } = filesOfFolder([chosen('traces/b/2.json'), chosen('traces/a.json')]);
    expect(files.map(({ name }) => name)).toEqual(['traces/a.json', 'traces/b/2.json']);
    expect(folder).toEqual({ name: 'traces', leftOut: '' });
  });

  test('are those in sight', () => {
    const { files } = filesOfFolder([chosen('.traces/.git/HEAD'), chosen('.traces/.hidden'), chosen('.traces/a.json')]);
    expect(files.map(({ name }) => name)).toEqual(['.traces/a.json']);
  });
});
