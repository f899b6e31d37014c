import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GzipMembers } from './gzip-members.ts';

const MOST = 16;

/** Cuts `bytes`, which come in chunks of `size`; returns the pieces, and where members were seen to end, with their lengths. */
function cut(bytes: Uint8Array, size: number) {
  const members = new GzipMembers(MOST);
  const pieces: Uint8Array[] = [];
  const ends: { readonly at: number; readonly length: number }[] = [];
  let given = 0;
  const take = (all: ReturnType<GzipMembers['push']>) => {
    for (const { bytes: piece, lengthOfMember } of all) {
      if (lengthOfMember >= 0) ends.push({ at: given, length: lengthOfMember });
      pieces.push(piece.slice());
      given += piece.length;
    }
  };
  for (let at = 0; at < bytes.length; at += size) take(members.push(Uint8Array.from(bytes.subarray(at, at + size))));
  take(members.finish());
  return { pieces, ends };
}

const texts = fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 6 });
const chunkSize = fc.integer({ min: 1, max: 100 });

test('a member is seen to end where the next begins, and how long it is unpacked', () => {
  fc.assert(
    fc.property(texts, chunkSize, (members, size) => {
      const packed = members.map((text) => gzipSync(text));
      const begins = packed.map((_, i) => Buffer.concat(packed.slice(0, i)).length).slice(1);
      const lengths = members.map((text) => Buffer.byteLength(text));
      const expected = begins.map((at, i) => ({ at, length: lengths[i] }));
      expect(cut(Buffer.concat(packed), size).ends).toEqual(expected);
    }),
  );
});

test('whatever the bytes are, the pieces are those bytes, and none is too long', () => {
  const bytes = fc.array(fc.constantFrom(0x1f, 0x8b, 0x08, 0x00, 0xff), { maxLength: 200 });
  fc.assert(
    fc.property(bytes, chunkSize, (all, size) => {
      const { pieces } = cut(Uint8Array.from(all), size);
      expect([...Buffer.concat(pieces)]).toEqual(all);
      expect(pieces.every((piece) => piece.length <= MOST)).toBe(true);
    }),
  );
});
