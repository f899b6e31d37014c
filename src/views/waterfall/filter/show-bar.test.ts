import { expect, test } from 'vitest';
import { EMPTY_VIEWPORT, type Viewport } from '../viewport.ts';
import { showBar } from './show-bar.ts';

const middle: Viewport = { ...EMPTY_VIEWPORT, timeStart: 400, timeEnd: 500, extent: 1000 };
const timeAfter = (from: number, to: number) => {
  const { timeStart, timeEnd } = showBar(middle, from, to);
  return [timeStart, timeEnd];
};

test('a bar of which some is in sight stays where it is', () => {
  expect([timeAfter(450, 460), timeAfter(0, 410), timeAfter(490, 1000)]).toEqual(Array(3).fill([400, 500]));
});

test('a bar out of sight comes to the middle, and the scale stays', () => {
  expect(timeAfter(200, 220)).toEqual([160, 260]);
});

test('of a bar that is longer than what is in sight the beginning is shown', () => {
  expect(timeAfter(600, 900)).toEqual([590, 690]);
});

test('at the end of the trace it stops', () => expect(timeAfter(995, 1000)).toEqual([900, 1000]));
