import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExactJson, parseExactJson } from './exact-json.ts';

const parse = (text: string) => parseExactJson(new TextEncoder().encode(text));

function plain(json: ExactJson): unknown {
  if (json instanceof Map) return Object.fromEntries([...json].map(([key, value]) => [key, plain(value)]));
  if (typeof json === 'bigint') return Number(json);
  return Array.isArray(json) ? json.map(plain) : json;
}

describe('parseExactJson', () => {
  test('agrees with JSON.parse on what JSON.parse does not damage', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__'));
        expect(plain(parse(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('keeps integers beyond 2^53', () => {
    expect(parse('{"n":9223372036854775807}')).toEqual(new Map([['n', 9223372036854775807n]]));
  });

  test('gives nesting beyond reason as text', () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    let json = parse(deep);
    while (Array.isArray(json)) json = json[0];
    expect(json).toMatch(/^\[+\]+$/);
  });
});
