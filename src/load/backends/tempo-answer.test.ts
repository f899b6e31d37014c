import { describe, expect, test } from 'vitest';
import { mergeSummaries, tempoSummaries } from './tempo-answer.ts';

const read = (trace: object) => tempoSummaries(JSON.stringify({ traces: [trace] }))?.[0];
const TRACE = { traceID: '2f3e0cee77ae5dc9c17ade3689eb2e54', startTimeUnixNano: '1684778327699392724' };
const span = (start: bigint, durationNanos: string) => ({
  spanID: 'b7ad6b7169203331',
  startTimeUnixNano: String(1_684_778_327_699_392_724n + start),
  durationNanos,
});

describe('a summary', () => {
  test('has its id in full', () => {
    expect(read({ ...TRACE, traceID: 'abc' })?.traceId).toBe(`${'0'.repeat(29)}abc`);
  });

  test('has no root while that has not come', () => {
    const trace = read({ ...TRACE, rootServiceName: '<root span not yet received>', rootTraceName: '' });
    expect([trace?.rootService, trace?.rootName]).toEqual(['', '']);
  });

  test('counts the services’ spans, and says where nothing is told', () => {
    const serviceStats = { db: { spanCount: 2 }, shop: { spanCount: 3, errorCount: 1 } };
    expect(read({ ...TRACE, serviceStats })).toMatchObject({
      spanCount: 5,
      errorCount: 1,
      services: [
        { name: 'shop', spanCount: 3, errorCount: 1 },
        { name: 'db', spanCount: 2, errorCount: 0 },
      ],
    });
    expect(read(TRACE)).toMatchObject({ spanCount: -1, errorCount: -1, services: [] });
  });

  test('below a millisecond is as long as the spans that are named', () => {
    expect(read({ ...TRACE, spanSets: [{ spans: [span(100n, '400')] }] })?.duration).toBe(500);
    expect(read(TRACE)?.duration).toBe(0);
  });

  test('is as long as a span that ends in its last millisecond, and no span makes it longer', () => {
    const of = (start: bigint, duration: string) =>
      read({ ...TRACE, durationMs: 12, spanSet: { spans: [span(start, duration)] } })?.duration;
    expect(of(0n, '12345678')).toBe(12_345_678);
    expect(of(0n, '11000000')).toBe(12_000_000);
    expect(of(0n, '14000000')).toBe(12_000_000);
  });

  test('takes times that are bare numbers', () => {
    expect(read({ ...TRACE, startTimeUnixNano: 1_684_778_327_000_000_000 })?.startTimeUnixNano).toBe(
      1_684_778_327_000_000_000n,
    );
  });

  test('without an id is none, and hostile fields harm nothing else', () => {
    const traces = [null, 7, { traceID: 5 }, { ...TRACE, durationMs: 'x', spanSets: 'y', serviceStats: [] }];
    expect(tempoSummaries(JSON.stringify({ traces }))?.map(({ duration }) => duration)).toEqual([0]);
  });

  test('is of no time that no trace can have: a picture of it would have no end', () => {
    const large = { startTimeUnixNano: 1e300, durationMs: 1e300, serviceStats: { db: { spanCount: 1e300 } } };
    expect(read({ ...TRACE, ...large })).toMatchObject({ startTimeUnixNano: 0n, duration: 0, spanCount: 0 });
    expect(read({ ...TRACE, startTimeUnixNano: '9'.repeat(20) })?.startTimeUnixNano).toBe(0n);
  });

  test('takes no object for a text or a number', () => {
    const object = { toString: 1, valueOf: 1 };
    const spans = [{ spanID: object, startTimeUnixNano: object, durationNanos: object }];
    expect(read({ ...TRACE, durationMs: object, spanSets: [{ spans }] })).toMatchObject({ duration: 0, matches: [] });
  });
});

test.each([
  ['{"traces":[],"metrics":{}}', []],
  ['{"metrics":{}}', []],
  ['{"traces":null}', []],
  ['{}', []],
  ['{"message":"no"}', null],
  ['<html>', null],
  ['[]', null],
])('%s holds %j', (text, traces) => expect(tempoSummaries(text)).toEqual(traces));

test('two answers are one list, newest first, each trace once', () => {
  const [a, b] = [read(TRACE), read({ traceID: 'b', startTimeUnixNano: '5' })].flatMap((each) => each ?? []);
  expect(mergeSummaries([a], [b, a]).map(({ traceId }) => traceId)).toEqual([a.traceId, b.traceId]);
});
