import { describe, expect, test } from 'vitest';
import { parseExactJson } from '../lib/json/exact-json.ts';
import { flatAttributes, type KeyNames } from './flat-attributes.ts';
import { objectOf } from './json-fields.ts';

function flat(json: unknown, prefix = '', names?: KeyNames) {
  const object = objectOf(parseExactJson(new TextEncoder().encode(JSON.stringify(json))));
  return flatAttributes(object, prefix, names).map(({ key, value }) => `${key}:${value.type}`);
}

describe('attributes of objects in objects', () => {
  test('have the keys above theirs before them, and their own types', () => {
    expect(flat({ a: { b: 1, c: { d: 'x' } }, e: [1] }, 'aws.')).toEqual([
      'aws.a.b:int',
      'aws.a.c.d:string',
      'aws.e:array',
    ]);
  });

  test('have other names where they are told, and none where they have a place of their own', () => {
    const names = new Map([
      ['request.method', 'http.request.method'],
      ['request.url', ''],
      ['whole', 'all'],
    ]);
    const json = { request: { method: 'GET', url: '/' }, whole: { part: 1 } };
    expect(flat(json, '', names)).toEqual(['http.request.method:string', 'all:map']);
  });

  test('are none where there is nothing', () => {
    expect(flat({ a: null, b: {} })).toEqual([]);
  });
});
