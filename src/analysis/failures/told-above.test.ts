import { expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { contextOf } from '../analyse-trace.ts';
import { toldAbove } from './told-above.ts';

function told(facts: Readonly<Record<string, TestSpan['facts']>>): string {
  const drawing = `
    web  POST /orders  |------------------|  kind=server status=error
      web  book         |--------------|     status=error
        web  POST        |----------|        kind=client status=error
  `;
  const spans = spansFromText(drawing).map((span) => ({ ...span, facts: facts[span.name] ?? {} }));
  const trace = traceFromSpans(spans);
  return toldAbove(contextOf(trace, factsOf(trace, spans)));
}

test('what failed by a code alone is named by the next above it that has words', () => {
  const message = { exceptionMessage: 'no service to postcode 99999.\nat book' };
  expect(told({ POST: { httpStatus: '422' }, book: message })).toBe(', told above as “no service to postcode 99999”');
});

test('what has words of its own is not, nor by a code', () => {
  expect(told({ POST: { statusMessage: 'refused' }, book: { statusMessage: 'no courier' } })).toBe('');
  expect(told({ POST: { httpStatus: '422' }, book: { statusMessage: 'Request failed with status code 422' } })).toBe(
    '',
  );
  expect(told({ POST: { httpStatus: '422' } })).toBe('');
});
