import { statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { portOf } from '../e2e/servers/free-port.ts';
import { emptyPageAt } from './empty-page.ts';
import { madeSearch } from './made-search.ts';
import { type Payload, packedFile } from './make-trace.ts';
import { type OnSent, sendBody } from './paced-answer.ts';
import { backendOf, PACES, SERVED_WAYS, servedPath, type Way } from './ways.ts';

const DIST = resolve(import.meta.dirname, '../dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const SEARCH_PATH = `${backendOf({ format: 'otlp', packing: 'plain', line: 'server' }).url}api/search`;

/** Serves a built page, the payloads as Jaeger and Tempo would, and the empty pages, all from one origin. */
export interface BenchServer {
  /** With a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Names of all backends, and the addresses below the server's own at which they answer. */
export const BENCH_BACKENDS = SERVED_WAYS.map(backendOf);

/** What the server is started with. */
export interface BenchServerOptions {
  /** Folder of the built page, ours if none is given. */
  readonly dist?: string;
  /** Told how many bytes of an answer have been sent at a pace. */
  readonly onSent?: OnSent;
}

/** A trace as it is sent. */
interface Served {
  readonly payload: Payload;
  readonly way: Way;
}

/** Starts the server on a free port of 127.0.0.1; it has each payload in each way that there is to serve its format. */
export async function startBenchServer(
  payloads: readonly Payload[],
  options: BenchServerOptions = {},
): Promise<BenchServer> {
  const served = new Map(payloads.flatMap(servedFrom));
  const server = createServer((request, response) => {
    answer(request.url ?? '/', response, served, options);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${portOf(server)}/`, stop };
}

function servedFrom(payload: Payload): [path: string, served: Served][] {
  return SERVED_WAYS.filter(({ format }) => format === payload.format).map((way) => [
    servedPath(way, payload),
    { payload, way },
  ]);
}

function answer(
  address: string,
  response: ServerResponse,
  served: ReadonlyMap<string, Served>,
  { dist = DIST, onSent }: BenchServerOptions,
): void {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const path = pathname.slice(1);
  const trace = served.get(path);
  const empty = emptyPageAt(path, searchParams);
  if (trace !== undefined) sendTrace(response, trace, onSent);
  else if (empty !== null) send(response, 200, '.html', empty);
  else if (path === 'config.json') send(response, 200, '.json', JSON.stringify({ backends: BENCH_BACKENDS }));
  else if (path === SEARCH_PATH) send(response, 200, '.json', madeSearch(searchParams));
  else if (path.startsWith('static/')) sendFile(response, join(dist, path));
  else if (path.startsWith('bench-')) send(response, 404, '.txt', '404 page not found');
  else sendFile(response, join(dist, 'index.html'));
}

function sendTrace(response: ServerResponse, { payload, way }: Served, onSent: OnSent | undefined): void {
  const isPacked = way.packing === 'gzip';
  sendFile(response, isPacked ? packedFile(payload) : payload.file, {
    extension: '.json',
    headers: isPacked ? { 'content-encoding': 'gzip' } : {},
    pace: PACES[way.line],
    onSent,
  });
}

interface SendFileOptions {
  /** The file's own by itself. */
  readonly extension?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly pace?: number | undefined;
  readonly onSent?: OnSent | undefined;
}

function sendFile(response: ServerResponse, file: string, options: SendFileOptions = {}): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    send(response, 404, '.txt', 'Nothing here.');
    return;
  }
  const type = TYPES[options.extension ?? extname(file)] ?? 'text/plain';
  response.writeHead(200, { ...options.headers, 'content-type': type, 'content-length': size });
  void sendBody(response, file, options.pace, options.onSent);
}

function send(response: ServerResponse, status: number, extension: string, body: string): void {
  response.writeHead(status, { 'content-type': TYPES[extension] ?? 'text/plain' });
  response.end(body);
}
