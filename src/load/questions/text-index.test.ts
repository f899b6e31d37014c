import { expect, test } from 'vitest';
import { SpanSet } from '../../trace/span-set.ts';
import { TraceReading } from '../trace-reading.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { soughtText } from './sought.ts';
import { STEP, TextIndex } from './text-index.ts';
import { TextSearch } from './text-search.ts';

const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** A trace of a span for each of `texts`, which says it, one after another. */
async function traceOf(texts: readonly string[]): Promise<ReceivedTrace> {
  const spans = texts.map((text, i) => ({
    name: 'a',
    spanId: String(i + 1).padStart(16, '0'),
    startTimeUnixNano: String(1784000000000000000n + BigInt(i)),
    attributes: [attribute('text', text)],
  }));
  const resource = { attributes: [attribute('zone', 'Westwood')] };
  const reading = new TraceReading();
  reading.beginDocument('test');
  reading.push(new TextEncoder().encode(JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] })));
  await reading.endDocument();
  reading.finish();
  reading.trace(0);
  return reading.receivedTrace(0);
}

function found(trace: ReceivedTrace, index: TextIndex, text: string): number[] {
  const search = new TextSearch(trace, index, soughtText(text));
  const rows = new SpanSet(trace.received.length);
  for (let step = 0; step < rows.words.length; step++) {
    if (step === index.stepCount) index.grow();
    search.findIn(step, rows);
  }
  return [...rows];
}

const TEXTS = Array.from({ length: 3 * STEP }, (_, row) => (row % 10 === 3 ? `Text ${row % 20}` : 'other'));
const ROWS = TEXTS.flatMap((text, row) => (text === 'Text 13' ? [row] : []));

test('a text is found while the index is made, and in the index that is there', async () => {
  const trace = await traceOf(TEXTS);
  const index = new TextIndex(trace);
  expect(found(trace, index, 'tExt 13')).toEqual(ROWS);
  expect(found(trace, index, 'tExt 13')).toEqual(ROWS);
});

test('each different text is kept once', async () => {
  const trace = await traceOf(TEXTS);
  const index = new TextIndex(trace);
  found(trace, index, 'other');
  const texts = Array.from({ length: index.texts.length }, (_, number) => index.texts.get(number));
  expect(texts.sort()).toEqual(['', 'Text 13', 'Text 3', 'Westwood', 'other']);
});

test('a text does not begin in one text and end in the next', async () => {
  const trace = await traceOf(['one', 'two']);
  expect(found(trace, new TextIndex(trace), 'et')).toEqual([]);
});

test('where there is no room for more texts, spans are read', async () => {
  const trace = await traceOf(TEXTS);
  const index = new TextIndex(trace, 10);
  expect(found(trace, index, 'text 13')).toEqual(ROWS);
  expect(found(trace, index, 'wood')).toEqual(TEXTS.map((_, row) => row));
  expect(index.texts.length).toBeLessThan(5);
});
