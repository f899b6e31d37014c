import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StringTableBuilder } from './string-table.ts';

describe('StringTableBuilder', () => {
  test('gives equal texts one index and gives them back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 600 }), (texts) => {
        const builder = new StringTableBuilder();
        const indexes = texts.map((text) => builder.intern(text));
        const table = builder.build();
        expect(indexes.map((index) => table.get(index))).toEqual(texts);
        expect(new Set(indexes).size).toBe(new Set(texts).size);
        expect(table.length).toBe(new Set(['', ...texts]).size);
      }),
    );
  });

  test('shows bytes that are no UTF-8 as replacement characters', () => {
    const builder = new StringTableBuilder();
    const index = builder.internBytes(Uint8Array.of(0x61, 0xff, 0x62), 0, 3);
    expect(builder.build().get(index)).toBe('a\uFFFDb');
  });

  test('refuses an index that it never gave', () => {
    expect(() => new StringTableBuilder().build().get(1)).toThrow(RangeError);
  });
});
