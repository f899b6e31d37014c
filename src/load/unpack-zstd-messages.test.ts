import { describe, expect, test } from 'vitest';
import { openStream } from './open-stream.ts';
import { openedBytes, streamOf } from './opened-bytes-for-tests.ts';

/** What zstd makes of two lines of JSON, and of bytes that are none. */
const [FIRST, SECOND, BINARY] = [
  'KLUv/SAb2QAAeyJyZXNvdXJjZVNwYW5zIjpbeyJhIjoxfV19',
  'KLUv/SAb2QAAeyJyZXNvdXJjZVNwYW5zIjpbeyJiIjoyfV19',
  'KLUv/SAEIQAACgISAA==',
].map((text) => Buffer.from(text, 'base64'));
const LINES = '{"resourceSpans":[{"a":1}]}\n{"resourceSpans":[{"b":2}]}\n';

function withLength(message: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(message.length);
  return Buffer.concat([head, message]);
}

const FILE = Buffer.concat([withLength(FIRST), withLength(SECOND)]);

describe('messages packed with zstd each for itself', () => {
  test('of JSON are lines', async () => {
    expect(await openedBytes(streamOf(FILE))).toEqual({ text: LINES, failure: '' });
  });

  test('are the same where they come byte by byte', async () => {
    const bytes = Array.from(FILE, (byte) => Uint8Array.of(byte));
    expect(await openedBytes(streamOf(...bytes))).toEqual({ text: LINES, failure: '' });
  });

  test('of protocol buffers have their length before them', async () => {
    const { text } = await openedBytes(streamOf(withLength(BINARY), withLength(BINARY)));
    expect(text).toBe('\0\0\0\x04\n\x02\x12\0'.repeat(2));
  });

  test.each([
    ['cut in the middle of one', FILE.subarray(0, -3)],
    ['cut in the middle of a length', FILE.subarray(0, 4 + FIRST.length + 2)],
    ['cut behind a length', FILE.subarray(0, 4 + FIRST.length + 4)],
    ['with one that is none', Buffer.concat([withLength(FIRST), withLength(Buffer.from('no zstd at all'))])],
  ])('%s are given up to there, and the break is told', async (_name, bytes) => {
    const { text, failure } = await openedBytes(streamOf(bytes));
    expect(text).toBe(LINES.slice(0, LINES.indexOf('\n') + 1));
    expect(failure).toContain('zstd packing is damaged or cut short');
  });

  test('of which the first is damaged are refused by name', async () => {
    await expect(openStream(streamOf(FILE.subarray(0, 20)))).rejects.toMatchObject({
      problem: { sentence: expect.stringMatching(/zstd.*damaged/) },
    });
  });
});
