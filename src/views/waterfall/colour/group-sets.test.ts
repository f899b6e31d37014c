import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpanSet } from '../../../trace/span-set.ts';
import { groupColours } from './group-colours.ts';
import { groupsWithin, litGroups, spansOfGroups, toggledGroup } from './group-sets.ts';

const GROUPS = ['a', 'b', 'c'].map((label) => ({ label, colour: '#000000' }));
const colours = groupColours('letter', GROUPS, Uint8Array.of(0, 1, 1, 2, 0));

test('a group points out its spans', () => {
  expect([...(spansOfGroups(5, colours, new Set([1])) ?? [])]).toEqual([1, 2]);
});

test('no group points out nothing', () => {
  expect(spansOfGroups(5, colours, new Set())).toBeNull();
});

test('what is pointed out otherwise is no group', () => {
  expect(litGroups(colours, SpanSet.of(5, [1])).size).toBe(0);
});

test('groups that have a span among others are told', () => {
  expect([...groupsWithin(colours, SpanSet.of(5, [1, 4]))]).toEqual([0, 1]);
  expect(groupsWithin(colours, null).size).toBe(0);
});

test('groups that are pointed out are known by their spans', () => {
  const codes = fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(codes, fc.uniqueArray(fc.nat({ max: 2 })), (drawn, picked) => {
      const drawnColours = groupColours('letter', GROUPS, Uint8Array.from(drawn));
      const lit = spansOfGroups(drawn.length, drawnColours, new Set(picked));
      const withSpans = picked.filter((group) => drawn.includes(group)).sort();
      expect([...litGroups(drawnColours, lit)].sort()).toEqual(withSpans);
    }),
  );
});

describe('a click on a group', () => {
  test.each([
    ['points it out alone', [1, 2], 0, false, [0]],
    ['on one of several leaves it alone', [1, 2], 1, false, [1]],
    ['on the only one takes it back', [1], 1, false, []],
    ['adds it with a key', [1], 2, true, [1, 2]],
    ['takes one of several back with a key', [1, 2], 1, true, [2]],
  ] as const)('%s', (_, now, group, isAdding, after) => {
    expect([...toggledGroup(new Set(now), group, isAdding)]).toEqual(after);
  });
});
