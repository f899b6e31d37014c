import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openStream } from './open-stream.ts';
import { openedBytes, streamOf } from './opened-bytes-for-tests.ts';

const TEXT = '{"name":"Käse ☕"}';

/** Text that hardly packs, so that a piece of what is packed stands for a piece of it. */
const LINES = Array.from({ length: 20_000 }, (_, index) => `{"n":${(index * 2_654_435_761) % 4_294_967_296}}\n`).join(
  '',
);
const PACKED = gzipSync(LINES);

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

describe('bytes are opened as text', () => {
  const utf16 = Buffer.from(TEXT, 'utf16le');
  const marked = Buffer.from(`\ufeff${TEXT}`, 'utf16le');

  test.each([
    ['plain', Buffer.from(TEXT)],
    ['UTF-16 with a mark', marked],
    ['UTF-16 without a mark', utf16],
    ['UTF-16 the other way round, with a mark', swapped(marked)],
    ['UTF-16 the other way round, without a mark', swapped(utf16)],
    ['gzip', gzipSync(TEXT)],
    ['UTF-16 within gzip', gzipSync(marked)],
    ['gzip within gzip', gzipSync(gzipSync(TEXT))],
  ])('%s', async (_name, bytes) => {
    expect(await openedBytes(streamOf(bytes))).toEqual({ text: TEXT, failure: '' });
  });

  test('also where they come one by one', async () => {
    const bytes = gzipSync(TEXT);
    expect((await openedBytes(streamOf(...Array.from(bytes, (byte) => Uint8Array.of(byte))))).text).toBe(TEXT);
  });

  test.each(['', '1', '[]'])('however short: %j', async (text) => {
    expect((await openedBytes(streamOf(Buffer.from(text)))).text).toBe(text);
  });
});

describe('gzip put together of several', () => {
  const members = Buffer.concat([LINES, '', 'and\n', LINES].map((text) => gzipSync(text)));
  const all = `${LINES}and\n${LINES}`;

  test.each([
    ['at once', [members]],
    [
      'in pieces',
      Array.from({ length: Math.ceil(members.length / 1000) }, (_, i) => members.subarray(1000 * i, 1000 * i + 1000)),
    ],
  ])('is read to its end where it comes %s', async (_name, chunks) => {
    expect(await openedBytes(streamOf(...chunks))).toEqual({ text: all, failure: '' });
  });

  test('gives those that are whole, and says where one is cut', async () => {
    const { text, failure } = await openedBytes(streamOf(members.subarray(0, -1000)));
    expect(text.slice(0, LINES.length)).toBe(LINES);
    expect(failure).toContain('gzip packing is damaged or cut short');
  });
});

describe('gzip that is not whole', () => {
  const half = Math.floor(PACKED.length / 2);
  const damaged = Buffer.from(PACKED).fill(0xff, half, half + 50);

  test.each([
    ['cut', PACKED.subarray(0, half)],
    ['damaged in its middle', damaged],
  ])('%s gives what stands before, and says so', async (_name, bytes) => {
    const { text, failure } = await openedBytes(streamOf(bytes));
    // Not up to its end: the packing tells the damage only some way behind it.
    const third = Math.floor(LINES.length / 3);
    expect(text.slice(0, third)).toBe(LINES.slice(0, third));
    expect(failure).toContain('gzip packing is damaged or cut short');
  });

  test('gives even a single byte that stands before', async () => {
    expect((await openedBytes(streamOf(gzipSync('1').subarray(0, -4)))).text).toBe('1');
  });

  test('from its beginning is refused by name', async () => {
    const bytes = Buffer.from(PACKED).fill(0xff, 10, 200);
    const problem = { kind: 'unknown_format', sentence: expect.stringMatching(/gzip.*damaged/) };
    await expect(openStream(streamOf(bytes))).rejects.toMatchObject({ problem });
  });

  test('for want of its source fails in the words of the source', async () => {
    const source = streamOf(PACKED.subarray(0, half)).pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        flush() {
          throw new Error('the disk is gone');
        },
      }),
    );
    expect((await openedBytes(source)).failure).toContain('the disk is gone');
  });
});
