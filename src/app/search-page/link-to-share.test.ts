import { describe, expect, test } from 'vitest';
import { linkToShare } from './link-to-share.ts';
import { FIRST_SEARCH, parseSearch, searchLink } from './search-address.ts';

const BRUSH = { from: 1_795_219_290_000, to: 1_795_219_291_000, durationMin: 1e6, durationMax: 2e6 };
const RANGE = [Date.parse('2026-11-21T00:00:00.250Z'), Date.parse('2026-11-21T00:15:00.250Z')] as const;
const DRAWN = { ...FIRST_SEARCH, plot: { ...FIRST_SEARCH.plot, brush: BRUSH } };

describe('the link of a search', () => {
  test('a relative time stays so', () => {
    expect(linkToShare(parseSearch('service=a&last=1h'), RANGE)).toBe('/search?service=a&last=1h');
  });

  test('with a brush it is the time that was searched', () => {
    const { query, plot } = parseSearch(linkToShare(DRAWN, RANGE).split('?')[1]);
    expect(query.time).toEqual({ type: 'between', from: RANGE[0], to: RANGE[1] });
    expect(plot.brush).toEqual(BRUSH);
  });

  test('where no time was searched, none is made up', () => {
    expect(linkToShare(DRAWN, null)).toBe(searchLink(DRAWN));
  });
});
