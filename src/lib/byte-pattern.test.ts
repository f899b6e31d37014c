import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteFinder, bytePattern } from './byte-pattern.ts';

/** Few letters, so that one text often stands in another. */
const letters = (minLength: number) => fc.string({ unit: fc.constantFrom(...'ab"é'), minLength, maxLength: 12 });

test('a finder finds the first place in a range, and none that reaches beyond it', () => {
  fc.assert(
    fc.property(letters(0), letters(1), fc.nat({ max: 12 }), fc.nat({ max: 12 }), (text, part, from, to) => {
      const bytes = bytePattern(text);
      const end = Math.min(to, bytes.length);
      const expected = Buffer.from(bytes.subarray(0, end)).indexOf(bytePattern(part), from);
      expect(byteFinder(part).next(bytes, from, end)).toBe(from < end ? expected : -1);
    }),
  );
});
