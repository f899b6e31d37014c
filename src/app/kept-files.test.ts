import { describe, expect, test } from 'vitest';
import { keepFile, keptFiles } from './kept-files.ts';

const file = (name: string) => new File(['{}'], name);

describe('a kept file', () => {
  test('is called as the file is', () =>
    expect(keepFile({ type: 'files', files: [file('a.json')] }).name).toBe('a.json'));

  test('says how many there are', () =>
    expect(keepFile({ type: 'files', files: [file('a.json'), file('b.json')] }).name).toBe('a.json and 1 more'));

  test('replaces an earlier one of its name, and can be told from it', () => {
    const first = keepFile({ type: 'files', files: [file('c.json')] });
    const second = keepFile({ type: 'files', files: [file('c.json')] });
    expect([keptFiles.get().get('c.json') === second, first.number === second.number]).toEqual([true, false]);
  });

  test('that was pasted has a name of its own', () =>
    expect(keepFile({ type: 'text', text: '{}' }).name).not.toBe(keepFile({ type: 'text', text: '{}' }).name));
});
