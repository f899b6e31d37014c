import { describe, expect, test, vi } from 'vitest';
import { fetchPageConfig, NO_CONFIG, parseBackendAddress, parsePageConfig } from './page-config.ts';

const BASE = 'http://host/view/';

describe('config.json', () => {
  test('names backends relative to the base, or absolute', () =>
    expect(
      parsePageConfig(
        {
          backends: [
            { name: 'tempo', kind: 'tempo', url: 'backends/tempo/' },
            { name: 'jaeger', url: 'https://jaeger.example/ui' },
          ],
        },
        BASE,
      ).backends,
    ).toEqual([
      { name: 'tempo', kind: 'tempo', url: 'http://host/view/backends/tempo/' },
      { name: 'jaeger', url: 'https://jaeger.example/ui/' },
    ]));

  test('tells the own address of a backend that is asked through the server, if it is one', () =>
    expect(
      parsePageConfig(
        {
          backends: ['http://inner:3200/base', 'javascript:alert(1)', 7].map((address, index) => ({
            name: `b${index}`,
            url: `backends/b${index}/`,
            address,
          })),
        },
        BASE,
      ).backends,
    ).toEqual([
      { name: 'b0', url: 'http://host/view/backends/b0/', address: 'http://inner:3200/base/' },
      { name: 'b1', url: 'http://host/view/backends/b1/' },
      { name: 'b2', url: 'http://host/view/backends/b2/' },
    ]));

  test('offers files', () =>
    expect(parsePageConfig({ files: [{ name: 'slow.json', url: 'files/0' }] }, BASE).files).toEqual([
      { name: 'slow.json', url: 'http://host/view/files/0' },
    ]));

  test.each([
    { name: 'x', url: 'javascript:alert(1)' },
    { name: 'x', url: 'http://' },
    { name: ' ', url: 'http://h/' },
    { name: 7, url: 'http://h/' },
    'http://h/',
    null,
  ])('loses the backend %j and no other', (broken) =>
    expect(parsePageConfig({ backends: [broken, { name: 'b', url: '/b' }] }, BASE).backends).toEqual([
      { name: 'b', url: 'http://host/b/' },
    ]),
  );

  test('keeps the first of two backends with one name', () =>
    expect(
      parsePageConfig({ backends: ['/1', '/2'].map((url) => ({ name: 'b', url })) }, BASE).backends.map((b) => b.url),
    ).toEqual(['http://host/1/']));

  test.each([null, [], 'text', 3, { backends: {} }])('that is %j names nothing', (value) =>
    expect(parsePageConfig(value, BASE)).toEqual(NO_CONFIG),
  );

  test('that is answered with a page of HTML names nothing', async () => {
    vi.stubGlobal('fetch', async () => new Response('<!doctype html>', { status: 200 }));
    expect(await fetchPageConfig(BASE)).toEqual(NO_CONFIG);
    vi.unstubAllGlobals();
  });
});

describe('the address of a backend', () => {
  test.each([
    ['http://h:16686', 'http://h:16686/'],
    ['http://h/jaeger?x=1#y', 'http://h/jaeger/'],
    ['ftp://h/', null],
  ])('%s is %s', (given, expected) => expect(parseBackendAddress(given, BASE)).toBe(expected));
});
