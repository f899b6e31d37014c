import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completionsOf } from '../../src/load/search/completions-of.ts';
import { idsThatMeet, otlpOf, plainTraces } from '../../src/load/search/plain-traces-for-tests.ts';
import { QUERIES, queryFor } from '../../src/load/search/queries-for-tests.ts';
import { SearchSession } from '../../src/load/search/search-session.ts';
import type { SearchQuery } from '../../src/trace/search-query.ts';
import { sendOtlp } from './jaeger.ts';
import { RECORDED, type RecordedServer, startRecordedTempo } from './recorded-tempo.ts';
import { waitUntil } from './wait-until.ts';

const { TEMPO_URL, TEMPO_OTLP_URL } = process.env;

function searchOf(url: string) {
  return async (query: SearchQuery) => {
    const session = new SearchSession({ onProgress: () => {}, onLearnt: () => {} });
    const backend = { name: 'tempo', kind: 'tempo', url: url.replace(/\/*$/, '/') };
    const answer = await session.search({ type: 'backend', backend }, query, Date.now(), new AbortController().signal);
    return { answer, ids: answer.traces.map(({ traceId }) => traceId).sort() };
  };
}

describe.skipIf(TEMPO_URL === undefined)('a search of the Tempo that TEMPO_URL names', () => {
  const now = Date.now();
  const traces = plainTraces(60, now % 100_000, now);
  const own = new Set(traces.map(({ traceId }) => traceId));
  const search = searchOf(TEMPO_URL ?? '');

  // What is newest is not searched, and what has come is not searched at once.
  beforeAll(async () => {
    await sendOtlp((TEMPO_OTLP_URL ?? '').replace(/(\/v1\/traces)?\/*$/, ''), otlpOf(traces));
    const hasAll = async () => (await search(queryFor({}, now))).ids.filter((id) => own.has(id)).length === own.size;
    await waitUntil('Tempo finds all traces', hasAll, 180);
  }, 200_000);

  test.each(Object.entries(QUERIES))('%s finds what a look at all traces finds', async (_name, asked) => {
    const query = queryFor(asked, now);
    const { ids } = await search(query);
    expect(ids.filter((id) => own.has(id))).toEqual(idsThatMeet(traces, query));
  });

  test('what it does not understand is told with its position', async () => {
    await expect(search(queryFor({ traceQl: '{ name = }' }, now))).rejects.toMatchObject({
      problem: { status: 400, serverWords: expect.stringMatching(/line 1, col \d+/) },
    });
  });
});

describe.skipIf(!existsSync(RECORDED))('a search of the recorded Tempo (needs ../shared)', () => {
  let tempo: RecordedServer;
  beforeAll(async () => {
    tempo = await startRecordedTempo();
  });
  afterAll(() => tempo.stop());

  const time = { type: 'between', from: 1_795_219_286_000, to: 1_795_219_357_000 } as const;

  test.each([
    ['errors', { isErrorsOnly: true }, ['dns-retry-loop', 'error-origin']],
    ['slow traces', { durationMin: 2_000_000_000 }, ['checkout-4s', 'dns-retry-loop']],
    ['a service', { service: 'recommendations' }, ['dns-retry-loop']],
    [
      'an attribute',
      { attributes: [{ key: 'db.operation.name', operator: '=', value: 'INSERT' }] },
      ['checkout-1s', 'checkout-4s'],
    ],
  ] satisfies [string, Partial<SearchQuery>, string[]][])('finds %s', async (_name, asked, names) => {
    const { ids } = await searchOf(tempo.url)(queryFor({ ...asked, time }, time.to));
    const known = Object.entries(tempo.traceIds);
    expect(
      known
        .filter(([, id]) => ids.includes(id))
        .map(([name]) => name)
        .sort(),
    ).toEqual(names);
  });

  test('offers services, operations, keys and values', async () => {
    const backend = { name: 'tempo', kind: 'tempo', url: tempo.url };
    const completions = completionsOf({ type: 'backend', backend });
    expect(await completions.services()).toContain('recommendations');
    expect(await completions.operations('gateway')).toContain('POST /checkout');
    expect((await completions.attributeKeys()).slice(0, 2)).toEqual([
      { key: 'service.version', traceQl: 'resource.service.version', isUsual: false },
      { key: 'deployment.environment.name', traceQl: 'resource.deployment.environment.name', isUsual: false },
    ]);
    expect(await completions.attributeValues('http.status_code')).toEqual(['200', '500']);
  });
});
