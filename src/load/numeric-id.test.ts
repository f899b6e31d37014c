import { expect, test } from 'vitest';
import { idOfDecimal, idOfNumber } from './numeric-id.ts';

test.each([
  [0, '0000000000000000'],
  [255, '00000000000000ff'],
  [18446744073709551615n, 'ffffffffffffffff'],
  ['12', '12'],
  [1.5, '1.5'],
  [-1, '-1'],
  [null, ''],
])('the id %s is %j', (json, id) => {
  expect(idOfNumber(json)).toBe(id);
});

test.each([
  ['12913864118554233534', 'b33742fec8168abe'],
  [255, '00000000000000ff'],
  ['-1', 'ffffffffffffffff'],
  ['0', ''],
  ['00f067aa0ba902b7', '00f067aa0ba902b7'],
  [null, ''],
])('the decimal id %s is %j', (json, id) => {
  expect(idOfDecimal(json)).toBe(id);
});
