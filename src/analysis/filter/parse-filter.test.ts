import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import type { FilterExpression } from './filter-expression.ts';
import { parseFilter } from './parse-filter.ts';
import { loadPatterns, type Patterns } from './patterns.ts';

/** Returns an expression as a line: `and(service : orders, not(text : a))`. */
function told(expression: FilterExpression | null): string {
  if (expression === null) return '';
  if (expression.type === 'not') return `not(${told(expression.of)})`;
  if (expression.type !== 'term') return `${expression.type}(${expression.of.map(told).join(', ')})`;
  const { field, key, operator, value } = expression;
  return `${field}${key === '' ? '' : `[${key}]`} ${operator} ${value}`.trim();
}

const parsed = (text: string) => told(parseFilter(text).expression);

describe('a filter asks for', () => {
  test.each([
    ['', ''],
    ['   ', ''],
    ['""', ''],
    ['select', 'text : select'],
    ['  GET   /cart ', 'and(text : GET, text : /cart)'],
    ['"load cart" db', 'and(text : load cart, text : db)'],
    ['"load ca', 'text : load ca'],
    ['say"load cart"now', 'and(text : say, text : load cart, text : now)'],
    ["don't 'load cart'", "and(text : don't, text : load cart)"],
    ['"say \\"hi\\""', 'text : say "hi"'],
    ['main()', 'text : main()'],
    ['http://a/b?x=1', 'text : http://a/b?x=1'],
    ['std::vector', 'text : std::vector'],
    ['note: this', 'and(text : note:, text : this)'],
    ['12:30', 'text : 12:30'],
    ['t61rcWkgMzE=', 'text : t61rcWkgMzE='],
    ['-> x', 'and(text : ->, text : x)'],
  ])('words: %s', (text, expected) => expect(parsed(text)).toBe(expected));

  test.each([
    ['service:orders', 'service : orders'],
    ['service=orders', 'service = orders'],
    ['Service: orders', 'service : orders'],
    ['service = leaf', 'service = leaf'],
    ['status: error', 'status : error'],
    ['is: leaf', 'leaf exists'],
    ['name: http://a', 'name : http://a'],
    ['span:00f067aa', 'id : 00f067aa'],
    ['service:"two words"', 'service : two words'],
    ["service:'two words'", 'service : two words'],
    ['operation:pay', 'name : pay'],
    ['name!=pay', 'name != pay'],
    ['name:GET(x)', 'name : GET(x)'],
    ['kind:CLIENT', 'kind : client'],
    ['kind=SPAN_KIND_SERVER', 'kind = server'],
    ['status:error', 'status : error'],
    ['status!=ok', 'status != ok'],
    ['error', 'status : error'],
    ['errors', 'status : error'],
    ['error=true', 'status : error'],
    ['error!=false', 'status : error'],
    ['error!=true', 'not(status : error)'],
    ['error:false', 'not(status : error)'],
    ['is:error', 'status : error'],
    ['has:error', 'status : error'],
    ['"error"', 'text : error'],
    ['error:timeout', 'attribute[error] : timeout'],
    ['duration>100ms', 'duration > 100000000'],
    ['duration>=1.5s', 'duration >= 1500000000'],
    ['duration:>100ms', 'duration > 100000000'],
    ['duration > 100ms', 'duration > 100000000'],
    ['latency<2us', 'duration < 2000'],
    ['duration<2µs', 'duration < 2000'],
    ['duration>7', 'duration > 7000000'],
    ['duration>1m30s', 'duration > 90000000000'],
    ['duration>1h', 'duration > 3600000000000'],
    ['self>10ms', 'self > 10000000'],
    ['start>=5ns', 'start >= 5'],
    ['depth<4', 'depth < 4'],
    ['depth:0', 'depth = 0'],
    ['children>10', 'children > 10'],
    ['critical', 'critical exists'],
    ['critical>5ms', 'critical > 5000000'],
    ['is:leaf', 'leaf exists'],
    ['leaf:false', 'not(leaf exists)'],
    ['gap', 'gap exists'],
    ['gap:network', 'gap : network'],
    ['finding', 'finding exists'],
    ['finding:fat-leaf', 'finding : fat-leaf'],
    ['root', 'root exists'],
    ['event:exception', 'event : exception'],
    ['has:event', 'event exists'],
    ['id:00f067aa', 'id : 00f067aa'],
  ])('fields: %s', (text, expected) => expect(parsed(text)).toBe(expected));

  test.each([
    ['db.system.name=postgresql', 'attribute[db.system.name] = postgresql'],
    ['http.response.status_code>=500', 'attribute[http.response.status_code] >= 500'],
    ['http.response.status_code≥500', 'attribute[http.response.status_code] >= 500'],
    ['http.status_code ≠ 500', 'attribute[http.status_code] != 500'],
    ['http.status_code = 500', 'attribute[http.status_code] = 500'],
    ['http.url=http://a/b', 'attribute[http.url] = http://a/b'],
    ['http.url:http://a/b?x=1', 'attribute[http.url] : http://a/b?x=1'],
    ['url.path=/api/cart', 'attribute[url.path] = /api/cart'],
    ['a-b/c.d==x', 'attribute[a-b/c.d] = x'],
    ['"a:b c"=x', 'attribute[a:b c] = x'],
    ['"name"=x', 'attribute[name] = x'],
    ['key!=""', 'attribute[key] !='],
    ['key=*', 'attribute[key] exists'],
    ['key:*', 'attribute[key] exists'],
    ['key!=*', 'not(attribute[key] exists)'],
    ['has:key', 'attribute[key] exists'],
    ['has:"service"', 'attribute[service] exists'],
    ['user:part', 'attribute[user] : part'],
    ['code:>5', 'attribute[code] > 5'],
  ])('attributes: %s', (text, expected) => expect(parsed(text)).toBe(expected));

  test.each([
    ['/sel.*ct/', 'text ~ sel.*ct'],
    ['/a b/i', 'text ~ (?i)a b'],
    ['name:/^GET /', 'name ~ ^GET'],
    ['name=~a+', 'name ~ a+'],
    ['name~"a b"', 'name ~ a b'],
    ['url!~/a\\/b/', 'attribute[url] !~ a/b'],
    ['url:/a\\db/', 'attribute[url] ~ a\\db'],
    ['/api/cart', 'text : /api/cart'],
    ['url=/a/', 'attribute[url] = /a/'],
  ])('regular expressions: %s', (text, expected) => expect(parsed(text)).toBe(expected));

  test.each([
    ['a b', 'and(text : a, text : b)'],
    ['a AND b', 'and(text : a, text : b)'],
    ['a && b || c', 'or(and(text : a, text : b), text : c)'],
    ['a or b c', 'or(text : a, and(text : b, text : c))'],
    ['(a or b) c', 'and(or(text : a, text : b), text : c)'],
    ['-a', 'not(text : a)'],
    ['!a', 'not(text : a)'],
    ['not a', 'not(text : a)'],
    ['not not a', 'text : a'],
    ['--a', 'text : a'],
    ['-service:x', 'not(service : x)'],
    ['!key:x', 'not(attribute[key] : x)'],
    ['-(a or b)', 'not(or(text : a, text : b))'],
    ['(name:f(x) or b)', 'or(name : f(x), text : b)'],
  ])('terms together: %s', (text, expected) => expect(parsed(text)).toBe(expected));
});

test.each([
  'SELECT a, b FROM items WHERE a = 1 AND b > 2',
  'SELECT id FROM orders o WHERE o.id=5 AND o.name = x ORDER BY id LIMIT 3',
  'the quick brown fox jumps over the lazy dog',
])('a long text is one phrase: %s', (text) => {
  expect(parseFilter(` ${text} `)).toEqual({
    expression: { type: 'term', field: 'text', key: '', operator: ':', value: text },
    problems: [],
  });
});

test('many words with “or” between them are no phrase', () => {
  expect(parsed('a or b or c or d or e or f or g or h or i')).toMatch(/^or\(text : a, .*text : i\)$/);
});

describe('what is not understood', () => {
  let patterns: Patterns;
  beforeAll(async () => {
    patterns = await loadPatterns();
  });

  test.each([
    ['a kind:foo', 'kind:foo', 'text : a'],
    ['a status>ok', 'status>ok', 'text : a'],
    ['a duration>soon b', 'duration>soon', 'and(text : a, text : b)'],
    ['a duration:5ms', 'duration:5ms', 'text : a'],
    ['depth<deep a', 'depth<deep', 'text : a'],
    ['a service:', 'service:', 'text : a'],
    ['a key=', 'key=', 'text : a'],
    ['name>5 a', 'name>5', 'text : a'],
    ['service: leaf', 'service:', 'leaf exists'],
    ['duration> leaf', 'duration>', 'leaf exists'],
    ['key= -error', 'key=', 'not(status : error)'],
    ['service: kind:client', 'service:', 'kind : client'],
    ['a or', 'or', 'text : a'],
    ['and a', 'and', 'text : a'],
    ['a not', 'not', 'text : a'],
    ['(a', '(', 'text : a'],
    ['a ) b', ')', 'and(text : a, text : b)'],
    ['a ()', '()', 'text : a'],
    ['a or kind:foo', 'kind:foo', 'text : a'],
    ['-kind:foo a', 'kind:foo', 'text : a'],
    ['is:odd a', 'is:odd', 'text : a'],
    ['a name:/(/', 'name:/(/', 'text : a'],
    ['a /x(?=y)/', '/x(?=y)/', 'text : a'],
  ])('%s: is told, and the rest works', (text, stretch, expected) => {
    const { expression, problems } = parseFilter(text, patterns);
    expect(problems.map(({ start, end }) => text.slice(start, end))).toEqual([stretch]);
    expect(problems[0].sentence).toMatch(/^\S.*\.$/);
    expect(told(expression)).toBe(expected);
  });

  test.each([
    ['"load ca', '"load ca'],
    ['db name="load ca', '"load ca'],
    ['"', '"'],
  ])('a quote that is not closed in %s is said to be', (text, marked) => {
    const [{ start, end, sentence }] = parseFilter(text).problems;
    expect([text.slice(start, end), sentence]).toEqual([marked, 'This quote is not closed.']);
  });

  test('a quote that opens behind a field asks nothing yet', () => {
    expect(parseFilter('service:"').expression).toBeNull();
  });

  test.each([
    ['duration>100 ms', 'duration>100ms'],
    ['(self<=1.5 s) db', '(self<=1.5s) db'],
  ])('the unit of %s may stand apart', (apart, together) => {
    expect(parseFilter(apart)).toEqual(parseFilter(together));
  });

  test('a value that is missing is said to be', () => {
    expect(parseFilter('service: leaf').problems[0].sentence).toBe('A value is missing after “service:”.');
  });

  test('a regular expression says what is wrong with it', () => {
    expect(parseFilter('/(/', patterns).problems[0].sentence).toBe(
      'This is no regular expression: missing closing ): `(`.',
    );
  });
});

const PIECES = [
  ...['(', ')', '-', '!', 'not', 'or', 'and', ' ', ' ', '"', "'", '/', '\\', ':', '=', '>', '<', '~', '*', '&&', '||'],
  ...[
    'a',
    'service',
    'kind',
    'duration',
    'has',
    'is',
    'error',
    'leaf',
    'x.y',
    '5ms',
    '\n',
    '😀',
    '\ud800',
    '[',
    '{9999}',
  ],
];

describe('whatever is typed', () => {
  test('never throws, and what it tells stands within the text', () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        for (const { start, end, sentence } of parseFilter(typed).problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(typed.length);
          expect(sentence).not.toBe('');
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test.each(['(', '-(', 'not ', 'a or ', '"', '/', "'", '\\/', 'a:', '(a or ', ')', '-', '[/'])(
    '%j many times is read in the end',
    (piece) => {
      const text = piece.repeat(4000).slice(0, 4000);
      expect(() => parseFilter(text)).not.toThrow();
    },
  );

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__ error', '-valueOf'])(
    '%j is words like others',
    (text) => {
      expect(parseFilter(text).problems).toEqual([]);
      expect(parseFilter(text).expression).not.toBeNull();
    },
  );

  test('of very many terms the first hundred are asked for', () => {
    const { expression, problems } = parseFilter('a:b or '.repeat(300));
    expect(expression?.type === 'or' && expression.of.length).toBe(100);
    expect(problems[0].sentence).toBe('Only the first 100 terms are looked at.');
  });
});
