import { describe, expect, test } from 'vitest';
import { configProblems } from './config-problems.ts';

const BASE = 'http://shop.example/tools/';
const told = (config: unknown) => configProblems(JSON.stringify(config), BASE);
const backend = (fields: object) => ({ backends: [{ name: 'shop', url: 'https://jaeger.example/', ...fields }] });

describe('a config.json beside the page', () => {
  test.each([
    backend({}),
    backend({ kind: 'zipkin', url: '/zipkin' }),
    backend({ links: [{ text: 'Logs', url: 'https://logs.example/{traceId}' }] }),
    { files: [] },
  ])('that says all it means to leaves nothing to tell: %j', (config) => {
    expect(told(config)).toEqual([]);
  });

  test.each([
    [[], 'It names no “backends”.'],
    [{ backends: {} }, 'Its “backends” are no list.'],
    [backend({ name: ' ' }), 'Backend 1 has no “name”.'],
    [backend({ url: undefined }), '“shop” has no “url”.'],
    [backend({ url: 'ftp://jaeger.example' }), 'The “url” of “shop” is none of http or https.'],
    [backend({ kind: 'jeager' }), '“shop” is of a “kind” that is none of jaeger, tempo and zipkin.'],
    [backend({ links: {} }), 'The “links” of “shop” are no list.'],
    [backend({ links: [{ url: 'javascript:1' }, { url: 'https://a.example' }] }), '1 link of “shop” cannot be read.'],
  ])('%j is told of', (config, sentence) => {
    expect(told(config)).toEqual([sentence]);
  });

  test('that is cut is no JSON', () => expect(configProblems('{"backends":[', BASE)).toEqual(['It is no JSON.']));
});
