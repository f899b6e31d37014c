import { describe, expect, test } from 'vitest';
import { lookProblem, strangeFields } from './look-problem.ts';

const hasSpan = (key: string) => key === '00000000000000c3';
const problem = (search: string) => lookProblem(strangeFields(search, hasSpan));

describe('what an address asks for and cannot have', () => {
  test.each([
    '',
    '?span=1',
    '?v=2&filter=a&colour=kind',
    '?v=1&uiFind=a',
    '?v=2&colour=attribute:http.route',
    '?v=2&zoom=1-2&collapse=depth:0&mode=only&rows=path&times=recorded&panel=details',
    '?v=2&columns=self,attribute:http.route&density=two-line&layers=no-path.running',
    '?v=2&mode=highlight&panel=closed&root=00000000000000c3&utm_source=chat',
  ])('is nothing in “%s”', (search) => expect(problem(search)).toBe(''));

  test.each([
    ['a filter that is too long', `?v=2&filter=${'a'.repeat(1001)}`, /filter .* 1,001 characters/],
    ['a “what if” that is too long', `?whatIf=${'a'.repeat(1201)}`, /what if.* 1,201 characters/],
    ['a later version', '?v=999&filter=a', /version “999”/],
    ['a version that is none', '?v=x', /version “x”/],
    ['a colour that does not exist', '?v=2&colour=mood', /“mood”/],
    ['an attribute without a key', '?v=2&colour=attribute', /“attribute”/],
    ['words that are none', '?v=2&zoom=9-3&mode=no&panel=x&rows=path', /: “zoom=9-3”, “mode=no”, “panel=x”\.$/],
    [
      'settings that are none',
      '?v=2&columns=mood,self&density=3&layers=no-sun',
      /: “columns=mood,self”, “density=3”, “layers=no-sun”\.$/,
    ],
    ['a subtree of no span', '?v=2&root=00000000000000d4', /span 00000000000000d4, which this trace does not have/],
  ])('is told: %s', (_, search, words) => expect(problem(search)).toMatch(words));

  test('is told of a later version field by field', () =>
    expect(problem('?v=99&zoom=x&filter=a')).toMatch(/version “99”.*left out: “zoom=x”\.$/));

  test('is told all at once', () =>
    expect(problem(`?v=2&filter=${'a'.repeat(1001)}&colour=mood`)).toMatch(/filter.*mood/));
});
