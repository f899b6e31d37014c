import { expect, test } from 'vitest';
import { type TerminalCell, terminalLine, terminalVerdicts } from './report-terminal.ts';

const cell: TerminalCell = {
  format: 'otlp',
  spanCount: 100_000,
  byteLength: 100_000_000,
  analyze: [{ wall: 3, cpu: 4, peak: 500 }],
  parse: [{ wall: 2, cpu: 2, peak: 900 }],
};
const million = { ...cell, spanCount: 1_000_000, byteLength: 1_000_000_000, parse: [] };

test('a line tells both processes and their ratios', () => {
  expect(terminalLine(cell)).toEqual(['100k otlp', '100', '2.00', '2.00', '3.00', '4.00', '1.50', '2.00', '500']);
});

test('what cannot be parsed has no ratio', () => {
  expect(terminalLine(million).filter((text) => text === '–').length).toBe(4);
});

test('100,000 spans are judged by their time, a million by their memory', () => {
  expect(terminalVerdicts(cell)).toEqual([
    'met     100k otlp: by the clock 1.50 of parsing, at most 1.50 of parsing',
    'MISSED  100k otlp: of processors 2.00 of parsing, at most 1.50 of parsing',
  ]);
  expect(terminalVerdicts(million)).toEqual(['met     1M otlp: peak memory 500 MB, at most 1600 MB']);
});
