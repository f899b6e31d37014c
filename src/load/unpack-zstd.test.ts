import { describe, expect, test } from 'vitest';
import { openStream } from './open-stream.ts';
import { openedBytes, streamOf } from './opened-bytes-for-tests.ts';

/** What `zstd -19` makes of LINES, with a checksum. */
const PACKED = Buffer.from(
  'KLUv/aQuMgEA/TsACqmgExygFxTSAf9zVYH15y4/VlXhk5RSppRkZZGseCoGOgEsASwBHRfbworm4pePhdfr9Xq9HtTpAZ0e0Ol0Op1On8+D+TyYz4P5fD6Xy+VyeSCXB3J5ILfHYrumw5+DX6V+KnVbNrqGFk8cXmi+JINjYAXFhMQdjTMivghRo81kXsc9tj2sTiMuY+FSrrdYj1qFKiIaEjKVTgr6KNBraGZkPB1OzOZhSk4ychFLhRIyCVImfyy+XZ8Oz8FV6lTqvmUfXR9aJA6FZkkGPwa+guITEo4GI2IRonba7DLvHRfbwopG7p7xBSlXixW1CvUiog8J3VQiBY0C1dDMXMbzDucxmzAlJCMilsopIZ8EeZk8Fts1HZ4fXD11eqnbstE1tEj8UHizPBkcAysoJiQcbzAesXiIGm0m8zpOYrHNYVuVwoZSjhIXMwASCMKAAAUosMAAwQMDDhDAgCCA8ICAAIEPLZ44vNAsyeAYWEHxCYk7GmdELELUaDOZ9457bHtY0YjL+MKlXG+xolahioiGhG4qnRR0BqqhmZHxdDiP2TxMyUlGRCwVSsgkyMvkj8W3azo8B1ep00vdt+yja2iROBSa5cngx8BXUExIOBqMiMVD1E6bXeZ1XGwLK/rI3TMWpFwtVtRXoV5E9CEhU4kUNApUc5qZy3je4cRswpSQjIjcUjkl5JMgZfJYbNf0w/ODq6dOpW7LRtfQF4kfCm+WZHAMrKCYuITjDcYjQtRoM5nXnYt9C3vRiMvYg9RdrbOiVqGKiIaETC+RHjR6oBqaGRlPhxPzTZiXkHxExFKhhEyClE8eX2y/psNzcJU6ld5tz0a/hhaJQ6FZkg+OD6w4xYSEo8GIWIR4jfaZ7F4yImKpUEI+CfIy+WOxXdPhObh66vRS9y0bXUOLxKHwZnky+DGwgmJCwtFgPGLxELXTZjKv42JbWMxb5S5jQcrVOivqq1AvIhoSMpVIQaMHqjnNzGU8HU7MJkwJyUdEbqmcEjIJUiaPxfZr+uH5wVXqVOq2bPRr6IvED4VmSQbHwIpTTFzC8QYjYhGiRpvJ7nXnYt/CikZcPvYgdVeLFbUKVUQ0dCHTS6QHjQLV0MzIeDrnxHwT5iUkIyKWCiVk8iDlk8cX2zUdnoOr1E+lLxtdQ4vEodB8ST44PrCCYkLC0WBEfBHiNdpnMq/jYltYnebil7Eg5WqxHrV6qKITDQmZSqSgUaDX0HxG5p4OJ2YTpoRk5CKWVygPmQQpk8diuz4d/hz8KnUqdVs2ugZSd7XOivoqVBHRkJCpRHrQ6IFqTjMj4+lwYjZhXkLyEZFbKpSQSZAyeXyx/Zp+eA6uUqdStz0b/Rr6InEoNEvyEkTFKSYu4WgwIhYharTPZPe6c7EtrGjELx97kHK1WFGrUEUnGrqQ6SVS0ChQDc2MzD2dc2K+CVNCMiJiqVAeMnmQ8sljsV3T4Tn4Veqn0rstG11Di8ThheZL8sExsIJiQsLROMMD20AHwgIGFVCwYGLbw7w1jDVAAyPleov1qNVDFRENCZlKpKCPAr2G5jMyng4nZhOm5N5ELK9QQiZByuSx+HZ9Ovw5uEqdSt2WfXR9aPHEodAsyeAY+AqKT0jc0WBELELUaLPLvHfcY1tY0Yh7xhcu5Wqxolahiog+JHRT6aSgUaAamhkZzzucx2wepoQChQGoM3DB7Pc/A9OshERwL2kME5BAQAQCgsAQCASBBAJBAH7t/98BdjFbQBcWPClrhllD5xv4o0ku7FVGEEakTIeVV7CSqqK6KUgKo3QV5U7PkxaUFFWpYwqokCqxKleNa/S6pijmDZ5u8I8bq6+3aiWj9HtkMjmtiL/a1mU+HXTqw378/DhXZEi8VM+VNzI7nurGkMXila1aFVRpaqU0qrQNk1P8NIXSUVWpmApQrcoid90pJjo8KxuG8SKnE8SCq7fCVUilqZZ6FEDhyTs9R/ugHjpOD92lv1L0VEL1V2F5Dj/9PJJmh6NlyzBq5GysXK2VqoLqU4AUojRV13L6nyRQelQi9U8BFValVm3NujZSkmdQfpE+1tC/vNITcLcoebB+BVuhSqDq1EkhCg2lTp8nQ8GjIKWe6lSvKvynGA3bUrudqsaw1zZSksXKq1mpqqh+ClIgSqsUR6fTkw6liupSrymcCqt0q1aD06BhmRihtnXjFVmtW4JTB+dFrOJKq1KVVHlqpYwqbuA75dMG5aieVE5lVJsqb1W5Slxtruxg7rLszlLcNIBYFVjlPlptlalqKlIRNaqSI6frkwwljcpS1ymYClqlK+CgsCE7ZsdSzRjSWi7AmqtkdVWACqeEVKP+FtxO0dNCiaiSSqaCaqmSWZWTGJ6UJcMYehO23/fssNTPM2HxVaxehVSYEqmi/g3YnIKnCZSPqkjlUxGqfZVJLvj0++KwP05h01FTuhIWV2eFqoBKTFXqROEPaZ20pwsKowApNVWorgrnMSoYvpQpi6mC8wv08VKseLVWqirVp1AKogSqp1+bo8cy4tiYGPnHGoXCwqgesD5aLKPCZFSYRhXTqDAdFaZRIWMIxACfXQFaBBXt',
  'base64',
);
const LINES = Array.from(
  { length: 3000 },
  (_, i) => `${JSON.stringify({ n: i % 97, text: `käse ${(i * 7) % 13}` })}\n`,
).join('');

/** A frame of blocks as RFC 8878 has it, none of which is packed: each is its bytes, or one byte and how often it stands. */
function frameOf(windowByte: number, ...blocks: readonly (Uint8Array | { byte: number; times: number })[]): Buffer {
  const parts = blocks.flatMap((block, index) => {
    const isLast = index === blocks.length - 1 ? 1 : 0;
    const [kind, size, bytes] =
      block instanceof Uint8Array ? [0, block.length, block] : [1, block.times, Uint8Array.of(block.byte)];
    const head = isLast | (kind << 1) | (size << 3);
    return [Uint8Array.of(head & 0xff, (head >> 8) & 0xff, (head >> 16) & 0xff), bytes];
  });
  return Buffer.concat([Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, windowByte), ...parts]);
}

function read(...chunks: readonly Uint8Array[]): Promise<{ text: string; failure: string }> {
  return openedBytes(streamOf(...chunks));
}

const text = (length: number, letter: string) => Buffer.from(letter.repeat(length));

describe('zstd', () => {
  test('is unpacked', async () => {
    expect(await read(PACKED)).toEqual({ text: LINES, failure: '' });
  });

  test('is unpacked where it comes byte by byte', async () => {
    expect((await read(...Array.from(PACKED, (byte) => Uint8Array.of(byte)))).text).toBe(LINES);
  });

  test('of several frames is unpacked to its end, those that say nothing passed over', async () => {
    const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    expect((await read(Buffer.concat([PACKED, skipped, frameOf(0x58, text(5, 'a'))]))).text).toBe(`${LINES}aaaaa`);
  });

  test('that is cut gives what stands before, and says so', async () => {
    const packed = frameOf(0x58, text(1000, 'a'), text(1000, 'b'));
    const { text: given, failure } = await read(packed.subarray(0, -10));
    expect([given, failure]).toEqual([
      'a'.repeat(1000),
      expect.stringContaining('zstd packing is damaged or cut short'),
    ]);
  });

  test.each([
    ['cut', PACKED.subarray(0, 40)],
    ['damaged', Buffer.from(PACKED).fill(0xff, 12, 60)],
  ])('%s from its beginning is refused by name', async (_name, bytes) => {
    const problem = { kind: 'unknown_format', sentence: expect.stringMatching(/zstd.*damaged/) };
    await expect(openStream(streamOf(bytes))).rejects.toMatchObject({ problem });
  });

  test.each([
    ['by its window', frameOf(17 << 3, text(20, 'a'))],
    ['by its length', Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 8, 1, 0, 0, 1, 0, 0, 1, 0, 0])],
  ])('that looks back too far %s is refused with what to do', async (_name, bytes) => {
    const problem = { kind: 'unsupported_format', sentence: expect.stringContaining('128 MB') };
    await expect(openStream(streamOf(bytes))).rejects.toMatchObject({ problem });
  });

  test.each([
    ['in one piece', (bytes: Buffer) => [bytes]],
    ['byte by byte', (bytes: Buffer) => Array.from(bytes, (byte) => Uint8Array.of(byte))],
  ])('with a later frame that looks back too far gives what stands before it, %s', async (_name, cut) => {
    const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const repeated = frameOf(0x58, text(5, 'a'), { byte: 0x62, times: 5 });
    const later = frameOf(20 << 3, text(20, 'c'));
    const before = process.memoryUsage().arrayBuffers;
    const { text: given, failure } = await read(...cut(Buffer.concat([PACKED, skipped, repeated, later])));
    expect([given, failure]).toEqual([
      `${LINES}aaaaabbbbb`,
      expect.stringContaining('the zstd packing from here on has to look back 1,024 MB, farther than it can.'),
    ]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });

  test('that is no longer than its header is refused by its window too', async () => {
    const problem = { kind: 'unsupported_format', sentence: expect.stringContaining('1,024 MB') };
    await expect(openStream(streamOf(frameOf(20 << 3, text(1, 'a'))))).rejects.toMatchObject({ problem });
  });

  test('is unpacked no faster than it is read, however much a few bytes stand for', async () => {
    const blocks = Array.from({ length: 2000 }, () => ({ byte: 0x20, times: 100_000 }));
    const { first, rest } = await openStream(streamOf(frameOf(0x58, ...blocks)));
    const before = process.memoryUsage().arrayBuffers;
    let given = first.length;
    while (given < 1_000_000) given += (await rest.read())?.length ?? Number.POSITIVE_INFINITY;
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});
