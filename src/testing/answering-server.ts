import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** Answers one request; what it leaves open stays open. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A server for one test. */
export interface AnsweringServer {
  /** Base address, ending in `/`. */
  readonly url: string;
  /** Path and query of each request so far. */
  readonly requests: readonly string[];
  /** Ends it before the test is over. */
  readonly stop: () => Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1 that answers every request by `answering`, until the test is over. */
export async function startAnswering(answering: Answering): Promise<AnsweringServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    answering(request, response);
  });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  onTestFinished(stop);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server on a port has an address.');
  return { url: `http://127.0.0.1:${address.port}/`, requests, stop };
}

/** Returns an answering that gives every request the same answer. */
export function always(status: number, contentType: string, body: string): Answering {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': contentType });
    response.end(body);
  };
}
