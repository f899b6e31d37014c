import { expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { contextOf } from './analyse-trace.ts';
import { takingTurns, turnWords } from './taking-turns.ts';

const QUEUE = [
  'web GET /page  |------------------------------------------|  kind=server',
  '  web lock     |---------|',
  '  web lock     |-------------------|',
  '  web lock     |-----------------------------|',
  '  web lock     |---------------------------------------|',
];

/** What is told of the last of the drawing. */
function told(drawing: readonly string[]): string {
  const spans = spansFromText(drawing.join('\n'));
  const trace = traceFromSpans(spans);
  const context = contextOf(trace, factsOf(trace, spans));
  const longest = context.leaves.reduce((most, leaf) => (trace.end[leaf] > trace.end[most] ? leaf : most));
  return turnWords(takingTurns(context, longest));
}

test('like leaves that begin together and end in even steps take turns', () => {
  expect(told(QUEUE)).toBe('; three more like it begin with it and end one after another, some 10 ms apart');
});

test('three of them are too few', () => {
  expect(told(QUEUE.filter((_, i) => i !== 2))).toBe('');
});

test('those that end at one moment, begin apart or are of other operations do not', () => {
  const longest = QUEUE[4];
  expect(told([...QUEUE.slice(0, 3), longest, longest.replace('-|', '|')])).toBe('');
  expect(told(QUEUE.map((line, i) => (i === 3 ? line.replace('|-----------', '           |') : line)))).toBe('');
  expect(told(QUEUE.map((line, i) => (i === 3 ? line.replace('lock', 'load') : line)))).toBe('');
});
