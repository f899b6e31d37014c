import { describe, expect, test } from 'vitest';
import { expandLink, type LinkTemplate, type LinkValues } from './link-template.ts';

const VALUES: LinkValues = {
  start: 1_785_578_400_123_456_789n,
  end: 1_785_578_401_000_000_000n,
  texts: { traceId: '5b8efff798038103d269b633813fc60c', spanId: 'eee19b7ec3c1b174', service: 'shop & co', name: '' },
  attribute: (key) =>
    new Map([
      ['http.route', '/cart/{id}'],
      ['name', 'a "name"'],
      ['empty', ''],
      ['up', '..'],
    ]).get(key) ?? null,
};

function hrefOf(url: string): string | null {
  const template: LinkTemplate = { text: 'Logs', url, on: 'span', key: '' };
  return expandLink(template, VALUES, 'https://longpole.example/base/')?.href ?? null;
}

describe('a link template', () => {
  test.each([
    ['ids', 'https://l/{traceId}/{spanId}', 'https://l/5b8efff798038103d269b633813fc60c/eee19b7ec3c1b174'],
    ['a service, encoded', 'https://l/?s={service}', 'https://l/?s=shop%20%26%20co'],
    ['times in milliseconds', 'https://l/?f={start}&t={end}', 'https://l/?f=1785578400123&t=1785578401000'],
    [
      'times in other units',
      'https://l/{start|s}/{start|us}/{start|ns}',
      'https://l/1785578400/1785578400123456/1785578400123456789',
    ],
    ['a time in words', 'https://l/?f={start|iso}', 'https://l/?f=2026-08-01T10%3A00%3A00.123Z'],
    ['moved times', 'https://l/{start-5m}/{end+1h|s}', 'https://l/1785578100123/1785582001'],
    ['an attribute', 'https://l/?r={http.route}', 'https://l/?r=%2Fcart%2F%7Bid%7D'],
    ['an attribute of a name that is taken', 'https://l/{attribute:name}', 'https://l/a%20%22name%22'],
    [
      'a value in JSON',
      'https://l/?q={"e":"{attribute:name|json}"}',
      'https://l/?q={%22e%22:%22a%20%5C%22name%5C%22%22}',
    ],
    [
      'a path of this server',
      '/grafana/explore?t={spanId}',
      'https://longpole.example/grafana/explore?t=eee19b7ec3c1b174',
    ],
  ])('is filled with %s', (_, url, href) => {
    expect(hrefOf(url)).toBe(href);
  });

  test.each([
    ['a value is missing', 'https://l/{http.url}'],
    ['a value is empty', 'https://l/{name}/{empty}'],
    ['a value would lead up its path', 'https://l/pods/{up}/restart'],
    ['a scheme is no web', 'javascript:alert({traceId})'],
    ['an address is none', 'https://'],
  ])('makes no link where %s', (_, url) => {
    expect(hrefOf(url)).toBeNull();
  });

  test('cannot be led to another host by a value', () => {
    const values = { ...VALUES, attribute: () => 'evil.example/@' };
    const template: LinkTemplate = { text: 'x', url: 'https://logs{host}.example/', on: 'span', key: '' };
    expect(expandLink(template, values, 'https://longpole.example/')).toBeNull();
  });

  test('takes a form of a name that any object has for none', () => {
    const template: LinkTemplate = { text: '{start|constructor}', url: 'https://l/', on: 'trace', key: '' };
    const plain: LinkTemplate = { ...template, text: '{start}' };
    expect(expandLink(template, VALUES, 'https://l/')).toEqual(expandLink(plain, VALUES, 'https://l/'));
  });

  test('says in its words what it is filled with, as it stands', () => {
    const template: LinkTemplate = { text: 'Logs of {service}', url: 'https://l/', on: 'trace', key: '' };
    expect(expandLink(template, VALUES, 'https://l/')?.text).toBe('Logs of shop & co');
  });
});
