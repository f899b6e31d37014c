import { expect, test } from 'vitest';
import { criticalTimeOf, gapsOfRow } from './insight-index.ts';

const NO_FLOATS = new Float64Array(4);
const NO_BYTES = new Uint8Array(4);
const gaps = {
  span: Uint32Array.of(1, 1, 4, 6),
  start: NO_FLOATS,
  end: NO_FLOATS,
  kind: NO_BYTES,
  position: NO_BYTES,
  critical: NO_FLOATS,
  isReported: NO_BYTES,
};

test.each([
  [0, 0, 0],
  [1, 0, 2],
  [2, 2, 2],
  [4, 2, 3],
  [6, 3, 4],
  [7, 4, 4],
])('the gaps of row %d are those from %d to before %d', (row, from, to) => {
  expect(gapsOfRow(gaps, row)).toEqual([from, to]);
});

test('critical time is that of one row, or of a row with all that it hides', () => {
  const analysis = { criticalTime: Float64Array.of(5, 0, 7, 1) };
  expect(criticalTimeOf(analysis, 2, 3)).toBe(7);
  expect(criticalTimeOf(analysis, 1, 4)).toBe(8);
  expect(criticalTimeOf(analysis, 0, 4)).toBe(13);
});
