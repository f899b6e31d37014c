import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { madeSearch } from './made-search.ts';
import type { Payload } from './make-trace.ts';

const DIST = resolve(import.meta.dirname, '../dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** What an empty page does with the answer before it shows its one row. */
const READERS = {
  /** F: parses it, as a page has to that knows no better. */
  parse: `const read = await answer.json();
    const spans = read.data?.[0].spans ?? read.resourceSpans[0].scopeSpans[0].spans;
    const text = spans[0].operationName ?? spans[0].name;`,
  /** B: only receives it. */
  receive: 'const text = String((await answer.arrayBuffer()).byteLength);',
} as const;

export type EmptyPage = keyof typeof READERS;

/** Serves the built page, the payloads as Jaeger and Tempo would, and the empty pages, all from one origin. */
export interface BenchServer {
  /** With a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Names of the backends, and the addresses below the server's own at which they answer. */
export const BENCH_BACKENDS = [
  { name: 'bench', kind: 'jaeger', url: 'bench-jaeger/' },
  { name: 'benchtempo', kind: 'tempo', url: 'bench-tempo/' },
] as const;

/** Starts the server on a free port of 127.0.0.1. */
export async function startBenchServer(payloads: readonly Payload[]): Promise<BenchServer> {
  const files = new Map(payloads.map((payload) => [payloadPath(payload), payload.file]));
  const server = createServer((request, response) => answer(request.url ?? '/', response, files));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${portOf(server.address())}/`, stop };
}

/** Returns the path of a payload, without a leading slash: that of the API of its backend. */
export function payloadPath({ format, traceId }: Pick<Payload, 'format' | 'traceId'>): string {
  return format === 'jaeger' ? `bench-jaeger/api/traces/${traceId}` : `bench-tempo/api/v2/traces/${traceId}`;
}

/** Returns the address of an empty page that reads `payload`, below the server's own. */
export function emptyPagePath(page: EmptyPage, payload: Payload): string {
  return `empty/${page}?${new URLSearchParams({ source: `/${payloadPath(payload)}`, rows: String(payload.spanCount) })}`;
}

function portOf(address: ReturnType<Server['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

function answer(address: string, response: ServerResponse, payloads: ReadonlyMap<string, string>): void {
  const path = new URL(address, 'http://localhost').pathname.slice(1);
  const payload = payloads.get(path);
  if (payload !== undefined) sendFile(response, payload);
  else if (path === 'config.json') send(response, 200, '.json', JSON.stringify({ backends: BENCH_BACKENDS }));
  else if (path === 'empty/parse' || path === 'empty/receive') {
    send(response, 200, '.html', emptyPage(path === 'empty/parse' ? READERS.parse : READERS.receive));
  } else if (path === 'bench-tempo/api/search') {
    send(response, 200, '.json', madeSearch(new URL(address, 'http://localhost').searchParams));
  } else if (path.startsWith('static/')) sendFile(response, join(DIST, path));
  else if (path.startsWith('bench-')) send(response, 404, '.txt', '404 page not found');
  else sendFile(response, join(DIST, 'index.html'));
}

function emptyPage(read: string): string {
  return `<!doctype html><title>Empty</title><script type="module">
    const asked = new URLSearchParams(location.search);
    const answer = await fetch(asked.get('source'));
    ${read}
    document.body.innerHTML = '<div role="treegrid"><div role="row" aria-level="1"></div></div>';
    document.querySelector('[role=row]').textContent = text;
    document.querySelector('[role=treegrid]').setAttribute('aria-rowcount', asked.get('rows'));
  </script>`;
}

function sendFile(response: ServerResponse, file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    send(response, 404, '.txt', 'Nothing here.');
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'content-length': size });
  createReadStream(file, { highWaterMark: 1 << 20 }).pipe(response);
}

function send(response: ServerResponse, status: number, extension: string, body: string): void {
  response.writeHead(status, { 'content-type': TYPES[extension] ?? 'text/plain' });
  response.end(body);
}
