import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { array, number, object, optional, parse, record, string } from 'valibot';
import { tempoOf } from '../../src/load/backends/tempo-for-tests.ts';
import type { PlainTrace } from '../../src/load/search/plain-traces-for-tests.ts';
import { plainTracesOfOtlp } from '../../src/load/search/plain-traces-of-otlp-for-tests.ts';
import { portOf } from './free-port.ts';

/** Where the recorded answers are, if this checkout has them beside it. */
export const RECORDED = resolve(import.meta.dirname, '../../../shared/traces/recorded');

const indexSchema = object({
  traceIds: record(string(), string()),
  answers: array(
    object({
      file: string(),
      request: string(),
      status: number(),
      contentType: string(),
      requestHeaders: optional(record(string(), string())),
    }),
  ),
});

interface RecordedAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** A server that gives recorded answers. */
export interface RecordedServer {
  /** Its base address, with a slash at the end. */
  readonly url: string;
  /** Ids of the recorded traces by name, `checkout-4s` …; 32 hex digits. */
  readonly traceIds: Readonly<Record<string, string>>;
  /** Path and query of every request it got, in order. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Returns the recorded trace ids by name. */
export async function recordedTraceIds(): Promise<Record<string, string>> {
  return (await readIndex()).traceIds;
}

/**
 * Starts a server that gives Tempo 3's recorded answers on the recorded requests; other searches of the recorded traces,
 * and questions about names in them, it works out; all else it refuses as Tempo does. With `without`, requests whose path
 * begins so are refused too: a Tempo of before v2 has no `/api/v2/traces`.
 */
export async function startRecordedTempo(without?: string): Promise<RecordedServer> {
  const { traceIds } = await readIndex();
  const answers = await readAnswers('tempo-3/');
  const refusal = { status: 404, contentType: 'text/plain; charset=utf-8', body: Buffer.from('404 page not found\n') };
  const searching = tempoOf(await recordedPlainTraces());
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const isAbsent = without !== undefined && path.startsWith(without);
    const answer = isAbsent ? undefined : find(answers, request);
    const isSearch = request.method === 'GET' && SEARCHES.test(path) && !isAbsent;
    if (answer === undefined && isSearch) searching(request, response);
    else send(response, answer ?? refusal);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { url: `http://127.0.0.1:${portOf(server)}/`, traceIds, requests, stop };
}

const SEARCHES = /^\/api\/(?:v2\/)?search\b/;

async function recordedPlainTraces(): Promise<PlainTrace[]> {
  const names = Object.keys((await readIndex()).traceIds);
  const documents = names.map((name) =>
    readFile(join(RECORDED, `tempo-3/trace-v2-${name}.json`), 'utf8').catch(() => ''),
  );
  return (await Promise.all(documents)).flatMap(plainTracesOfOtlp);
}

function find(answers: ReadonlyMap<string, RecordedAnswer>, request: IncomingMessage): RecordedAnswer | undefined {
  return answers.get(`${request.method} ${request.url}`);
}

function send(response: ServerResponse, { status, contentType, body }: RecordedAnswer): void {
  response.writeHead(status, contentType === '' ? {} : { 'content-type': contentType });
  response.end(body);
}

async function readIndex() {
  return parse(indexSchema, JSON.parse(await readFile(join(RECORDED, 'index.json'), 'utf8')));
}

/** Answers to requests with special headers are left out: the page sends none. */
async function readAnswers(folder: string): Promise<Map<string, RecordedAnswer>> {
  const { answers } = await readIndex();
  const wanted = answers.filter((answer) => answer.file.startsWith(folder) && answer.requestHeaders === undefined);
  const read = wanted.map(async ({ file, request, status, contentType }) => {
    const body = await readFile(join(RECORDED, file));
    return [request, { status, contentType, body }] as const;
  });
  return new Map(await Promise.all(read));
}
