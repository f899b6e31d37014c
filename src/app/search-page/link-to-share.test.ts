import { describe, expect, test } from 'vitest';
import { linksToShare } from './link-to-share.ts';
import { FIRST_SEARCH, parseSearch, searchLink } from './search-address.ts';

const BRUSH = { from: 1_795_219_290_000, to: 1_795_219_291_000, durationMin: 1e6, durationMax: 2e6 };
const RANGE = [Date.parse('2026-11-21T00:00:00.250Z'), Date.parse('2026-11-21T00:15:00.250Z')] as const;
const DRAWN = { ...FIRST_SEARCH, plot: { ...FIRST_SEARCH.plot, brush: BRUSH } };

describe('the links of a search', () => {
  test('of a relative time are one of the time that was searched, and one that searches anew', () => {
    const { asShown, anew } = linksToShare(parseSearch('service=a&last=1h'), RANGE);
    const { query } = parseSearch(asShown.split('?')[1]);
    expect(query).toMatchObject({ service: 'a', time: { type: 'between', from: RANGE[0], to: RANGE[1] } });
    expect(anew).toBe('/search?service=a&last=1h');
  });

  test('keep a brush where its moments stay', () => {
    const { asShown, anew } = linksToShare(DRAWN, RANGE);
    expect([asShown, anew].map((link) => parseSearch(link.split('?')[1] ?? '').plot.brush)).toEqual([BRUSH, null]);
  });

  test('of absolute times are one', () => {
    const state = parseSearch('from=2026-11-21T00:00:00Z&to=2026-11-21T01:00:00Z');
    expect(linksToShare(state, RANGE)).toEqual({ asShown: searchLink(state), anew: '' });
  });

  test('where no time was searched, none is made up', () => {
    expect(linksToShare(DRAWN, null)).toEqual({ asShown: searchLink(DRAWN), anew: '' });
  });

  test('of a search that is too long for one there are none', () => {
    const state = parseSearch(Array.from({ length: 9 }, (_, i) => `attr=key${i}=${'x'.repeat(230)}`).join('&'));
    expect(linksToShare(state, RANGE)).toEqual({ asShown: '', anew: '' });
  });
});
