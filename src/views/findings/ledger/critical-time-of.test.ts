import { expect, test } from 'vitest';
import { SpanSet } from '../../../trace/span-set.ts';
import { criticalTimeOf } from './critical-time-of.ts';

const ANALYSIS = { criticalTime: Float64Array.of(5, 0, 7, 2) };

test('spans have the time in which the path runs through them', () => {
  expect(criticalTimeOf(ANALYSIS, SpanSet.of(4, [1, 2, 3]))).toBe(9);
  expect(criticalTimeOf(ANALYSIS, new SpanSet(4))).toBe(0);
});
