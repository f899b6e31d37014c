import { createServer, type RequestListener, request, type Server } from 'node:http';
import { createServerApp, type ServerAppOptions } from './app.ts';
import { listen } from './listen.ts';
import type { Upstream } from './upstream.ts';

/** A server of a test's own, on a free port. */
export interface TestServer {
  /** Ends in `/`. */
  readonly url: string;
  /** Targets asked for, as they were sent. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a server that answers as told and notes what it was asked. */
export async function startTestServer(answer: RequestListener): Promise<TestServer> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? '');
    answer(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(server)}/`, asked, close: () => closeNow(server) };
}

/** Starts our own server; every path below `api/` of a backend may be asked, unless `options` say otherwise. */
export async function startOurServer(options: Partial<ServerAppOptions>): Promise<TestServer> {
  const app = createServerApp({ upstreams: [], files: [], allowedPaths: () => [/api\/.*/], ...options });
  const server = await listen(app, '127.0.0.1', 0);
  return { url: `http://127.0.0.1:${server.port}/`, asked: [], close: () => server.stop(0) };
}

/** Returns an upstream named `demo`. */
export function demoUpstream(url: string, headers: Record<string, string> = {}): Upstream {
  return { name: 'demo', kind: undefined, url, headers };
}

/** Sends a request whose target goes out as written: `fetch` would tidy it up first. Returns status and body. */
export function sendRaw(server: TestServer, target: string, method = 'GET', headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(server.url);
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const outgoing = request({ hostname, port, path: target, method, headers, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
    });
    outgoing.on('error', reject).end();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closeNow(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
