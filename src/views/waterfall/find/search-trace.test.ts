import { expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import { searchTrace } from './search-trace.ts';

const CART = traceFromText(`
  frontend  GET /cart  |----------|
    cart    get-items     |-----|
      redis HGET            |-|
    ads     list-ads         |---|
`);

/** Values of the spans, one word each, told a span at a time. */
function textsOf(values: readonly string[]): TraceReaders['findText'] {
  return async (text, onHits, signal) => {
    const spans = new SpanSet(values.length);
    for (const [span, value] of values.entries()) {
      await Promise.resolve();
      if (signal.aborted) return;
      if (value.includes(text)) spans.add(span);
      onHits({ spans: spans.clone(), count: spans.count(), isComplete: span === values.length - 1 });
    }
  };
}

const VALUES = textsOf(['eu', 'eu', 'us', 'us']);

async function allFound(words: readonly string[], signal = new AbortController().signal): Promise<string[]> {
  const told: string[] = [];
  await searchTrace(
    CART,
    VALUES,
    words,
    ({ spans, count, isComplete }) => told.push(`${[...spans]} (${count})${isComplete ? '' : ' …'}`),
    signal,
  );
  return told;
}

test('what the columns tell comes first, then what values hold, down the rows', async () => {
  expect(await allFound(['get'])).toEqual(['0,1,2 (3) …', ...Array(3).fill('0,1,2 (3) …'), '0,1,2 (3)']);
  expect(await allFound(['us'])).toEqual([' (0) …', ' (0) …', ' (0) …', '2 (1) …', '2,3 (2)']);
});

test('a span matches if each word stands anywhere in it', async () => {
  expect((await allFound(['eu', 'cart'])).at(-1)).toBe('0,1 (2)');
  expect((await allFound(['us', 'get'])).at(-1)).toBe('2 (1)');
});

test('a search that was ended tells nothing more', async () => {
  const ended = new AbortController();
  const told = allFound(['us'], ended.signal);
  ended.abort();
  expect(await told).toEqual([' (0) …']);
});

test('no words find nothing', async () => expect(await allFound([])).toEqual([]));
