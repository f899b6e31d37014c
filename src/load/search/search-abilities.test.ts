import { expect, test } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { queryMeant, searchedTitle } from './search-abilities.ts';

test.each([
  ['zipkin', 'shop', 'get /cart'],
  ['jaeger', 'Shop', 'GET /Cart'],
  ['', 'Shop', 'GET /Cart'],
])('names are meant as a backend of kind %j has them', (kind, service, operation) => {
  const asked = { ...ANY_TRACE, service: 'Shop', operation: 'GET /Cart' };
  expect(queryMeant(kind, asked)).toEqual({ ...ANY_TRACE, service, operation });
});

test('a kind of backend has a title where it can be searched', () => {
  expect(['tempo', 'elsewhere', ''].map(searchedTitle)).toEqual(['Tempo', '', '']);
});
