import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { byteWords, wordsOf } from '../byte-pattern.ts';
import { INCOMPLETE, JsonCursor, JsonSyntaxError, unescapeJson } from './json-cursor.ts';
import { KeyTable } from './key-table.ts';

function cursorOn(text: string): JsonCursor {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(bytes.length + 4);
  padded.set(bytes);
  const cursor = new JsonCursor();
  cursor.reset(padded, 0, bytes.length);
  return cursor;
}

describe('take', () => {
  /** Puts a cursor behind an `x`; returns where it is once it has tried. */
  function positionAfter(text: Uint8Array, wanted: Parameters<JsonCursor['take']>[0]): number {
    const cursor = new JsonCursor();
    cursor.reset(Uint8Array.of(0x78, ...text), 1, text.length + 1);
    expect(cursor.take(wanted)).toBe(cursor.position > 1);
    return cursor.position;
  }

  test('takes a text of any length where it stands, and stays where one byte differs or is missing', () => {
    const text = ',{"key":"http.route","value":"';
    for (let length = 1; length <= text.length; length++) {
      const wanted = byteWords(text.slice(0, length));
      expect(positionAfter(new TextEncoder().encode(text), wanted)).toBe(length + 1);
      for (let at = 0; at < length; at++) {
        const other = new TextEncoder().encode(text.slice(0, length));
        other[at] ^= 1;
        expect(positionAfter(other, wanted)).toBe(1);
        expect(positionAfter(other.subarray(0, at), wanted)).toBe(1);
      }
    }
  });

  test('takes nothing for something else, of whatever bytes', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((all) => all.map((byte) => ODD_BYTES[byte % 6]));
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(), (text, at, to) => {
        const other = text.slice();
        other[at % text.length] = ODD_BYTES[to % 6];
        fc.pre(other.some((byte, i) => byte !== text[i]));
        expect(positionAfter(other, wordsOf(text))).toBe(1);
      }),
      { numRuns: PROPERTY_RUNS, examples: [[new Uint8Array(8), 7, 2]] },
    );
  });
});

/** Of which doubles are made that equal others, or not even themselves. */
const ODD_BYTES = [0x00, 0x7f, 0x80, 0xf0, 0xf8, 0xff];

describe('skipValue', () => {
  test('stops behind any value, however it is spaced', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const cursor = cursorOn(`[${text} ]`);
        cursor.enterArray();
        cursor.skipValue();
        expect(cursor.position).toBe(new TextEncoder().encode(text).length + 1);
      }),
    );
  });

  test('asks for more bytes wherever an object is cut', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (object, at) => {
        const bytes = new TextEncoder().encode(JSON.stringify(object));
        const cut = at % bytes.length;
        const cursor = new JsonCursor();
        const padded = new Uint8Array(cut + 4);
        padded.set(bytes.subarray(0, cut));
        cursor.reset(padded, 0, cut);
        expect(() => cursor.skipValue()).toThrow(INCOMPLETE);
      }),
    );
  });

  test('takes what JSON.parse takes, and nothing else', () => {
    const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"\\""', '1', '-0.5e+3', '01', '.5', 'true', 'nul', ' ', '\n'];
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const isSkipped = (text: string) => {
      // A number may go on until something else is seen.
      const cursor = cursorOn(`${text} `);
      try {
        cursor.skipValue();
        return cursor.peekOrEnd() === 0;
      } catch (error) {
        expect(error === INCOMPLETE || error instanceof JsonSyntaxError).toBe(true);
        return false;
      }
    };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
        fc.constantFrom('', '[]', '{}'),
        (parts, around) => {
          const text = (around[0] ?? '') + parts.join('') + (around[1] ?? '');
          expect(isSkipped(text)).toBe(isJson(text));
        },
      ),
      { numRuns: 20 * PROPERTY_RUNS },
    );
  });

  test.each(['NaN', '-Infinity', '[Infinity,1]'])('takes %s, which some writers emit', (text) => {
    const cursor = cursorOn(`${text} `);
    cursor.skipValue();
    expect(cursor.position).toBe(text.length);
  });

  test.each([
    '[{"a":1]}',
    '{"a":"b" "c"}',
    '["a"{]',
    '{"a":[}',
    '{"a" 1}',
    '{"a":1,}',
    '[1 2]',
    '[01]',
    '{1:2}',
    '[:]',
    '[tru]',
  ])('refuses %s', (text) => {
    expect(() => cursorOn(text).skipValue()).toThrow(JsonSyntaxError);
  });

  test('goes through a hundred thousand levels', () => {
    const cursor = cursorOn('['.repeat(100_000) + ']'.repeat(100_000));
    cursor.skipValue();
    expect(cursor.position).toBe(200_000);
  });
});

describe('strings', () => {
  test('give back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cursor = cursorOn(JSON.stringify(text));
        cursor.readString();
        expect(cursor.stringText()).toBe(text);
      }),
    );
  });

  test('keep an escape that JSON does not know', () => {
    expect(unescapeJson(String.raw`a\qb\u00e9`)).toBe(String.raw`a\qbé`);
  });
});

describe('readNumber', () => {
  test('reads numbers and numbers in quotes alike', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })),
        (n) => {
          // JSON has no negative zero to write.
          const expected = n === 0 ? 0 : n;
          const array = cursorOn(`[${JSON.stringify(n)}]`);
          array.enterArray();
          expect(array.readNumber() + 0).toBe(expected);
          expect(cursorOn(`"${JSON.stringify(n)}"`).readNumber() + 0).toBe(expected);
        },
      ),
    );
  });

  test.each(['"abc"', '""', '{"a":1}', '[1]', 'null '])('is NaN for %s', (text) => {
    expect(cursorOn(text).readNumber()).toBeNaN();
  });
});

describe('KeyTable', () => {
  test('finds each key and no other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 40 }),
        fc.string(),
        (keys, other) => {
          const table = new KeyTable(Object.fromEntries(keys.map((key, i) => [key, i])));
          const numberOf = (key: string) => {
            const cursor = cursorOn(JSON.stringify(key));
            cursor.readString();
            return cursor.keyIn(table);
          };
          // A lone surrogate has no UTF-8 form of its own.
          fc.pre(keys.every((key) => key.isWellFormed()) && other.isWellFormed() && !keys.includes('__proto__'));
          expect(keys.map(numberOf)).toEqual(keys.map((_, i) => i));
          expect(numberOf(other)).toBe(keys.indexOf(other));
        },
      ),
    );
  });
});
