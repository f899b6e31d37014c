import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributeCondition } from '../../trace/search-query.ts';
import { formatCondition, lacksValue, readCondition, readConditions } from './condition-text.ts';

const OPERATORS = ['=', '!=', '>', '>=', '<', '<=', '=~', '!~'] as const;

const condition: fc.Arbitrary<AttributeCondition> = fc.oneof(
  fc.record({
    key: fc.string({ unit: 'binary' }),
    operator: fc.constantFrom(...OPERATORS),
    value: fc.string({ unit: 'binary' }),
  }),
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
    ['url=http://a?b=c', { key: 'url', operator: '=', value: 'http://a?b=c' }],
  ] as const)('%s is read', (text, expected) => {
    expect(readCondition(text)).toEqual(expected);
  });

  test.each(['=500', 'key=', 'key="open', '!', 'key="a"b', 'a"b=c'])('%s is no condition', (text) => {
    expect(readCondition(text)).toBeNull();
  });

  test('what cannot be read leaves the rest', () => {
    const { conditions, unread } = readConditions('a=1  =2 c>3 d=');
    expect(conditions.map(formatCondition)).toEqual(['a=1', 'c>3']);
    expect(unread).toEqual(['=2', 'd=']);
  });

  test('any conditions, written in a line, are read as they were', () => {
    fc.assert(
      fc.property(fc.array(condition), (conditions) => {
        expect(readConditions(conditions.map(formatCondition).join(' '))).toEqual({ conditions, unread: [] });
      }),
    );
  });
});

test.each([
  ['key=', true],
  ['key>=', true],
  ['"a key"=~', true],
  ['key', false],
  ['key=1', false],
  ['=', false],
])('%s lacks a value: %s', (text, isLacking) => {
  expect(lacksValue(text)).toBe(isLacking);
});
