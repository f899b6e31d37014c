import { expect, test } from 'vitest';
import { SpanSet } from '../../../trace/span-set.ts';
import { firstHit, hitAfter, hitBefore, rankAmong } from './steps-through-matches.ts';

const hits = SpanSet.of(10, [2, 5, 7]);
const found = (isComplete: boolean) => ({ spans: hits, count: 3, isComplete });

test('the first hit is the row itself, or the next one down', () => {
  expect([0, 2, 3, 7].map((at) => firstHit(found(true), at))).toEqual([2, 2, 5, 7]);
});

test('nobody is taken back up while hits below may still come', () => {
  expect([firstHit(found(false), 8), firstHit(found(true), 8)]).toEqual([-1, 2]);
});

test('after the last hit comes the first, and before the first the last', () => {
  expect([2, 4, 7].map((at) => hitAfter(hits, at))).toEqual([5, 5, 2]);
  expect([7, 4, 2, 0].map((at) => hitBefore(hits, at))).toEqual([5, 2, 7, 7]);
});

test('of nothing there is no next', () => {
  const none = new SpanSet(10);
  expect([hitAfter(none, 3), hitBefore(none, 3)]).toEqual([-1, -1]);
});

test('ranks count from 1', () => expect([2, 5, 7].map((hit) => rankAmong(hits, hit))).toEqual([1, 2, 3]));
