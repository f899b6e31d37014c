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

test('operations that are too many to stand with the tail are told, the last first, each once', () => {
  expect(
    sentences(
      'web GET /page |--------|  kind=server', //
      '  web mail      |---------|',
      '    smtp send     |-------|',
      '  web audit     |-------|',
      '  web audit     |--------|',
      '  web index     |-------|',
      '  web thumb     |-------|',
      '  web count     |-------|',
    ),
  ).toEqual([
    'Five operations ran on when the request had ended: web › mail (until 3 ms after it), web › audit (until 2 ms after it), web › index (until 1 ms after it) and two more.',
  ]);
});

test('a few operations are told with the tail', () => {
  const few = ['mail', 'audit', 'index'].map((name) => `  web ${name.padEnd(9)} |---------|`);
  expect(sentences('web GET /page |--------|  kind=server', ...few)).toEqual([]);
});
