import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { portOf } from './free-port.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The built page, served by something that knows nothing of it. */
export interface StaticServer {
  /** Address of the first page, with a slash at the end. */
  readonly url: string;
  /** Paths asked for that are not below the base. */
  readonly outside: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * Serves the build below `base` as jaeger-query does: files below `static/` only, the page with its base filled in for every other path,
 * and 404 for what is outside. `base` begins and ends with a slash. `config` stands beside the page as `config.json`.
 */
export async function startStatic(base: string, config?: unknown): Promise<StaticServer> {
  const outside: string[] = [];
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  const page = html.replace(/<base href="\/"/, `<base href="${base}"`);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (!path.startsWith(base)) outside.push(path);
    if (config !== undefined && path === `${base}config.json`) end(response, 200, '.json', JSON.stringify(config));
    else void give(response, path.startsWith(base) ? path.slice(base.length) : null, page);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { url: `http://127.0.0.1:${portOf(server)}${base}`, outside: () => outside, stop };
}

async function give(response: ServerResponse, path: string | null, page: string): Promise<void> {
  if (path === null) return end(response, 404, '.html', 'Nothing here.');
  if (!path.startsWith('static/')) return end(response, 200, '.html', page);
  const body = await readFile(join(DIST, path)).catch(() => null);
  end(response, body === null ? 404 : 200, extname(path), body ?? 'Nothing here.');
}

function end(response: ServerResponse, status: number, extension: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': TYPES[extension] ?? 'application/octet-stream' });
  response.end(body);
}
