import { describe, expect, test } from 'vitest';
import { openedBytes, streamOf } from './opened-bytes-for-tests.ts';

const WRITTEN = 'starting\n{"resourceSpans":[\n  {"käse":"\\n☕"}\n]}\n';

const line = (log: string) => `${JSON.stringify({ log, stream: 'stdout', time: '2026-08-01T10:00:00.1Z' })}\n`;
const LINES = WRITTEN.split(/(?<=\n)/).map(line);

const opened = async (...texts: readonly string[]) =>
  (await openedBytes(streamOf(...texts.map((text) => new TextEncoder().encode(text))))).text;

describe('what a container wrote', () => {
  test('is taken out of Docker’s log', async () => {
    expect(await opened(LINES.join(''))).toBe(WRITTEN);
  });

  test('is the same where the log comes byte by byte', async () => {
    const bytes = new TextEncoder().encode(LINES.join(''));
    const { text } = await openedBytes(streamOf(...Array.from(bytes, (byte) => Uint8Array.of(byte))));
    expect(text).toBe(WRITTEN);
  });

  test('is put together where Docker cut it', async () => {
    expect(await opened(line('{"a":'), line('1}\n'))).toBe('{"a":1}\n');
  });

  test('is given up to where the log is cut, and what is no line of it as it is', async () => {
    expect(await opened(line('one\n'), 'other\n', '[1]\n', line('two\n').slice(0, 12))).toBe(
      'one\nother\n[1]\n{"log":"two\\',
    );
  });
});
