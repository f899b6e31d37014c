import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECORDED, type RecordedServer, startRecordedTempo } from './recorded-tempo.ts';

describe.skipIf(!existsSync(RECORDED))('the recorded Tempo (needs ../shared)', () => {
  let tempo: RecordedServer;
  beforeAll(async () => {
    tempo = await startRecordedTempo('/api/v2/traces');
  });
  afterAll(() => tempo.stop());

  test('answers a recorded request with the recorded words', async () => {
    const answer = await fetch(`${tempo.url}api/echo`);
    expect([answer.status, answer.headers.get('content-type'), (await answer.text()).trim()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'echo',
    ]);
  });

  test('answers a recorded refusal with its status', async () => {
    expect((await fetch(`${tempo.url}api/traces/0af7651916cd43dd8448eb211c80319c`)).status).toBe(404);
  });

  test('refuses another method on a recorded address', async () => {
    expect((await fetch(`${tempo.url}api/echo`, { method: 'POST' })).status).toBe(404);
  });

  test('refuses what was not recorded as Tempo does', async () => {
    const answer = await fetch(`${tempo.url}api/echo?x=1`);
    expect([answer.status, await answer.text()]).toEqual([404, '404 page not found\n']);
  });

  test('refuses the paths that it is to be without', async () => {
    const id = tempo.traceIds['checkout-4s'];
    expect((await fetch(`${tempo.url}api/v2/traces/${id}`)).status).toBe(404);
    expect((await fetch(`${tempo.url}api/traces/${id}`)).status).toBe(200);
  });

  test('works out a search that was not recorded', async () => {
    const search = new URLSearchParams({
      q: '{ duration > 2s && status = error }',
      start: '1795219286',
      end: '1795219357',
    });
    const { traces } = await (await fetch(`${tempo.url}api/search?${search}`)).json();
    expect(traces.map((trace: { traceID: string }) => trace.traceID)).toEqual([tempo.traceIds['dns-retry-loop']]);
  });
});
