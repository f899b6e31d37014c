import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { madeSearch } from '../../bench/made-search.ts';
import { portOf } from './free-port.ts';
import { RECORDED, startRecordedTempo } from './recorded-tempo.ts';

/** A Tempo that can be searched, with recorded answers whatever the time asked for. */
export interface SearchedTempo {
  readonly url: string;
  /** The TraceQL of every search, in order. */
  readonly queries: readonly string[];
  readonly stop: () => Promise<void>;
}

const FOLDER = join(RECORDED, 'tempo-3');

/**
 * Starts a Tempo that answers each search by what its TraceQL holds: `status = error` finds the recorded errors, `none`
 * nothing, `growing` nothing when asked first, `many` as many made-up traces as were asked for, `slow` answers late, `broken` is refused as a bad query. Any
 * other finds all recorded traces of `gateway`. Traces are the recorded ones.
 */
export async function startSearchedTempo(): Promise<SearchedTempo> {
  const recorded = await startRecordedTempo();
  const queries: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (url.pathname !== '/api/search') return pass(`${recorded.url.replace(/\/$/, '')}${request.url}`, response);
    const query = url.searchParams.get('q') ?? '';
    queries.push(query);
    if (query.includes('slow')) await sleep(5000);
    if (query.includes('broken')) return send(response, 400, 'text/plain', await read('search-bad-query.txt'));
    const isFirst = queries.indexOf(query) === queries.length - 1;
    if (query.includes('growing') && isFirst)
      return send(response, 200, 'application/json', await read('search-nothing.json'));
    if (query.includes('many')) return send(response, 200, 'application/json', madeSearch(url.searchParams));
    send(response, 200, 'application/json', await read(fileOf(query)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await recorded.stop();
  };
  return { url: `http://127.0.0.1:${portOf(server)}/`, queries, stop };
}

function fileOf(query: string): string {
  if (query.includes('none')) return 'search-nothing.json';
  return query.includes('status = error') ? 'search-errors.json' : 'search.json';
}

function read(name: string): Promise<string> {
  return readFile(join(FOLDER, name), 'utf8');
}

async function pass(url: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(url);
  send(response, answer.status, answer.headers.get('content-type') ?? '', await answer.text());
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, contentType === '' ? {} : { 'content-type': contentType });
  response.end(body);
}
