import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { ServerApp } from './app.ts';
import { StartError } from './start-error.ts';

export const DEFAULT_PORT = 4000;

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Takes no further request, lets those under way finish for so long, then cuts them off. */
  readonly stop: (graceMilliseconds: number) => Promise<void>;
}

/**
 * Listens at `host`. `port` undefined means the default one, or the next that is free; a port that was asked for is
 * not replaced (0 is any free one). Throws a StartError if it cannot listen there.
 */
export async function listen(app: ServerApp, host: string, port: number | undefined): Promise<RunningServer> {
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  for (const candidate of port === undefined ? [...nextPorts(), 0] : [port]) {
    const failure = await tryPort(server, host, candidate);
    if (failure === null) return { port: portOf(server), stop: (grace) => stop(server, grace) };
    if (failure !== 'EADDRINUSE' || port !== undefined) throw new StartError(sentenceFor(failure, host, candidate), 1);
  }
  throw new StartError(`No port of ${host} is free.`, 1);
}

function nextPorts(): number[] {
  return Array.from({ length: 20 }, (_, i) => DEFAULT_PORT + i);
}

/** Returns null once it listens, or why it does not, as Node's error code. */
function tryPort(server: Server, host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name);
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve(null);
    });
  });
}

function sentenceFor(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is taken; --port names another one.`;
    case 'EACCES':
      return `Port ${port} of ${host} may not be used without special rights; --port names another one.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address of this machine; --host names another one.`;
    default:
      return `Port ${port} of ${host} cannot be used: ${code}.`;
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function stop(server: Server, graceMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose answer has just been finished stays open for a next request unless it is closed here.
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const cutOff = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cutOff);
      resolve();
    });
  });
}
