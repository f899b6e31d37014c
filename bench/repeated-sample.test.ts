import { expect, test } from 'vitest';
import { readDocument } from '../src/load/read-for-tests.ts';
import { repeatedSample } from './repeated-sample.ts';

const ZIPKIN = [
  { traceId: '00f067aa0ba902b7', id: '0000000000000001', name: 'get', timestamp: 1_784_000_000_000_000, duration: 9 },
];

test('every copy is a trace of its own', async () => {
  const { tables, spanCount } = await readDocument(repeatedSample(JSON.stringify(ZIPKIN), 3) ?? '');
  expect(tables.map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(spanCount).toBe(3);
});

test('an id in decimal stays one', () => {
  expect(repeatedSample('{"trace_id": 1234567890}', 2)).toBe('{"trace_id": 1234560001}\n{"trace_id": 1234560002}');
  expect(repeatedSample('{"trace_id": 0}', 2)).toBe('{"trace_id": 1}\n{"trace_id": 2}');
});

test('what names no trace cannot be repeated', () => {
  expect(repeatedSample('{"traceEvents":[]}', 2)).toBeNull();
});
