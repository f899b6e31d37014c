import { expect, test } from 'vitest';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { litSpans } from './lit-spans.ts';

function lit(found: readonly SpanIndex[] | null, pointedOut: readonly SpanIndex[] | null): SpanIndex[] | null {
  const spans = SpanSet.of(8, found ?? []);
  const matches = found && { spans, count: found.length, isComplete: true, of: 'x', problem: null };
  const set = litSpans({ matches, pointedOut: pointedOut && SpanSet.of(8, pointedOut) });
  return set && [...set];
}

test('nothing stands out where nothing is picked', () => expect(lit(null, null)).toBeNull());
test('matches stand out', () => expect(lit([1, 2], null)).toEqual([1, 2]));
test('nothing stands out where nothing matches', () => expect(lit([], null)).toBeNull());
test('of what is pointed out, the matches do', () => expect(lit([1, 2], [2, 3])).toEqual([2]));
test('all that is pointed out does where none of it matches', () => expect(lit([1], [3])).toEqual([3]));
