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

test('facts read one by one, after the survey of all spans, are the same', async () => {
  const attributes = [
    { key: 'http.request.method', value: { stringValue: 'GET' } },
    { key: 'http.method', value: { stringValue: 'get' } },
    { key: 'http.response.status_code', value: { intValue: '503' } },
  ];
  const spans = [SPAN, { ...SPAN, spanId: '3', startTimeUnixNano: '1001', attributes }];
  const { facts } = await received({ resourceSpans: [{ resource: {}, scopeSpans: [{ spans }] }] });
  const told = () =>
    [0, 1].map((row) => ({
      method: facts.text(row, 'httpMethod'),
      methods: facts.all(row, 'httpMethod'),
      methodNumber: facts.number(row, 'httpMethod'),
      status: facts.text(row, 'httpStatus'),
      process: facts.process(row),
    }));
  const before = told();
  expect(before[1]).toMatchObject({ method: 'get', methods: ['GET', 'get'], status: '503' });
  facts.endSurvey();
  expect(told()).toEqual(before);
});
