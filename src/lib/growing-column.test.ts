import { expect, test } from 'vitest';
import { GrowingColumn } from './growing-column.ts';

test('keeps what was added, however much', () => {
  const column = new GrowingColumn();
  for (let i = 0; i < 1000; i++) column.push(i);
  expect(column.length).toBe(1000);
  expect([...column.toIndexes()]).toEqual(Array.from({ length: 1000 }, (_, i) => i));
});

test('gives broken numbers and what was set later', () => {
  const column = new GrowingColumn();
  column.push(0.5);
  column.push(2);
  column.set(1, -3);
  expect([...column.toFloats()]).toEqual([0.5, -3]);
  expect(column.at(1)).toBe(-3);
});
