import { createServer, request } from 'node:http';
import { portOf } from './free-port.ts';

/** Passes everything on to a server, and notes what is asked of it: what a browser has kept never comes here. */
export interface NotingProxy {
  /** With a slash at the end. */
  readonly url: string;
  /** Paths asked for since the last call, without their queries. */
  readonly takeNotes: () => string[];
  readonly stop: () => Promise<void>;
}

/** Starts the proxy on a free port. `base` is the server's address, with a slash at the end. */
export async function startNotingProxy(base: string): Promise<NotingProxy> {
  const notes: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { url = '/', method, headers } = incoming;
    notes.push(new URL(url, base).pathname);
    const passed = request(new URL(url, base), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    takeNotes: () => notes.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
