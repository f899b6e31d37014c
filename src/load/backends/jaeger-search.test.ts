import { describe, expect, test } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import type { SearchAsking } from './backend-search.ts';
import { jaegerSearch } from './jaeger-search.ts';

/** A Jaeger that gives so many traces each time, and tells `paths` of each question. */
function answeredBy(api: string, count = 1, paths: string[] = []): SearchAsking {
  return {
    range: [0, 3_600_000],
    now: 3_600_000,
    api: undefined,
    learn: () => {},
    ask: () => Promise.reject(new Error('Nothing is asked beside the traces.')),
    readTraces: async ([{ path }]) => {
      paths.push(path);
      return { count, api, isCut: false };
    },
    oldestWanted: () => null,
  };
}

describe('the address that is told of a search of Jaeger', () => {
  test.each([
    ['v3', /^api\/v3\/traces\?query\.service_name=shop/],
    ['legacy', /^api\/traces\?service=shop/],
  ])('is that of the API which answered: %s', async (api, path) => {
    const answer = await jaegerSearch.search({ ...ANY_TRACE, service: 'shop' }, answeredBy(api));
    expect(answer.path).toMatch(path);
  });
});

describe('of an attribute, Jaeger is asked for lists as well, which no tag finds', () => {
  const query = { ...ANY_TRACE, service: 'shop', attributes: [{ key: 'k', operator: '=', value: 'v' } as const] };

  test('without the tag', async () => {
    const paths: string[] = [];
    const { notes } = await jaegerSearch.search(query, answeredBy('legacy', 1, paths));
    expect(paths.map((path) => /[?&]tags=/.test(path))).toEqual([true, false]);
    expect(notes).toEqual([]);
  });

  test('and whether there are more is told', async () => {
    const { notes } = await jaegerSearch.search(query, answeredBy('legacy', 1000));
    expect(notes).toMatchObject([{ sentence: expect.stringMatching(/lists.*at k .*20 traces/) }]);
  });

  test('but not where nothing is compared', async () => {
    const paths: string[] = [];
    const exists = { ...query, attributes: [{ key: 'k', operator: 'exists', value: '' } as const] };
    await jaegerSearch.search(exists, answeredBy('v3', 1, paths));
    expect(paths).toHaveLength(1);
  });
});
