import { expect, test } from 'vitest';
import { traceFromText } from '../testing/trace-from-text.ts';
import { unionOf } from './union-of.ts';

test('time that spans share counts once, and only within the root', () => {
  const trace = traceFromText(`
    shop  GET /page  |------------|
      shop  a        |----|
      shop  b          |----|
      shop  c                   |------|
  `);
  expect(unionOf(trace, [3, 2, 1])).toBe((8 + 3) * 1e6);
});
