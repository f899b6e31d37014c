import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idsThatMeet, otlpOf, type PlainTrace, plainTraces } from '../../src/load/search/plain-traces-for-tests.ts';
import { QUERIES, queryFor } from '../../src/load/search/queries-for-tests.ts';
import { SearchSession } from '../../src/load/search/search-session.ts';
import type { SearchQuery } from '../../src/trace/search-query.ts';
import { type Jaeger, sendOtlp, startJaeger } from './jaeger.ts';
import { isJaegerBuilt } from './jaeger-binaries.ts';

const NOW = Date.now();
const TRACES = plainTraces(60, 7, NOW);

/** As the legacy API tells it. */
function inMicroseconds(trace: PlainTrace): PlainTrace {
  const whole = (time: number) => Math.floor(time / 1000) * 1000;
  const offset = Number(trace.startTimeUnixNano % 1000n);
  const spans = trace.spans.map((span) => ({
    ...span,
    start: whole(offset + span.start),
    duration: whole(span.duration),
  }));
  return { ...trace, spans };
}

let jaeger: Jaeger;

describe.skipIf(!isJaegerBuilt())('a search of a real Jaeger, if one is built', () => {
  beforeAll(async () => {
    jaeger = await startJaeger();
    for (const trace of TRACES.toReversed()) await sendOtlp(jaeger.otlpUrl, otlpOf([trace]));
  });
  afterAll(() => jaeger.stop());

  async function search(query: SearchQuery, api?: string) {
    const session = new SearchSession({ onProgress: () => {}, onLearnt: () => {} });
    const backend = { name: 'jaeger', kind: 'jaeger', url: jaeger.url, api };
    const answer = await session.search({ type: 'backend', backend }, query, NOW, new AbortController().signal);
    return { session, answer, ids: answer.traces.map(({ traceId }) => traceId).sort() };
  }

  for (const api of ['v3', 'legacy']) {
    test.each(Object.entries(QUERIES))(`%s finds what a look at all traces finds, by ${api}`, async (_name, asked) => {
      const query = queryFor(asked, NOW);
      const { ids } = await search(query, api);
      // Without a service the legacy API is not asked.
      const isTold = api === 'legacy' && query.service !== '';
      expect(ids).toEqual(idsThatMeet(isTold ? TRACES.map(inMicroseconds) : TRACES, query));
    });
  }

  // The store gives those that came last, and each came after the ones that are newer than it.
  test.each([
    ['of any', {}],
    ['of a service', { service: 'frontend' }],
    ['where ours is to decide', { isErrorsOnly: true }],
  ])('of more than are wanted, the newest are found: %s', async (_name, asked) => {
    const { answer } = await search({ ...queryFor(asked, NOW), limit: 20 });
    const meeting = new Set(idsThatMeet(TRACES, queryFor(asked, NOW)));
    const newest = TRACES.toReversed().filter(({ traceId }) => meeting.has(traceId));
    expect(answer.traces.map(({ traceId }) => traceId)).toEqual(newest.slice(0, 20).map(({ traceId }) => traceId));
    expect(answer.notes.map(({ sentence }) => sentence).join(' ')).toMatch(/the newest 20/i);
  });

  test('everything is found without a service', async () => {
    const { ids } = await search(queryFor({}, NOW));
    expect(ids).toEqual(TRACES.map(({ traceId }) => traceId).sort());
  });
});
