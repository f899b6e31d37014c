import { expect, test } from 'vitest';
import { foundTrace } from './found-for-tests.ts';
import { traceAfterKey } from './plot-keys.ts';

const traces = [
  foundTrace({ startsAfter: 30, duration: 1 }),
  foundTrace({ startsAfter: 10, duration: 3 }),
  foundTrace({ startsAfter: 20, duration: 2 }),
];

test.each([
  ['ArrowRight', -1, 1],
  ['ArrowLeft', -1, 0],
  ['ArrowRight', 1, 2],
  ['ArrowRight', 0, 0],
  ['ArrowUp', 0, 2],
  ['ArrowDown', 1, 2],
  ['Home', 0, 1],
  ['End', 1, 0],
  ['End', -1, 0],
  ['Home', -1, 1],
  ['x', 1, undefined],
])('%s from trace %d goes to %s', (key, from, to) => {
  expect(traceAfterKey(key, traces, from)).toBe(to);
});

test('where nothing was found no key goes anywhere', () => {
  expect(traceAfterKey('ArrowRight', [], -1)).toBeUndefined();
});
