import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folded, foldedPattern } from './folded-text.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** Few letters, so that one text often stands in another. */
const letters = fc.string({ unit: fc.constantFrom(...'aAbB.é漢字Σσς\u212a\u0130k'), maxLength: 12 });

describe('folded', () => {
  test('makes small and capital letters one, whatever stands around them', () => {
    expect(folded('ΟΔΟΣ ΣΑΣ Ünï GET')).toBe('οδοσ σασ ünï get');
  });

  test('makes no letter beyond ASCII one of ASCII', () => {
    expect(folded('\u212a \u0130 K I')).toBe('\u212a \u0130 k i');
  });

  test('a part of a text is a part of its folded form', () => {
    fc.assert(fc.property(letters, letters, letters, (a, b, c) => folded(a + b + c).includes(folded(b))));
  });
});

describe('foldedPattern', () => {
  test('finds a place wherever the text stands, and where it is certain, nowhere else', () => {
    fc.assert(
      fc.property(letters, letters, (text, part) => {
        fc.pre(part !== '');
        const bytes = encode(text);
        const pattern = foldedPattern(folded(part));
        const isFound = pattern.next(bytes, 0, bytes.length) >= 0;
        const stands = folded(text).includes(folded(part));
        expect(pattern.isCertain ? isFound : isFound || !stands).toBe(pattern.isCertain ? stands : true);
      }),
    );
  });

  test('finds the first place from a position on, and none that ends behind another', () => {
    const bytes = encode('x GET get gEt');
    const pattern = foldedPattern('get');
    expect(pattern.next(bytes, 0, bytes.length)).toBe(2);
    expect(pattern.next(bytes, 3, bytes.length)).toBe(6);
    expect(pattern.next(bytes, 7, 12)).toBe(-1);
  });
});
