import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { headerLines } from './header-lines.ts';
import { textForm } from './text-form.ts';
import { queryParts, urlParts } from './url-parts.ts';

const LONG = 'x'.repeat(60);

describe('the form of a text', () => {
  test.each([
    ['note', `{"a":"${LONG}"}`, 'laid out'],
    ['note', '{"a":1}', 'plain'],
    ['note', `{"a":"${LONG}"`, 'plain'],
    ['note', `{${LONG}}`, 'plain'],
    ['db.query.text', `SELECT ${LONG} FROM t`, 'laid out'],
    ['db.query.text', 'SELECT 1 FROM t', 'plain'],
    ['db.query.text', `SELECT ${LONG}`, 'plain'],
    ['db.query.text', `GET ${LONG} from x`, 'plain'],
    ['note', `SELECT ${LONG} FROM t`, 'plain'],
    ['url.full', 'https://a.example/b?c=d', 'url'],
    ['url.full', 'https://a.example/b', 'plain'],
    ['url.query', 'a=b&c=d', 'url'],
    ['exception.stacktrace', 'Error: x\n at y', 'stack'],
    ['http.request.header.accept', '["*/*"]', 'laid out'],
  ] as const)('%s = %s is %s', (name, text, form) => {
    expect(textForm(name, 'string', text).is).toBe(form);
  });

  test('laid out as JSON says the same', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const long = `[${json},"${LONG}"]`;
        const form = textForm('note', 'string', long);
        expect(form.is === 'laid out' && JSON.parse(form.pretty())).toEqual(JSON.parse(long));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('of a long text is not worked out before it is asked for', () => {
    const form = textForm('note', 'string', `{"a":"${'x'.repeat(30_000)}}`);
    expect(form).toMatchObject({ is: 'laid out', isLong: true });
  });
});

describe('the parts of an address', () => {
  test('are decoded', () => {
    expect(urlParts('https://a.example/b?c=d%20e&f=g+h&i#j')).toEqual({
      address: 'https://a.example/b',
      parameters: [
        { name: 'c', value: 'd e' },
        { name: 'f', value: 'g h' },
        { name: 'i', value: '' },
      ],
      left: 0,
      fragment: 'j',
    });
  });

  test('that cannot be decoded stay as written', () => {
    expect(urlParts('/b?c=%ff')?.parameters).toEqual([{ name: 'c', value: '%ff' }]);
  });

  test('come from a path or a query alone too', () => {
    expect(urlParts('/b?c=d')?.address).toBe('/b');
    expect(queryParts('?c=d')?.parameters).toEqual([{ name: 'c', value: 'd' }]);
  });

  test('are cut where there are many', () => {
    const parts = urlParts(`/?${Array.from({ length: 300 }, (_, i) => `p${i}=1`).join('&')}`);
    expect([parts?.parameters.length, parts?.left]).toEqual([200, 100]);
  });

  test.each(['https://a.example/b', 'what? c=d', '/b?', 'a?b=c', '', 'a b'])('%j has none', (text) => {
    expect(urlParts(text)).toBeNull();
  });
});

describe('a header', () => {
  test('is its values, one a line', () => {
    expect(headerLines('[\n  "a",\n  "b"\n]')).toBe('a\nb');
  });

  test('that is long is broken after each part, not within quotes', () => {
    const cookie = `a="1; 2"; b=${'x'.repeat(60)}; c=3`;
    expect(headerLines(cookie)).toBe(`a="1; 2";\nb=${'x'.repeat(60)};\nc=3`);
  });

  test('that is short stays', () => {
    expect(headerLines('text/html, */*')).toBe('text/html, */*');
  });
});
