import { expect, test } from 'vitest';
import { turnsOf, visitOf } from './visits.ts';

const PAYLOAD = { format: 'jaeger', spanCount: 10, traceId: 'ab', file: '/tmp/ab.json', byteLength: 1 } as const;
const ROUTES = { direct: 'http://bench/', ours: 'http://ours/', other: 'http://other/' };
const cell = (line: 'slow' | 'file') => ({
  way: { format: 'jaeger', packing: 'plain', line } as const,
  spanCount: 10,
  repeat: 2,
  isParsable: true,
});
const namesOf = (isParsable: boolean, hasOther: boolean) =>
  turnsOf({ repeat: 2, isParsable }, hasOther).map(({ subject, repetition }) => subject + repetition);

test('subjects are measured in turn, back and forth', () => {
  expect(namesOf(true, true)).toEqual(['F0', 'B0', 'ours0', 'other0', 'other1', 'ours1', 'B1', 'F1']);
});

test('what nobody can parse is only received, and who is not there is not measured', () => {
  expect(namesOf(false, false)).toEqual(['B0', 'ours0', 'ours1', 'B1']);
});

test('what a server sends is asked for by the address, at its pace', () => {
  expect(visitOf('ours', cell('slow'), PAYLOAD, ROUTES)).toEqual({
    url: 'http://ours/trace/ab?backend=bench-jaeger-slow',
    rowCount: 10,
    file: null,
  });
  expect(visitOf('F', cell('slow'), PAYLOAD, ROUTES).url).toBe(
    'http://bench/empty/parse?rows=10&source=%2Fbench-jaeger-slow%2Fapi%2Ftraces%2Fab',
  );
});

test('a file is chosen on the first page, and on an empty one that has no source', () => {
  expect(visitOf('other', cell('file'), PAYLOAD, ROUTES)).toEqual({
    url: 'http://other/',
    rowCount: 10,
    file: '/tmp/ab.json',
  });
  expect(visitOf('B', cell('file'), PAYLOAD, ROUTES).url).toBe('http://bench/empty/receive?rows=10');
});
