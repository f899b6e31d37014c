import { expect, test } from 'vitest';
import { jsonParts } from './json-parts.ts';

test('one document is one part', () => {
  expect(jsonParts('\n{"a": [1]}\n')).toEqual(['\n{"a": [1]}\n']);
});

test('JSON lines and documents one after another are a part each', () => {
  expect(jsonParts('{"a":1}\n{"b":2}\n')).toEqual(['{"a":1}', '{"b":2}']);
  expect(jsonParts('{"a":{}}[1,\n[2]]')).toEqual(['{"a":{}}', '[1,\n[2]]']);
});

test('brackets within texts count for nothing', () => {
  expect(jsonParts('{"a":"}\\"{"}{"b":"]"}')).toEqual(['{"a":"}\\"{"}', '{"b":"]"}']);
});

test.each(['not JSON', '{"a":1} and {"b":2}', '{"a":1}{b}', '[{"a":1},', ''])('%j has no parts', (text) => {
  expect(jsonParts(text)).toBeNull();
});
