import { expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { sliversOf, withLit } from './slivers.ts';

test('every span is a sliver at its time, in the order of the rows', () => {
  const trace = traceFromText(`
    a  whole |--------|
      b left |---|
      c right     |---|
  `);
  expect(drawn(sliversOfServices(trace, 10, 3))).toEqual(['1111111111', '22222.....', '.....33333']);
});

test('where several fall on one row of cells, the outer one shows, and an error shows in any case', () => {
  const trace = traceFromText(`
    a  whole  |--------|
      b short  |--|      status=error
  `);
  expect(drawn(sliversOfServices(trace, 10, 1))).toEqual(['1!!!!11111']);
});

test('the shortest span fills a cell', () => {
  const trace = traceFromText(`
    a  whole  |--------|
      b now      !
  `);
  expect(drawn(sliversOfServices(trace, 10, 2))).toEqual(['1111111111', '...2......']);
});

test('few spans have slivers several cells high, with a cell between them', () => {
  const trace = traceFromText(`
    a  one |----|
      a two |--|
  `);
  expect(drawn(sliversOfServices(trace, 6, 6))).toEqual(['111111', '111111', '......', '.1111.', '.1111.', '......']);
});

test('a trace of no length fills the first column', () => {
  expect(drawn(sliversOfServices(traceFromText('a now !'), 4, 1))).toEqual(['1...']);
});

test('what is pointed out shows before what is around it, and the rest is faint', () => {
  const trace = traceFromText(`
    a  whole  |--------|
      b short  |--|
  `);
  const lit = SpanSet.of(2, [1]);
  const slivers = withLit(sliversOfServices(trace, 10, 1), trace, (span) => trace.service[span], lit);
  expect(drawn(slivers)).toEqual(['1222211111']);
  expect([...slivers.isFaint].join('')).toBe('1000011111');
});

function sliversOfServices(trace: SpanTable, columns: number, rows: number) {
  return sliversOf(trace, (span) => trace.service[span], columns, rows);
}

/** Draws a service by its number, an error as `!`. */
function drawn({ columns, rows, group, isError }: ReturnType<typeof sliversOf>): string[] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const cell = row * columns + column;
      return isError[cell] === 1 ? '!' : group[cell] === 0 ? '.' : String(group[cell]);
    }).join(''),
  );
}
