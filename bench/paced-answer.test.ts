import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { portOf } from '../e2e/servers/free-port.ts';
import { sendBody } from './paced-answer.ts';

/** Serves `bytes` at a pace; returns what comes, what was told to have been sent, and how long it took. */
async function received(bytes: Uint8Array, pace: number | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'paced-'));
  const file = join(folder, 'file');
  writeFileSync(file, bytes);
  const told: number[] = [];
  const server = createServer((_, response) => void sendBody(response, file, pace, (sent) => told.push(sent)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${portOf(server)}/`);
    const body = new Uint8Array(await answer.arrayBuffer());
    return { body, told, took: performance.now() - began };
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true });
  }
}

const BYTES = Uint8Array.from({ length: 50_000 }, (_, i) => i % 251);

test('all bytes come, paced or not', async () => {
  const bodies = [(await received(BYTES, undefined)).body, (await received(BYTES, 1e6)).body];
  expect(bodies.map((body) => Buffer.compare(body, BYTES))).toEqual([0, 0]);
});

test('no byte comes sooner than the pace allows, and each piece is told', async () => {
  const { told, took } = await received(BYTES, 500_000);
  expect(took).toBeGreaterThanOrEqual(99);
  expect(told).toEqual(Array.from({ length: 10 }, (_, i) => (i + 1) * 5000));
});
