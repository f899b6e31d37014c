import { expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { contextOf } from './analyse-trace.ts';
import { endedTogether } from './ended-together.ts';
import { fatLeaf } from './insights/fat-leaf.ts';

const PAUSED = `
  web  GET /page    |----------------------------------------------------------------------|  kind=server
    web  SELECT a    |--------------------------------------------------------------------|   kind=client
    web  apply rules      |--------------------------------------------------------------|
    web  render           |---------------------------------------------------------------|
    web  format             |------------------------------------------------------------|
`;

function contextOfText(drawing: string) {
  const spans = spansFromText(drawing);
  const trace = traceFromSpans(spans);
  return contextOf(trace, factsOf(trace, spans));
}

test('leaves of one process that end at one moment are told with the longest', () => {
  const [{ sentence, next }] = fatLeaf.find(contextOfText(PAUSED));
  expect(sentence).toContain('; three other leaves of its process end at the same moment.');
  expect(next).toMatch(/^All of them ended at one moment: look for a pause of the runtime/);
});

test('they are none where they are of one operation, short, or of another process', () => {
  const leaf = 1;
  expect(endedTogether(contextOfText(PAUSED), leaf)).toHaveLength(3);
  expect(endedTogether(contextOfText(PAUSED.replaceAll(/apply rules|render|format/g, 'SELECT a')), leaf)).toEqual([]);
  expect(endedTogether(contextOfText(PAUSED.replaceAll('-'.repeat(40), '-')), leaf)).toEqual([]);
  expect(endedTogether(contextOfText(PAUSED.replace('web  render', 'api  render')), leaf)).toEqual([]);
});
