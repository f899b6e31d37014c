import { expect, test } from 'vitest';
import { ANY_TRACE, type AttributeCondition } from '../../trace/search-query.ts';
import type { SearchAsking } from './backend-search.ts';
import { jaegerSearch } from './jaeger-search.ts';

/** Of a server that has nothing. */
const ASKING: SearchAsking = {
  ask: () => Promise.reject(new Error('not asked for text')),
  readTraces: async () => ({ count: 0, api: 'legacy', isCut: false }),
  oldestWanted: () => null,
  learn: () => {},
  api: 'legacy',
  range: [0, 1],
  now: 1,
};

async function tagsAsked(...conditions: readonly (readonly [key: string, value: string])[]): Promise<string | null> {
  const attributes = conditions.map(([key, value]): AttributeCondition => ({ key, operator: '=', value }));
  const { path } = await jaegerSearch.search({ ...ANY_TRACE, service: 'shop', attributes }, ASKING);
  return new URL(path, 'http://jaeger').searchParams.get('tags');
}

test.each(['constructor', 'toString', '__proto__'])('%s is an attribute like any other', async (key) => {
  expect(await tagsAsked([key, 'x'])).toBe(`{"${key}":"x"}`);
});

test('of two values for one attribute the first is asked for', async () => {
  expect(await tagsAsked(['region', 'eu'], ['region', 'us'])).toBe('{"region":"eu"}');
});
