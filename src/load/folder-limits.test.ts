import { describe, expect, test } from 'vitest';
import { isPassedOver, MOST_FILES, withinLimits } from './folder-limits.ts';

function filesOf(count: number, size = 10) {
  return Array.from({ length: count }, (_, i) => ({ path: `traces/${String(i).padStart(5, '0')}.json`, size }));
}

describe('what of a folder is read', () => {
  test('is all of a small one, by path', () => {
    const found = [
      { path: 'b', size: 1 },
      { path: 'a', size: 1 },
    ];
    expect(withinLimits(found, true)).toEqual({ files: [found[1], found[0]], leftOut: '' });
  });

  test('is the first files of one that has too many, and how many are left out is said', () => {
    const { files, leftOut } = withinLimits(filesOf(MOST_FILES + 5), true);
    expect(files).toHaveLength(MOST_FILES);
    expect(leftOut).toContain('5 files left out');
  });

  test('is as many files as memory holds', () => {
    const { files, leftOut } = withinLimits(filesOf(3, 2 ** 29), true);
    expect([files.length, leftOut]).toEqual([2, expect.stringContaining('1 file left out')]);
  });

  test('is said not to be all where it was not looked through', () => {
    expect(withinLimits(filesOf(3), false).leftOut).toContain('some files left out');
  });

  test('is nothing hidden, and nothing of packages', () => {
    expect(['.git', '.DS_Store', 'node_modules', 'a.json'].map(isPassedOver)).toEqual([true, true, true, false]);
  });
});
