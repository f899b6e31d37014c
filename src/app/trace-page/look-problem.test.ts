import { describe, expect, test } from 'vitest';
import { lookProblem } from './look-problem.ts';

describe('what an address asks for and cannot have', () => {
  test.each(['', '?span=1', '?v=2&filter=a&colour=kind', '?v=1&uiFind=a', '?v=2&colour=attribute:http.route'])(
    'is nothing in “%s”',
    (search) => expect(lookProblem(search)).toBe(''),
  );

  test.each([
    ['a filter that is too long', `?v=2&filter=${'a'.repeat(1001)}`, /filter .* 1,001 characters/],
    ['a “what if” that is too long', `?whatIf=${'a'.repeat(1201)}`, /what if.* 1,201 characters/],
    ['a later version', '?v=999&filter=a', /version “999”/],
    ['a version that is none', '?v=x', /version “x”/],
    ['a colour that does not exist', '?v=2&colour=mood', /“mood”/],
    ['an attribute without a key', '?v=2&colour=attribute', /“attribute”/],
  ])('is told: %s', (_, search, words) => expect(lookProblem(search)).toMatch(words));

  test('is told all at once', () =>
    expect(lookProblem(`?v=2&colour=mood&filter=${'a'.repeat(1001)}`)).toMatch(/filter.*mood/));
});
