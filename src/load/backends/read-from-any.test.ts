import { describe, expect, test } from 'vitest';
import { type Answering, always, startAnswering } from '../../testing/answering-server.ts';
import { LoadError } from '../load-problem.ts';
import type { ReadingTeller } from '../read-source.ts';
import { TraceReading } from '../trace-reading.ts';
import type { BackendConfig } from '../trace-source.ts';
import { readFromAny } from './read-from-any.ts';

const TRACE_ID = '5b8efff798038103d269b633813fc60c';
const SILENT: ReadingTeller = { ask: () => {}, begin: () => {}, forgetTotal: () => {}, tell: () => {} };

function documentOf(spanIds: readonly string[]): string {
  const spans = spanIds.map((spanId) => ({
    traceId: TRACE_ID,
    spanId: spanId.padStart(16, '0'),
    startTimeUnixNano: '1000',
    endTimeUnixNano: '9000',
  }));
  return JSON.stringify({ trace: { resourceSpans: [{ scopeSpans: [{ spans }] }] } });
}

const having = (...spanIds: string[]): Answering => always(200, 'application/json', documentOf(spanIds));
const later =
  (milliseconds: number, answering: Answering): Answering =>
  (request, response) => {
    setTimeout(() => answering(request, response), milliseconds);
  };
const missing: Answering = always(404, 'text/plain', 'trace not found');
const silent: Answering = () => {};

async function backendOf(name: string, answering: Answering): Promise<BackendConfig> {
  const { url } = await startAnswering(answering);
  return { name, kind: 'tempo', url };
}

/** Asks backends that answer so, by name, and returns what was read and what each came to. */
async function ask(answering: Readonly<Record<string, Answering>>, signal = AbortSignal.timeout(5000)) {
  const backends = await Promise.all(Object.entries(answering).map(([name, each]) => backendOf(name, each)));
  const reading = new TraceReading();
  const told: string[] = [];
  const teller = { ...SILENT, ask: (address: string) => told.push(address) };
  const asked = await readFromAny(backends, TRACE_ID, reading, teller, { signal });
  const came = asked.map(({ name, came }) => `${name}: ${typeof came === 'string' ? came : came.kind}`);
  return { spans: reading.spanCount, summaries: reading.finish(), came, asked, told };
}

describe('of several backends that are asked at once', () => {
  test('the one that has the trace is read, and each tells what it came to', async () => {
    const { spans, came, told } = await ask({ a: missing, b: later(100, having('1', '2')) });
    expect({ spans, came, told }).toEqual({ spans: 2, came: ['a: not_found', 'b: shown'], told: ['a and b'] });
  });

  test('the first with spans is read alone, and the others are not waited for', async () => {
    const { spans, came } = await ask({ a: silent, b: having('1'), c: later(300, having('1', '2', '3')) });
    expect({ spans, came }).toEqual({ spans: 1, came: ['a: left', 'b: shown', 'c: left'] });
  });

  test('two that answer at the same time are not mixed', async () => {
    const { spans, came } = await ask({ a: having('1', '2'), b: having('1', '2') });
    expect(spans).toBe(2);
    expect(came.toSorted((a, b) => a.slice(3).localeCompare(b.slice(3)))[1]).toContain('shown');
  });

  test('an answer without spans lets the next be read', async () => {
    const { spans, came } = await ask({ a: having(), b: later(100, having('7')) });
    expect({ spans, came: came[1] }).toEqual({ spans: 1, came: 'b: shown' });
  });

  test('an answer that is no trace lets the next be read', async () => {
    const page: Answering = always(200, 'application/json', '"what?"');
    const { spans, came, summaries } = await ask({ a: page, b: later(100, having('7')) });
    expect({ spans, came: came[1], traces: summaries.length }).toEqual({ spans: 1, came: 'b: shown', traces: 1 });
  });

  test('who had it is known by its kind and API', async () => {
    const { asked } = await ask({ a: missing, b: having('1') });
    expect(asked.map(({ learnt }) => learnt)).toEqual([undefined, { kind: 'tempo', api: 'v2' }]);
  });

  test('none has it: told as that, with what each said', async () => {
    await expect(ask({ a: missing, b: missing, c: missing })).rejects.toMatchObject({
      problem: {
        kind: 'not_found',
        sentence: 'None of a, b and c has this trace.',
        said: [{ name: 'a' }, { name: 'b' }, { name: 'c', problem: { kind: 'not_found' } }],
      },
    });
  });

  test('one has it not, and one is ill: both are told', async () => {
    const ill: Answering = always(503, 'text/plain', 'starting up');
    await expect(ask({ a: missing, b: ill })).rejects.toMatchObject({
      problem: {
        kind: 'server_error',
        sentence: 'a has no such trace, and b failed to answer.',
        said: [
          { name: 'a', problem: { kind: 'not_found' } },
          { name: 'b', problem: { serverWords: 'starting up' } },
        ],
      },
    });
  });

  test('advice says whom it is for, and is given once', async () => {
    const page: Answering = always(200, 'text/html', '<title>Log in</title>');
    const missing404 = always(404, 'text/plain', '404 page not found');
    const failure = await ask({ a: page, b: missing404, c: page }).catch((error: unknown) => error);
    const advice = failure instanceof LoadError ? failure.problem.advice : [];
    const meant = advice.map((each) => each.slice(0, each.indexOf(':')));
    expect(new Set(meant)).toEqual(new Set(['a and c', 'b']));
    expect(new Set(advice).size).toBe(advice.length);
  });

  test('no answer is waited for any more once loading is cancelled', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    await expect(ask({ a: silent, b: silent }, controller.signal)).rejects.toMatchObject({
      problem: { kind: 'cancelled' },
    });
  });

  test('an answer that breaks off after spans is shown as far as it came', async () => {
    const breaking: Answering = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(documentOf(['1', '2']).slice(0, -40));
      setTimeout(() => response.destroy(), 100);
    };
    const { spans, came } = await ask({ a: breaking, b: missing });
    expect({ spans, came: came[0] }).toEqual({ spans: 1, came: 'a: shown' });
  });
});
