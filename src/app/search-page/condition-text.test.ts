import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributeCondition } from '../../trace/search-query.ts';
import { formatCondition, lacksValue, readCondition, readConditions } from './condition-text.ts';

const OPERATORS = ['=', '!=', '>', '>=', '<', '<=', '=~', '!~'] as const;

const comparison: fc.Arbitrary<AttributeCondition> = fc.record({
  key: fc.string({ unit: 'binary' }),
  operator: fc.constantFrom(...OPERATORS),
  value: fc.string({ unit: 'binary' }),
});
const condition: fc.Arbitrary<AttributeCondition> = fc.oneof(
  comparison,
  fc.string().map((key): AttributeCondition => ({ key, operator: 'exists', value: '' })),
);

describe('conditions as text', () => {
  test.each([
    ['http.status_code=500', { key: 'http.status_code', operator: '=', value: '500' }],
    ['http.status_code>=500', { key: 'http.status_code', operator: '>=', value: '500' }],
    ['region!=eu', { key: 'region', operator: '!=', value: 'eu' }],
    ['user.id', { key: 'user.id', operator: 'exists', value: '' }],
    ['url=~/a/.*', { key: 'url', operator: '=~', value: '/a/.*' }],
    ['query="a = b"', { key: 'query', operator: '=', value: 'a = b' }],
    ['n = 5', { key: 'n', operator: '=', value: '5' }],
    ['http.status_code ≥ 500', { key: 'http.status_code', operator: '>=', value: '500' }],
    ['region≠eu', { key: 'region', operator: '!=', value: 'eu' }],
    ['n >= "a b" ', { key: 'n', operator: '>=', value: 'a b' }],
    ['db.query.text=INSERT INTO orders', { key: 'db.query.text', operator: '=', value: 'INSERT INTO orders' }],
    ['db.query.text = SELECT "a" FROM b', { key: 'db.query.text', operator: '=', value: 'SELECT "a" FROM b' }],
    ['url=http://a?b=c', { key: 'url', operator: '=', value: 'http://a?b=c' }],
  ] as const)('%s is read', (text, expected) => {
    expect(readCondition(text)).toEqual(expected);
  });

  test.each(['=500', 'key=', 'key="open', '!', 'key="a"b', 'a"b=c', 'two words', 'n 5'])(
    '%s is no condition',
    (text) => {
      expect(readCondition(text)).toBeNull();
    },
  );

  test('one entry is one condition, however many words', () => {
    for (const entry of ['a=1 b', 'db.query.text=SELECT x WHERE a=1', 'n = 5']) {
      const expected = readCondition(entry);
      expect(readConditions(entry)).toEqual({ conditions: [expected], unread: [] });
    }
  });

  test('several are several where each compares by itself', () => {
    const { conditions, unread } = readConditions(' a=1  c>3 "d e"!="x y"');
    expect(conditions.map(formatCondition)).toEqual(['a=1', 'c>3', '"d e"!="x y"']);
    expect(unread).toEqual([]);
  });

  test('what is none is given back whole', () => {
    expect(readConditions('n 5 ')).toEqual({ conditions: [], unread: ['n 5'] });
    expect(readConditions('=2 a=1')).toEqual({ conditions: [], unread: ['=2 a=1'] });
  });

  test('any condition is read as it was', () => {
    fc.assert(
      fc.property(condition, (one) => {
        expect(readConditions(formatCondition(one))).toEqual({ conditions: [one], unread: [] });
      }),
    );
  });

  test('any conditions that compare, written in a line, are read as they were', () => {
    fc.assert(
      fc.property(fc.array(comparison), (conditions) => {
        expect(readConditions(conditions.map(formatCondition).join(' '))).toEqual({ conditions, unread: [] });
      }),
    );
  });
});

test.each([
  ['key=', true],
  ['key>=', true],
  ['"a key"=~', true],
  ['key = ', true],
  ['key', false],
  ['key=1', false],
  ['=', false],
])('%s lacks a value: %s', (text, isLacking) => {
  expect(lacksValue(text)).toBe(isLacking);
});
