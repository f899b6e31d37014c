import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpanSet } from './span-set.ts';

const members = fc.uniqueArray(fc.nat(99));

describe('SpanSet', () => {
  test('holds what was added, ascending', () => {
    fc.assert(
      fc.property(members, (spans) => {
        const set = SpanSet.of(100, spans);
        expect([...set]).toEqual(spans.toSorted((a, b) => a - b));
        expect(set.count()).toBe(spans.length);
      }),
    );
  });

  test('combines as sets do', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const [left, right] = [SpanSet.of(100, a), SpanSet.of(100, b)];
        expect([...left.and(right)].every((span) => left.has(span) && right.has(span))).toBe(true);
        expect(left.or(right).count()).toBe(new Set([...a, ...b]).size);
        expect(left.and(right).count()).toBe(a.filter((span) => b.includes(span)).length);
      }),
    );
  });

  test('forgets what was deleted, and only in its own copy', () => {
    const set = SpanSet.of(100, [3, 31, 32, 63, 99]);
    const copy = set.clone();
    copy.delete(31);
    expect([...copy]).toEqual([3, 32, 63, 99]);
    expect(set.has(31)).toBe(true);
  });
});
