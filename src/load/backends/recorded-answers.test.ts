import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Answering, type AnsweringServer, startAnswering } from '../../testing/answering-server.ts';
import { parseJson, property } from '../json-value.ts';
import { LoadError } from '../load-problem.ts';
import { fetchTrace } from './fetch-trace.ts';
import { probeBackend } from './probe-backend.ts';

/** Answers of real servers, which lie beside the repository and not in it. */
const FOLDER = resolve(import.meta.dirname, '../../../../shared/traces/recorded');
const isThere = existsSync(FOLDER);
const MISSING = '0af7651916cd43dd8448eb211c80319c';

interface Recorded {
  readonly file: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
}

interface Index {
  readonly traceIds: ReadonlyMap<string, string>;
  readonly answers: readonly Recorded[];
}

function readIndex(): Index {
  const index = parseJson(readFileSync(resolve(FOLDER, 'index.json'), 'utf8'));
  const traceIds = Object.entries(property(index, 'traceIds') ?? {}).map(([name, id]) => [name, String(id)] as const);
  const answers = property(index, 'answers');
  return {
    traceIds: new Map(traceIds),
    answers: (Array.isArray(answers) ? answers : [])
      .filter((answer) => property(answer, 'requestHeaders') === undefined)
      .map((answer) => ({
        file: String(property(answer, 'file')),
        path: String(property(answer, 'request')).replace(/^GET /, ''),
        status: Number(property(answer, 'status')),
        contentType: String(property(answer, 'contentType')),
      })),
  };
}

const { traceIds, answers }: Index = isThere ? readIndex() : { traceIds: new Map(), answers: [] };

/** Answers what was recorded in these folders, and any other path as `unknown` was. */
function asRecorded(folders: readonly string[], unknown: string, without = /^$/): Answering {
  const known = answers.filter(
    ({ file, path }) => folders.some((name) => file.startsWith(name)) && !without.test(path),
  );
  const fallback = answers.find(({ file }) => file === unknown);
  return (request, response) => {
    const path = request.url?.split('?')[0];
    const exact = known.find((answer) => answer.path === request.url);
    const recorded = exact ?? known.find((answer) => answer.path.split('?')[0] === path) ?? fallback;
    response.writeHead(recorded?.status ?? 500, { 'content-type': recorded?.contentType ?? '' });
    response.end(readFileSync(resolve(FOLDER, recorded?.file ?? '')));
  };
}

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly api: string;
  readonly answering: Answering;
  readonly fileOf: (trace: string) => string;
}

const JAEGER = ['jaeger-2.13-v3/', 'jaeger-2.13-legacy/'];
const JAEGER_PAGE = 'jaeger-2.13-legacy/unknown-path.html';
const TEMPO_404 = 'tempo-3/unknown-path.txt';

const CASES: readonly Case[] = [
  {
    name: 'Jaeger',
    kind: 'jaeger',
    api: 'v3',
    answering: asRecorded(JAEGER, JAEGER_PAGE),
    fileOf: (trace) => `jaeger-2.13-v3/trace-${trace}.json`,
  },
  {
    name: 'Jaeger without v3',
    kind: 'jaeger',
    api: 'legacy',
    answering: asRecorded(JAEGER, JAEGER_PAGE, /^\/api\/v3\//),
    fileOf: (trace) => `jaeger-2.13-legacy/trace-${trace}.json`,
  },
  {
    name: 'Tempo',
    kind: 'tempo',
    api: 'v2',
    answering: asRecorded(['tempo-3/'], TEMPO_404),
    fileOf: (trace) => `tempo-3/trace-v2-${trace}.json`,
  },
  {
    name: 'Tempo without v2 traces',
    kind: 'tempo',
    api: 'v1',
    answering: asRecorded(['tempo-3/'], TEMPO_404, /^\/api\/v2\/traces\//),
    fileOf: (trace) => `tempo-3/trace-v1-${trace}.json`,
  },
  {
    name: 'Zipkin',
    kind: 'zipkin',
    api: 'v2',
    answering: asRecorded(['zipkin-3.6/'], TEMPO_404),
    fileOf: (trace) => `zipkin-3.6/trace-${trace}.json`,
  },
];

/** Fetches from a server whose kind has to be found out. */
async function fetched(server: AnsweringServer, traceId: string) {
  const chunks: Uint8Array[] = [];
  let found = '';
  await fetchTrace({ name: 'recorded', url: server.url }, traceId, {
    signal: new AbortController().signal,
    onApi: (kind, api) => {
      found = `${kind} ${api}`;
    },
    onStart: () => {},
    onChunk: (chunk) => chunks.push(chunk.slice()),
  });
  return { found, body: Buffer.concat(chunks).toString() };
}

async function problemKind(server: AnsweringServer, traceId: string): Promise<string> {
  try {
    await fetched(server, traceId);
    return 'none';
  } catch (error) {
    if (error instanceof LoadError) return error.problem.kind;
    throw error;
  }
}

describe.skipIf(!isThere)('recorded answers (skipped where they do not lie beside the repository)', () => {
  describe.each(CASES)('of $name', ({ kind, api, answering, fileOf }) => {
    test('give every trace as it was recorded', async () => {
      const server = await startAnswering(answering);
      const recorded = [...traceIds].filter(([name]) => answers.some(({ file }) => file === fileOf(name)));
      expect(recorded.length).toBeGreaterThan(0);
      for (const [name, id] of recorded) {
        const body = readFileSync(resolve(FOLDER, fileOf(name)), 'utf8');
        expect(await fetched(server, id)).toEqual({ found: `${kind} ${api}`, body });
      }
    });

    test('tell a missing trace', async () => {
      expect(await problemKind(await startAnswering(answering), MISSING)).toBe('not_found');
    });

    test('tell the kind of server in a trial call', async () => {
      const server = await startAnswering(answering);
      const { kind: found, serviceCount } = await probeBackend(
        { name: 'recorded', url: server.url },
        new AbortController().signal,
      );
      expect([found, serviceCount > 5]).toEqual([kind, true]);
    });
  });

  // Tempo's first API was not asked for such an id when the answers were recorded.
  test.each(CASES.filter(({ api }) => api !== 'v1'))('of $name refuse what is no id', async ({ answering }) => {
    expect(await problemKind(await startAnswering(answering), 'not-an-id')).toBe('refused_request');
  });
});
