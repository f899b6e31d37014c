import { expect, test } from 'vitest';
import { areErrorsLone } from './lone-errors.ts';

function picture(...rows: string[]): Uint8Array {
  return Uint8Array.from(rows.join(''), (cell) => (cell === '!' ? 1 : 0));
}

test('few errors are lone, however long they are', () => {
  expect(areErrorsLone(picture('........'), 8)).toBe(true);
  expect(areErrorsLone(picture('..!!!!!!', '!!!!....'), 8)).toBe(true);
  expect(areErrorsLone(new Uint8Array(8 * 60).fill(1), 8)).toBe(true);
});

test('many are not', () => {
  expect(areErrorsLone(picture(...Array(16).fill('!.!.!.!.')), 8)).toBe(false);
});
