import { expect, test } from 'vitest';
import { attributeColumn } from './attribute-columns.ts';

function countingReaders() {
  const asked: string[] = [];
  const attribute = async (key: string) => {
    asked.push(key);
    if (key === 'broken') throw new Error('The bytes are gone.');
    return { key, texts: [], values: new Uint32Array() };
  };
  return { asked, readers: { attribute } };
}

test('what was read a moment ago is not read again', async () => {
  const { asked, readers } = countingReaders();
  await attributeColumn(readers, 'a');
  expect((await attributeColumn(readers, 'a')).key).toBe('a');
  expect(asked).toEqual(['a']);
});

test('only the last few are kept', async () => {
  const { asked, readers } = countingReaders();
  for (const key of ['a', 'b', 'c', 'd', 'e', 'a', 'e']) await attributeColumn(readers, key);
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'a']);
});

test('what could not be read is tried again', async () => {
  const { asked, readers } = countingReaders();
  await expect(attributeColumn(readers, 'broken')).rejects.toThrow();
  await expect(attributeColumn(readers, 'broken')).rejects.toThrow();
  expect(asked).toEqual(['broken', 'broken']);
});
