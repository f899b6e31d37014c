import { expect, test } from 'vitest';
import type { SpanEvent } from '../../trace/span-details.ts';
import { eventOrder } from './event-order.ts';

const START = 1_700_000_000_000_000_000n;
const at = (offset: bigint | null): SpanEvent => ({
  name: '',
  timeUnixNano: offset === null ? null : START + offset,
  attributes: [],
  droppedAttributesCount: 0,
});

test('leaves events that are in order', () => {
  expect([...eventOrder([at(0n), at(1n), at(1n), at(2n)])]).toEqual([0, 1, 2, 3]);
});

test('orders events a nanosecond apart', () => {
  expect([...eventOrder([at(2n), at(0n), at(1n)])]).toEqual([1, 2, 0]);
});

test('keeps the order received for events of one time', () => {
  expect([...eventOrder([at(5n), at(1n), at(5n), at(1n)])]).toEqual([1, 3, 0, 2]);
});

test('puts events without a time last, in the order received', () => {
  expect([...eventOrder([at(null), at(3n), at(null), at(1n)])]).toEqual([3, 1, 0, 2]);
});

test('gives nothing for no events', () => {
  expect(eventOrder([])).toHaveLength(0);
});
