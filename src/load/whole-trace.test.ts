import { expect, test } from 'vitest';
import { TraceReading } from './trace-reading.ts';
import type { WholeTrace } from './whole-trace.ts';

const SPAN = { traceId: 'ab', spanId: '1', name: 'page', startTimeUnixNano: '1000', endTimeUnixNano: '2000' };
const RESOURCE_SPANS = [{ resource: {}, scopeSpans: [{ spans: [SPAN, { ...SPAN, spanId: '2' }] }] }];

/** The trace of a document as analyses read it, which `cut` bytes at the end are missing of. */
async function received(document: object, cut = 0): Promise<WholeTrace> {
  const reading = new TraceReading();
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  reading.beginDocument('test');
  reading.push(bytes.subarray(0, bytes.length - cut));
  await reading.endDocument();
  reading.finish();
  reading.trace(0);
  return reading.analysable(0);
}

test('what is wrong with the input comes with the trace', async () => {
  const { input } = await received({ resourceSpans: RESOURCE_SPANS }, 20);
  expect(input.defects.map(({ type }) => type)).toContain('truncated');
});

test.each([
  ['version 1', { batches: RESOURCE_SPANS }],
  ['version 2', { trace: { resourceSpans: RESOURCE_SPANS } }],
])('an answer of Tempo’s may be cut: %s', async (_, document) => {
  expect((await received(document)).input.mayBeCut).toBe(true);
});

test('a file in the same format is whole', async () => {
  expect((await received({ resourceSpans: RESOURCE_SPANS })).input).toEqual({ defects: [], mayBeCut: false });
});
