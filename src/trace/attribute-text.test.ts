import { describe, expect, test } from 'vitest';
import { attributeText, attributeTypeLabel } from './attribute-text.ts';
import type { AttributeValue } from './span-details.ts';

describe('attributeText', () => {
  test.each<[AttributeValue, string]>([
    [{ type: 'string', value: 'two\nlines' }, 'two\nlines'],
    [{ type: 'bool', value: false }, 'false'],
    [{ type: 'int', value: 9223372036854775807n }, '9223372036854775807'],
    [{ type: 'double', value: 0.1 }, '0.1'],
    [{ type: 'double', value: Number.NaN }, 'NaN'],
    [{ type: 'double', value: Number.NEGATIVE_INFINITY }, '-Infinity'],
    [{ type: 'bytes', value: 'AQID' }, 'AQID'],
    [{ type: 'empty' }, ''],
  ])('reads %o as %j', (value, expected) => {
    expect(attributeText(value)).toBe(expected);
  });

  test('writes arrays and maps as indented JSON, integers exact', () => {
    const value: AttributeValue = {
      type: 'map',
      value: [
        {
          key: 'ids',
          value: { type: 'array', value: [{ type: 'int', value: 12345678901234567890n }, { type: 'empty' }] },
        },
        { key: 'a "key"', value: { type: 'string', value: '</script>' } },
      ],
    };
    expect(attributeText(value)).toBe(
      '{\n  "ids": [\n    12345678901234567890,\n    null\n  ],\n  "a \\"key\\"": "</script>"\n}',
    );
  });

  test('quotes what JSON has no number for, within arrays', () => {
    const value: AttributeValue = { type: 'array', value: [{ type: 'double', value: Number.NaN }] };
    expect(attributeText(value)).toBe('[\n  "NaN"\n]');
  });

  test('keeps text that looks like a number a text, within arrays', () => {
    const value: AttributeValue = { type: 'array', value: [{ type: 'string', value: '200' }] };
    expect(attributeText(value)).toBe('[\n  "200"\n]');
  });

  test('stays upright with values nested 20,000 deep', () => {
    let value: AttributeValue = { type: 'array', value: [] };
    for (let i = 1; i < 20_000; i++) value = { type: 'array', value: [value] };
    expect(attributeText(value).replace(/\s/g, '')).toBe('['.repeat(20_000) + ']'.repeat(20_000));
  });
});

describe('attributeTypeLabel', () => {
  test.each<[AttributeValue, string]>([
    [{ type: 'string', value: 'x' }, ''],
    [{ type: 'int', value: 1n }, 'int'],
    [{ type: 'bytes', value: '' }, '0 bytes'],
    [{ type: 'bytes', value: 'AQ==' }, '1 byte'],
    [{ type: 'bytes', value: 'AQI' }, '2 bytes'],
    [{ type: 'bytes', value: 'AQID' }, '3 bytes'],
    [{ type: 'array', value: [] }, 'array of 0'],
    [{ type: 'map', value: [{ key: 'a', value: { type: 'empty' } }] }, 'map of 1'],
    [{ type: 'empty' }, 'empty'],
  ])('labels %o as %j', (value, expected) => {
    expect(attributeTypeLabel(value)).toBe(expected);
  });
});
