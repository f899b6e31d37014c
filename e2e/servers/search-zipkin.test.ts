import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probeBackend } from '../../src/load/backends/probe-backend.ts';
import { readSource } from '../../src/load/read-source.ts';
import { idsThatMeet, otlpOf, type PlainTrace, plainTraces } from '../../src/load/search/plain-traces-for-tests.ts';
import { QUERIES, queryFor } from '../../src/load/search/queries-for-tests.ts';
import { SearchSession } from '../../src/load/search/search-session.ts';
import { asZipkinKeeps } from '../../src/load/search/zipkin-traces-for-tests.ts';
import { TraceReading } from '../../src/load/trace-reading.ts';
import { attributeText } from '../../src/trace/attribute-text.ts';
import type { SearchQuery } from '../../src/trace/search-query.ts';
import type { SpanDetails } from '../../src/trace/span-details.ts';
import { type Jaeger, sendOtlp, startJaeger } from './jaeger.ts';
import { isJaegerBuilt } from './jaeger-binaries.ts';
import { sendToZipkin, startZipkin, type Zipkin } from './zipkin.ts';
import { isZipkinThere } from './zipkin-jar.ts';

const NOW = Date.now();
const TRACES = plainTraces(60, 7, NOW);
const KEPT = TRACES.map(asZipkinKeeps);

let zipkin: Zipkin;
const backend = () => ({ name: 'zipkin', kind: 'zipkin', url: zipkin.url });

async function search(query: SearchQuery) {
  const session = new SearchSession({ onProgress: () => {}, onLearnt: () => {} });
  const source = { type: 'backend', backend: backend() } as const;
  const answer = await session.search(source, query, NOW, new AbortController().signal);
  return { answer, ids: answer.traces.map(({ traceId }) => traceId).sort() };
}

/** Reads traces of a backend; returns what each of their spans says, by trace and span. */
async function spansOf(kind: string, url: string, traceIds: readonly string[]) {
  const reading = new TraceReading();
  const telling = { onProgress: () => {}, onPreview: () => {}, onLearnt: () => {} };
  const source = { type: 'backend', backends: [{ name: kind, kind, url }], traceIds } as const;
  const { missing } = await readSource(source, reading, { ...telling, signal: AbortSignal.timeout(20_000) });
  const summaries = reading.finish();
  const spans: Record<string, unknown>[] = [];
  for (const traceNumber of summaries.keys()) {
    const table = reading.open(traceNumber);
    const details = await reading.details(traceNumber, 0, table.length);
    spans.push(...details.map((span) => plainSpan(span, table.traceId)));
  }
  return { missing, spans: spans.sort((a, b) => String(a.id).localeCompare(String(b.id))) };
}

/** What both servers can say of a span. Zipkin has one map of tags, in which a span's hide its resource's. */
function plainSpan(span: SpanDetails, traceId: string): Record<string, unknown> {
  const { resource, status, startTimeUnixNano: start, endTimeUnixNano: end } = span;
  const all = [...(resource?.attributes ?? []), ...span.attributes].filter(({ key }) => !key.startsWith('@jaeger'));
  // Of a list one server gives the text that came, the other its elements.
  const texts = all.map(({ key, value }) => [key, attributeText(value).toLowerCase().replaceAll(/\s/g, '')]);
  return {
    id: `${traceId} ${span.spanId}`,
    parent: span.parentSpanId,
    name: span.name.toLowerCase(),
    kind: span.kind,
    status: status.code,
    start: (start ?? 0n) / 1000n,
    duration: (end ?? 0n) - (start ?? 0n) < 1000n ? 1n : ((end ?? 0n) - (start ?? 0n)) / 1000n,
    attributes: Object.fromEntries(texts),
  };
}

describe.skipIf(!isZipkinThere())('a real Zipkin, if one is there', () => {
  beforeAll(async () => {
    zipkin = await startZipkin();
    for (const trace of TRACES.toReversed()) await sendToZipkin(zipkin, [trace]);
  }, 180_000);
  afterAll(() => zipkin.stop());

  test.each(Object.entries(QUERIES))('is searched: %s finds what a look at all traces finds', async (_name, asked) => {
    const query = queryFor(asked, NOW);
    const meant = { ...query, service: query.service.toLowerCase(), operation: query.operation.toLowerCase() };
    expect((await search(query)).ids).toEqual(idsThatMeet(KEPT, meant));
  });

  test.each([
    ['of any', {}],
    ['of a service', { service: 'frontend' }],
    ['where ours is to decide', { durationMin: 500_000_000 }],
  ])('of more than are wanted, the newest are found: %s', async (_name, asked) => {
    const { answer } = await search({ ...queryFor(asked, NOW), limit: 10 });
    const meeting = new Set(idsThatMeet(KEPT, queryFor(asked, NOW)));
    const newest = KEPT.toReversed().filter(({ traceId }) => meeting.has(traceId));
    expect(answer.traces.map(({ traceId }) => traceId)).toEqual(newest.slice(0, 10).map(({ traceId }) => traceId));
  });

  test('tells its kind and version, at its root and below /zipkin', async () => {
    const signal = AbortSignal.timeout(20_000);
    const atRoot = await probeBackend({ name: 'x', url: zipkin.url }, signal);
    expect(atRoot).toMatchObject({ kind: 'zipkin', version: '3.6.1', serviceCount: 4 });
    const below = await probeBackend({ name: 'x', url: `${zipkin.url}zipkin/` }, signal);
    expect(below).toMatchObject({ kind: 'zipkin', serviceCount: 4 });
  });

  test('gives several traces at once, and tells the one that it has not', async () => {
    const ids = TRACES.slice(0, 3).map(({ traceId }) => traceId);
    const { missing, spans } = await spansOf('zipkin', zipkin.url, [...ids, '0af7651916cd43dd8448eb211c80319c']);
    expect(missing.map(({ kind }) => kind)).toEqual(['not_found']);
    expect(spans.length).toBe(TRACES.slice(0, 3).reduce((sum, trace: PlainTrace) => sum + trace.spans.length, 0));
  });

  describe.skipIf(!isJaegerBuilt())('and a real Jaeger, if one is built', () => {
    let jaeger: Jaeger;
    beforeAll(async () => {
      jaeger = await startJaeger();
      await sendOtlp(jaeger.otlpUrl, otlpOf(TRACES.slice(0, 20)));
    }, 60_000);
    afterAll(() => jaeger.stop());

    test('give the same traces alike, up to microseconds and lower-case names', async () => {
      const ids = TRACES.slice(0, 20).map(({ traceId }) => traceId);
      const ofZipkin = await spansOf('zipkin', zipkin.url, ids);
      const ofJaeger = await spansOf('jaeger', jaeger.url, ids);
      expect(ofZipkin).toEqual(ofJaeger);
    });
  });
});
