import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOneArray } from '../lib/as-one-array.ts';
import { Payload } from './payload.ts';

describe('Payload', () => {
  test('keeps what is not done with in one piece, over any pages', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        const payload = new Payload();
        let written = 0;
        for (const size of sizes) {
          const chunk = Uint8Array.from({ length: size }, (_, i) => (written + i) % 251);
          // Half of what is there stays needed.
          payload.append(chunk, payload.page.length >>> 1);
          written += size;
          const { bytes, base, length } = payload.page;
          expect(bytes[length]).toBe(0);
          expect(base + length).toBe(written);
          expect(payload.slice(base, 1)[0]).toBe(base % 251);
          expect(payload.slice(written - 1, 1)[0]).toBe((written - 1) % 251);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('takes back what was appended last, and goes on from there', () => {
    const payload = new Payload();
    payload.append(Uint8Array.of(1, 2, 3, 4), 0);
    expect(payload.takeBack(2)).toEqual(Uint8Array.of(3, 4));
    payload.append(Uint8Array.of(5), 2);
    expect(asOneArray(payload.slices(0, payload.length))).toEqual(Uint8Array.of(1, 2, 5));
    expect(payload.page.bytes[3]).toBe(0);
  });

  test('gives back a part of the bytes from any page', () => {
    const payload = new Payload();
    for (let i = 0; i < 40; i++) payload.append(new Uint8Array(300_000).fill(i), payload.page.length);
    const bytes = asOneArray(payload.slices(3_599_999, 8_400_001));
    expect([bytes.length, bytes[0], bytes[1], bytes.at(-1)]).toEqual([4_800_002, 11, 12, 28]);
  });

  test('gives back all bytes as received', () => {
    const payload = new Payload();
    const chunk = new Uint8Array(300_000).fill(7);
    for (let i = 0; i < 40; i++) payload.append(chunk, payload.page.length);
    const bytes = asOneArray(payload.slices(0, payload.length));
    expect(bytes.length).toBe(12_000_000);
    expect(bytes.every((byte) => byte === 7)).toBe(true);
  });
});
