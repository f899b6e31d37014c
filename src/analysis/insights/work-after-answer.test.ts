import { expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { contextOf } from '../analyse-trace.ts';
import { workAfterAnswer } from './work-after-answer.ts';

function sentences(...drawing: string[]): string[] {
  const spans = spansFromText(drawing.join('\n'));
  const trace = traceFromSpans(spans);
  return workAfterAnswer.find(contextOf(trace, factsOf(trace, spans))).map(({ sentence }) => sentence);
}

test('operations that ran on are named, the last first, each once', () => {
  expect(
    sentences(
      'web GET /page |--------|  kind=server', //
      '  web mail      |---------|',
      '    smtp send     |-------|',
      '  web audit     |-------|',
      '  web audit     |--------|',
    ),
  ).toEqual(['web › mail (3 ms) and web › audit (2 ms) ran on when the request had ended.']);
});

test('one operation alone is told with the tail', () => {
  expect(sentences('web GET /page |--------|  kind=server', '  web mail      |---------|')).toEqual([]);
});
