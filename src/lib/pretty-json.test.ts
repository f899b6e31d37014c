import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prettyJson } from './pretty-json.ts';

describe('prettyJson', () => {
  test('puts one member on a line, two spaces a level', () => {
    expect(prettyJson('{"a":1,"b":[true,null]}')).toBe('{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}');
  });

  test('leaves integers above 2^53 as written', () => {
    expect(prettyJson('[12345678901234567890]')).toBe('[\n  12345678901234567890\n]');
  });

  test('leaves numbers in the form they are written in', () => {
    expect(prettyJson('[1.50, 1E+3, -0]')).toBe('[\n  1.50,\n  1E+3,\n  -0\n]');
  });

  test('leaves brackets, commas and escaped quotes within strings alone', () => {
    const member = String.raw`"a, b":"{\"x\\\":[1]}"`;
    expect(prettyJson(`{${member}}`)).toBe(`{\n  ${member.replace('":', '": ')}\n}`);
  });

  test('keeps both values of a repeated key', () => {
    expect(prettyJson('{"a":1,"a":2}')).toBe('{\n  "a": 1,\n  "a": 2\n}');
  });

  test('keeps empty objects and arrays on one line', () => {
    expect(prettyJson('{"a":{ },"b":[\n]}')).toBe('{\n  "a": {},\n  "b": []\n}');
  });

  test('replaces the spacing of a document that is spread out already', () => {
    expect(prettyJson('\n[\t1 ,\r\n2 ]\n')).toBe('[\n  1,\n  2\n]');
  });

  test.each(['{"a":1', 'plain words', '', "{'a': 1}"])('gives back %j, which is no JSON, as it is', (text) => {
    expect(prettyJson(text)).toBe(text);
  });

  test('stays upright at a depth of 20,000', () => {
    const lines = prettyJson('['.repeat(20_000) + ']'.repeat(20_000)).split('\n');
    expect(lines).toHaveLength(39_999);
  });

  test('means the same as before for any JSON', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (json) => {
        expect(JSON.parse(prettyJson(json))).toEqual(JSON.parse(json));
      }),
    );
  });
});
