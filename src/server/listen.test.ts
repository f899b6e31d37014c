import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createServerApp } from './app.ts';
import { listen } from './listen.ts';
import { demoUpstream, startTestServer } from './servers-for-tests.ts';

const app = createServerApp({ upstreams: [], files: [] });

describe('listening', () => {
  test('a port that was asked for is not replaced', async () => {
    const first = await listen(app, '127.0.0.1', 0);
    await expect(listen(app, '127.0.0.1', first.port)).rejects.toMatchObject({ exitStatus: 1 });
    await first.stop(0);
  });

  test('two servers that were told no port get two', async () => {
    const first = await listen(app, '127.0.0.1', undefined);
    const second = await listen(app, '127.0.0.1', undefined);
    expect(second.port).not.toBe(first.port);
    await Promise.all([first.stop(0), second.stop(0)]);
  });

  test('an address of another machine is told', async () => {
    await expect(listen(app, '192.0.2.1', 0)).rejects.toThrow('192.0.2.1 is no address of this machine');
  });
});

describe('stopping', () => {
  test('an answer under way is finished first', async () => {
    let finish = () => {};
    const upstream = await startTestServer((_, outgoing) => {
      outgoing.write('first ');
      finish = () => outgoing.end('last');
    });
    const own = createServerApp({ upstreams: [demoUpstream(upstream.url)], files: [], allowedPaths: () => [/x/] });
    const server = await listen(own, '127.0.0.1', 0);
    const answer = await fetch(`http://127.0.0.1:${server.port}/backends/demo/x`);
    const stopped = server.stop(10_000);
    finish();
    expect(await answer.text()).toBe('first last');
    await stopped;
    await upstream.close();
  });

  test('an answer that does not end is cut off', async () => {
    const upstream = await startTestServer((_, outgoing) => void outgoing.write('first'));
    const own = createServerApp({ upstreams: [demoUpstream(upstream.url)], files: [], allowedPaths: () => [/x/] });
    const server = await listen(own, '127.0.0.1', 0);
    const answer = await fetch(`http://127.0.0.1:${server.port}/backends/demo/x`);
    await server.stop(10);
    await expect(answer.text()).rejects.toThrow();
    await upstream.close();
  });

  test('the port is free afterwards', async () => {
    const { port, stop } = await listen(app, '127.0.0.1', 0);
    await fetch(`http://127.0.0.1:${port}/healthz`);
    await stop(10_000);
    const other = createServer();
    await new Promise<void>((resolve, reject) => other.on('error', reject).listen(port, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => other.close(() => resolve()));
  });
});
