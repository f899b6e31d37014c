import { describe, expect, test } from 'vitest';
import { parseRecentSearches, withSearch } from './recent-searches.ts';

describe('recent searches', () => {
  test.each([[null], [{}], ['x'], [[1, '', null]]])('of %j none is read', (value) => {
    expect(parseRecentSearches(value)).toEqual([]);
  });

  test('one made again comes first and stands once', () => {
    expect(withSearch(['a=1', 'b=2'], 'b=2')).toEqual(['b=2', 'a=1']);
  });

  test('the oldest go', () => {
    const many = Array.from({ length: 30 }, (_, i) => `service=${i}`);
    expect(withSearch(many, 'service=new')).toHaveLength(12);
    expect(parseRecentSearches(many)).toHaveLength(12);
  });
});
