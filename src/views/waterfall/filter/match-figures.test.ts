import { expect, test } from 'vitest';
import { SpanSet } from '../../../trace/span-set.ts';
import { matchFigures } from './match-figures.ts';

const OWN = Float64Array.of(1e6, 2e6, 0, 5e6);

test('matches are counted by spans and by their own time', () => {
  const { count, outOf, time, share } = matchFigures(SpanSet.of(4, [1, 2]), 2, OWN);
  expect([count, outOf, time, share]).toEqual(['2', 'of 4 spans', '2.00 ms own time', '25\u00a0%']);
});

test('none are none of the time', () => {
  const { count, outOf, share } = matchFigures(new SpanSet(4), 0, OWN);
  expect([count, outOf, share]).toEqual(['0', 'of 4 spans', '0\u00a0%']);
});

test('where no span has time of its own, there is no share', () => {
  expect(matchFigures(SpanSet.of(1, [0]), 1, Float64Array.of(0)).share).toBe('');
});
