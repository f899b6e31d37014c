import { describe, expect, test } from 'vitest';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { SpanMark } from '../trace/span-table.ts';
import { durationText } from './duration-text.ts';

const trace = traceFromText(`
web a        |----------|
 api b        |           unfinished
  db c         |--|
 api d          |         unfinished
 api e           !
`);

describe('the duration of a span in words', () => {
  test('is its length where both ends are recorded', () => expect(durationText(trace, 2)).toBe('4.00 ms'));
  test('is zero only where zero was recorded', () => expect(durationText(trace, 4)).toBe('0 ns'));
  test('is open where the end is missing', () => expect(durationText(trace, 3)).toBe('no end'));
  test('is at least what ran below a span without an end', () => expect(durationText(trace, 1)).toBe('≥ 5.00 ms'));
  test('is none where the span ends before it starts', () => {
    const negative = traceFromSpans([{ id: '1', parent: null, service: 's', name: 'n', start: 5, end: 2 }]);
    expect(durationText(negative, 0)).toBe('negative');
  });
  test('is none where the start is missing', () => {
    const marks = trace.marks.map((mark) => mark | SpanMark.MissingStart);
    expect(durationText({ ...trace, marks }, 2)).toBe('no start');
  });
});
