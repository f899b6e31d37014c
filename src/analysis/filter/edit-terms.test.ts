import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { hasTerm, withoutTerm, withTerm } from './edit-terms.ts';
import type { FilterExpression, FilterOperator, FilterTerm } from './filter-expression.ts';
import { formatTerm } from './format-term.ts';
import { parseFilter } from './parse-filter.ts';

const service = (value: string): FilterTerm => ({ type: 'term', field: 'service', key: '', operator: '=', value });
const attribute = (key: string, value: string, operator: FilterOperator = '='): FilterTerm => ({
  type: 'term',
  field: 'attribute',
  key,
  operator,
  value,
});

const ODD = [
  '',
  ' ',
  'error',
  'or',
  'NOT',
  'leaf',
  'true',
  '*',
  '/a/',
  'a/b',
  'x:y',
  '-a',
  '(a)',
  'a)',
  '"',
  "'",
  '\\',
];
const anyText = fc.oneof(
  fc.constantFrom(...ODD, 'service', 'has', 'is', '//x', '>5', '=5', ':', 'a\nb', '\\"', '00f067aa0ba902b7', '5ms'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom(...ODD, 'a', 'b', '=', ':', '<'), { maxLength: 6 }).map((parts) => parts.join('')),
);
const operator = fc.constantFrom<FilterOperator>(':', '=', '!=', '>', '>=', '<', '<=');
const key = anyText.filter((text) => text !== '');
const anyTerm: fc.Arbitrary<FilterTerm> = fc.oneof(
  fc.tuple(key, operator, anyText).map(([each, how, value]) => attribute(each, value, how)),
  key.map((each) => attribute(each, '', 'exists')),
  fc
    .tuple(fc.constantFrom('service', 'name', 'event'), fc.constantFrom<FilterOperator>(':', '=', '!='), anyText)
    .map(([field, how, value]): FilterTerm => ({ type: 'term', field, key: '', operator: how, value })),
  anyText
    .filter((text) => text.trim() !== '')
    .map((value): FilterTerm => ({ type: 'term', field: 'text', key: '', operator: ':', value })),
  fc
    .tuple(fc.constantFrom('duration', 'self', 'critical'), fc.maxSafeNat())
    .map(([field, time]): FilterTerm => ({ type: 'term', field, key: '', operator: '>=', value: String(time) })),
  fc
    .constantFrom('leaf', 'root', 'gap', 'finding', 'critical', 'event', 'service')
    .map((field): FilterTerm => ({ type: 'term', field, key: '', operator: 'exists', value: '' })),
  fc
    .constantFrom('GET .*', 'a/b', '(?i)x', '^a|b$', '\\d+', '[/]', '"', ' ')
    .map((value): FilterTerm => attribute('http.url', value, '~')),
  fc.constantFrom('GET .*', 'a/b', '(?i)x', '\\/').map(
    (value): FilterTerm => ({
      type: 'term',
      field: 'text',
      key: '',
      operator: '~',
      value: value.replace('\\/', '/'),
    }),
  ),
);

describe('a term as it is written', () => {
  test.each([
    [service('orders'), 'service=orders'],
    [service('two words'), 'service="two words"'],
    [service('say "hi"'), 'service="say \\"hi\\""'],
    [attribute('name', 'x'), '"name"=x'],
    [attribute('http.url', 'http://a/b?x=1'), 'http.url=http://a/b?x=1'],
    [attribute('url.path', '/a/', '='), 'url.path="/a/"'],
    [attribute('db.system', '', 'exists'), 'has:db.system'],
    [{ ...service('1500000000'), field: 'duration', operator: '>' } as const, 'duration>1.5s'],
    [{ ...service('GET /'), field: 'name', operator: '~' } as const, 'name~/GET \\//'],
  ])('%j is %s', (term, text) => expect(formatTerm(term)).toBe(text));

  test('is read as just that term, whatever is in it', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        expect(parseFilter(formatTerm(term))).toEqual({ expression: term, problems: [] });
      }),
      { numRuns: 5 * PROPERTY_RUNS },
    );
  });

  test('is read as its opposite behind a minus', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        expect(parseFilter(`-${formatTerm(term)}`)).toEqual({ expression: { type: 'not', of: term }, problems: [] });
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('a click', () => {
  test.each([
    ['', 'service=a'],
    ['db', 'db service=a'],
    ['service=b', '(service=b or service=a)'],
    ['x (service=b or service=c) y', 'x (service=b or service=c or service=a) y'],
    ['service=b or service=c', '(service=b or service=c or service=a)'],
    ['x or y', '(x or y) service=a'],
    ['(x or y)', '(x or y) service=a'],
    ['-service=a x', 'x service=a'],
    ['service:b', 'service:b service=a'],
    ['"load ca', '"load ca" service=a'],
    ['(x', '(x) service=a'],
    ['x or', 'x service=a'],
    ['x not', 'x service=a'],
    ['x kind:', 'x service=a'],
    ['a b c d e f g h i j', '"a b c d e f g h i j" service=a'],
    ['service=a', 'service=a'],
  ])('includes: %j becomes %j', (text, expected) => expect(withTerm(text, service('a'))).toBe(expected));

  test.each([
    ['', '-service=a'],
    ['service=a', '-service=a'],
    ['(service=a or service=b) x', 'service=b x -service=a'],
    ['x or y', '(x or y) -service=a'],
  ])('excludes: %j becomes %j', (text, expected) => expect(withTerm(text, service('a'), 'exclude')).toBe(expected));

  test.each([
    ['service=a', ''],
    ['x service=a y', 'x y'],
    ['x and service=a', 'x'],
    ['service=a and x', 'x'],
    ['(service=a or service=b)', 'service=b'],
    ['service=a or service=b or service=c', '(service=b or service=c)'],
    ['service=b', 'service=b'],
    ['not (x service=a)', 'not (x service=a)'],
  ])('takes back: %j becomes %j', (text, expected) => expect(withoutTerm(text, service('a'))).toBe(expected));

  test('takes back what it did, whatever the term and whatever stood there', () => {
    const before = fc.oneof(
      fc.constantFrom('', 'x', 'x or y', '(x or y) z', 'not x', '"open', '(x', 'a or', 'kind:foo', 'service='),
      fc.array(anyTerm, { maxLength: 3 }).map((terms) => terms.map(formatTerm).join(' ')),
    );
    fc.assert(
      fc.property(before, anyTerm, fc.constantFrom('include', 'exclude'), (text, term, sense) => {
        const changed = withTerm(text, term, sense);
        expect(hasTerm(changed, term, sense)).toBe(true);
        expect(hasTerm(withoutTerm(changed, term, sense), term, sense)).toBe(false);
      }),
      { numRuns: 2 * PROPERTY_RUNS },
    );
  });

  test('leaves out one thing more and nothing else', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyTerm, { selector: formatTerm, minLength: 1, maxLength: 4 }),
        anyTerm,
        (terms, term) => {
          const isAmong = terms.some((each) => formatTerm(each) === formatTerm(term));
          if (isAmong) return;
          const text = terms.map(formatTerm).join(' ');
          expect(allOf(parseFilter(withTerm(text, term, 'exclude')).expression)).toEqual([
            ...allOf(parseFilter(text).expression),
            { type: 'not', of: term },
          ]);
        },
      ),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

function allOf(expression: FilterExpression | null): readonly FilterExpression[] {
  if (expression === null) return [];
  return expression.type === 'and' ? expression.of : [expression];
}
