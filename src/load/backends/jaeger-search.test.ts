import { describe, expect, test } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import type { SearchAsking } from './backend-search.ts';
import { jaegerSearch } from './jaeger-search.ts';

function answeredBy(api: string): SearchAsking {
  return {
    range: [0, 3_600_000],
    now: 3_600_000,
    api: undefined,
    learn: () => {},
    ask: () => Promise.reject(new Error('Nothing is asked beside the traces.')),
    readTraces: async () => ({ count: 1, api, isCut: false }),
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
