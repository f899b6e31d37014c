import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../trace/span-details.ts';
import { lastOfRepeated, matchingAttributes } from './attribute-rows.ts';

const text = (key: string, value: string): Attribute => ({ key, value: { type: 'string', value } });

describe('lastOfRepeated', () => {
  test('gives nothing where every key is there once', () => {
    expect(lastOfRepeated([text('a', '1'), text('b', '1')]).size).toBe(0);
  });

  test('gives the last place of a key that is there three times', () => {
    const attributes = [text('a', '1'), text('b', '1'), text('a', '2'), text('a', '3'), text('c', '1')];
    expect([...lastOfRepeated(attributes)]).toEqual([['a', 3]]);
  });
});

describe('matchingAttributes', () => {
  const attributes: readonly Attribute[] = [
    text('http.method', 'GET'),
    text('db.statement', 'SELECT 1'),
    { key: 'retries', value: { type: 'int', value: 9007199254740993n } },
  ];

  test('is not asked for by blanks', () => {
    expect(matchingAttributes(attributes, '  ')).toBeNull();
  });

  test('finds part of a key in another case', () => {
    expect(matchingAttributes(attributes, 'HTTP.m')).toEqual([0]);
  });

  test('finds part of a value in another case', () => {
    expect(matchingAttributes(attributes, 'select')).toEqual([1]);
  });

  test('finds digits of an exact integer', () => {
    expect(matchingAttributes(attributes, '0993')).toEqual([2]);
  });

  test('may find nothing', () => {
    expect(matchingAttributes(attributes, 'kafka')).toEqual([]);
  });
});
