import { describe, expect, test } from 'vitest';
import { readJaegerFields, traceIdsOfSearch } from './jaeger-address.ts';

function readAsOwn(fields: Readonly<Record<string, string>>): Record<string, string> | null {
  const own = readJaegerFields(`?${new URLSearchParams(fields)}`);
  return own === null ? null : Object.fromEntries(new URLSearchParams(own));
}

describe('an address of Jaeger’s search page', () => {
  test('asks here what it asks there', () => {
    const theirs = {
      service: 'shop',
      operation: 'GET /cart',
      lookback: '2h',
      limit: '50',
      minDuration: '1.2s',
      maxDuration: '3s',
      tags: '{"http.route":"/a b"}',
      view: '',
    };
    const own = { min: '1.2s', max: '3s', attr: 'http.route="/a b"', last: '2h', of: 'span' };
    expect(readAsOwn(theirs)).toEqual({ service: 'shop', operation: 'GET /cart', limit: '50', ...own });
  });

  test('means the time that it was made for, though it says how far back that was', () => {
    const theirs = { lookback: '1h', start: '1784000000000000', end: '1784003600000000' };
    expect(readAsOwn(theirs)).toEqual({ from: '2026-07-14T03:33:20Z', to: '2026-07-14T04:33:20Z', of: 'span' });
  });

  test.each(['lookback=1h', 'maxDuration=', 'start=1784000000000000'])(
    'means any operation by all beside %s',
    (field) => expect(readJaegerFields(`service=a&operation=all&${field}`)).not.toContain('operation'),
  );

  test('counts weeks', () => expect(readAsOwn({ lookback: '2w' })).toEqual({ last: '14d', of: 'span' }));

  test('that asks for errors finds those that have a status', () =>
    expect(readAsOwn({ tags: '{"error":"true"}' })).toEqual({ errors: '1', of: 'span' }));

  test('has tags of its first form, too', () =>
    expect(readAsOwn({ tag: 'http.url:http://a/b' })).toEqual({ attr: 'http.url=http://a/b', of: 'span' }));

  test('keeps what cannot be read, which is told of', () =>
    expect(readAsOwn({ lookback: '1h', tags: '{', minDuration: 'soon', uiEmbed: 'v0' })).toEqual({
      last: '1h',
      of: 'span',
      tags: '{',
      minDuration: 'soon',
      uiEmbed: 'v0',
    }));

  test.each([
    '',
    'service=a&last=1h',
    'service=a&operation=all',
    'tags={&lookback=x',
    'backend=jaeger&min=1s&from=2026-07-14T03:33:20Z',
  ])('is not what %s is', (query) => expect(readJaegerFields(query)).toBeNull());

  test('is read to its end at once', () => {
    const own = readJaegerFields('lookback=1h&tags={"a":"b"}&tag=x&maxDuration=z');
    expect(readJaegerFields(own ?? '')).toBeNull();
  });
});

describe('traces that Jaeger’s search page is to show', () => {
  test('are those of its ids and of marked spans, each once', () =>
    expect(traceIdsOfSearch('traceID=ab12&traceID=cd34&span=e5%20f6@cd34&span=@0f&service=a')).toEqual([
      'ab12',
      'cd34',
      '0f',
    ]));

  test('are none where nothing of that is an id', () => expect(traceIdsOfSearch('traceID=no&span=ab')).toEqual([]));
});
