import { expect, test } from 'vitest';
import { type FormatCell, type FormatTimes, formatTable, largeTable } from './report-formats.ts';

const RUN: FormatTimes = { spanCount: 1200, byteLength: 2_500_000, cold: 60, warm: 30, parse: 20 };
const cell = (runs: readonly FormatTimes[]): FormatCell => ({
  title: 'Jaeger',
  fileCount: runs.length === 0 ? 0 : 3,
  runs,
  scriptBytes: 4210,
});
const lineIn = (table: string) =>
  table
    .split('\n')[2]
    .split('|')
    .slice(1, -1)
    .map((text) => text.trim());
const lineOf = (runs: readonly FormatTimes[]) => lineIn(formatTable([cell(runs)]));

test('a line tells what was read, both times and their ratios to parsing', () => {
  expect(lineOf([RUN])).toEqual(['Jaeger', '3', '1,200', '2.50', '20.00', '60', '3.0', '30.0', '1.5', '4.2']);
});

test('times are medians of the processes', () => {
  expect(lineOf([RUN, { ...RUN, cold: 90 }, { ...RUN, cold: 70 }])[5]).toBe('70');
});

test('what is no JSON has times and no ratio', () => {
  const line = lineOf([{ ...RUN, parse: null }]);
  expect(line.slice(4)).toEqual(['no JSON', '60', '–', '30.0', '–', '4.2']);
});

test('a format without a file has its size only', () => {
  expect(lineOf([]).filter((text) => text !== '–')).toEqual(['Jaeger', '4.2']);
});

test('a larger document has neither a number of files nor a size of scripts', () => {
  const line = lineIn(largeTable([cell([RUN])]));
  expect(line).toEqual(['Jaeger', '1,200', '2.50', '20.00', '60', '3.0', '30.0', '1.5']);
});
