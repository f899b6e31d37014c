import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { ANY_TRACE, type AttributeCondition, type SearchQuery } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES, SpanKind } from '../../trace/span-kind.ts';
import { kindOrStatus, TEXT_INTRINSICS } from '../search/jaeger-keys.ts';
import { traceQlDuration, traceQlOf } from './trace-ql.ts';
import { readTraceQl, type TraceQlExpression } from './trace-ql-reader-for-tests.ts';

const asked = (query: Partial<SearchQuery>) => traceQlOf({ ...ANY_TRACE, ...query });
const ofAttribute = (key: string, operator: AttributeCondition['operator'], value = '') =>
  asked({ attributes: [{ key, operator, value }] });

describe('TraceQL that is written', () => {
  test.each([
    [{}, '{ }'],
    [{ service: 'shop' }, '{ resource.service.name = "shop" }'],
    [
      { service: 'shop', operation: 'GET /', kind: SpanKind.Server, isErrorsOnly: true },
      '{ resource.service.name = "shop" && name = "GET /" && kind = server && status = error }',
    ],
    [{ durationMin: 1_500_000_000 }, '{ traceDuration >= 1500ms }'],
    [{ durationMin: 2_000_000_000, durationMax: 20_000, durationOf: 'span' }, '{ duration >= 2s && duration <= 20us }'],
    [{ traceQl: ' { name = "x" } | count() > 2 ', service: 'shop' }, '{ name = "x" } | count() > 2'],
  ] satisfies [Partial<SearchQuery>, string][])('%j is %s', (query, written) => expect(asked(query)).toBe(written));

  test.each([
    [
      'a number, as a number and as text',
      ofAttribute('http.status_code', '=', '200'),
      '{ (.http.status_code = 200 || .http.status_code = "200") }',
    ],
    [
      'another than a number, of either type',
      ofAttribute('retries', '!=', '3'),
      '{ (.retries != 3 || .retries != "3") }',
    ],
    ['a boolean', ofAttribute('cache.hit', '=', 'true'), '{ (.cache.hit = true || .cache.hit = "true") }'],
    ['text', ofAttribute('user.id', '=', 'ann'), '{ .user.id = "ann" }'],
    ['a number to be exceeded', ofAttribute('retries', '>', '2'), '{ .retries > 2 }'],
    ['an expression', ofAttribute('http.route', '=~', '/api/.*'), '{ .http.route =~ "/api/.*" }'],
    ['an attribute that exists', ofAttribute('user.id', 'exists'), '{ .user.id != nil }'],
    [
      'a number with zeros before it, as it is and as it may be',
      ofAttribute('zip', '=', '007'),
      '{ (.zip = 7 || .zip = "007" || .zip = "7") }',
    ],
    [
      'more digits than an integer has',
      ofAttribute('n', '=', '99999999999999999999'),
      '{ .n = "99999999999999999999" }',
    ],
    ['a key with spaces and quotes', ofAttribute('a "b"', '=', 'x'), '{ ."a \\"b\\"" = "x" }'],
    ['a key that begins as a scope does', ofAttribute('span.kind', '=', 'x'), '{ ."span.kind" = "x" }'],
    ['Jaeger’s tag of failed spans, as their status', ofAttribute('error', '=', 'true'), '{ status = error }'],
    ['its tag of the status', ofAttribute('otel.status_code', '!=', 'ERROR'), '{ status != error }'],
    ['its tag of the kind', ofAttribute('span.kind', '=', 'client'), '{ kind = client }'],
    ['an error that is a text, as an attribute', ofAttribute('error', '=', 'timeout'), '{ .error = "timeout" }'],
    ['its tag of the scope', ofAttribute('otel.scope.name', '=', 'x'), '{ instrumentation:name = "x" }'],
    ['its tag of the message', ofAttribute('otel.status_description', 'exists'), '{ statusMessage != nil }'],
    ['no key, which asks nothing', ofAttribute('', '=', 'x'), '{ }'],
  ])('asks for %s', (_name, written, expected) => expect(written).toBe(expected));

  test.each([
    [0, '0s'],
    [1, '1ns'],
    [1_500, '1500ns'],
    [250_000_000, '250ms'],
    [3_600_000_000_000, '3600s'],
  ])('%d ns are written as %s', (time, written) => expect(traceQlDuration(time)).toBe(written));
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '"',
    '\\',
    '`',
    '{ }',
    '") || {',
    '\n',
    '\u0000',
    '\ufeff',
    '//',
    '/*',
    '200',
    'nil',
    'true',
    '-1.50',
  ),
);
const key = fc.oneof(
  text,
  fc.constantFrom('http.status_code', 'span.kind', 'a-b', 'a/b', '.a', 'parent.x', 'exception.type'),
);
const condition = fc.record<AttributeCondition>({
  key,
  operator: fc.constantFrom('=', '!=', '>', '>=', '<', '<=', '=~', '!~', 'exists'),
  value: text,
});
const duration = fc.option(fc.nat(), { nil: null });
const query = fc.record({
  service: text,
  operation: text,
  durationMin: duration,
  durationMax: duration,
  durationOf: fc.constantFrom('trace' as const, 'span' as const),
  isErrorsOnly: fc.boolean(),
  kind: fc.constantFrom(null, SpanKind.Server, SpanKind.Client, SpanKind.Unspecified),
  attributes: fc.array(condition, { maxLength: 4 }),
});

/** Returns what an expression joins by `&&`, in order. */
function conjuncts(expression: TraceQlExpression | null): TraceQlExpression[] {
  if (expression === null) return [];
  if (expression.type !== 'binary' || expression.operator !== '&&') return [expression];
  return [...conjuncts(expression.left), ...conjuncts(expression.right)];
}

/** Returns the comparisons in an expression: left side, operator, right side. */
function comparisons(expression: TraceQlExpression | null): string[][] {
  if (expression?.type !== 'binary') return [];
  if (expression.operator === '&&' || expression.operator === '||') {
    return [...comparisons(expression.left), ...comparisons(expression.right)];
  }
  return [[sideOf(expression.left), expression.operator, sideOf(expression.right)]];
}

function sideOf(expression: TraceQlExpression): string {
  switch (expression.type) {
    case 'attribute':
      return `${expression.scope}.${expression.name}`;
    case 'intrinsic':
      return expression.name;
    case 'unary':
      return `-${sideOf(expression.of)}`;
    case 'binary':
      return '';
    default:
      return `${expression.type} ${expression.value}`;
  }
}

function whereOf(traceQl: string): TraceQlExpression | null {
  const { query: read, rest } = readTraceQl(traceQl);
  expect(rest).toBe('');
  return read.type === 'filter' ? read.where : null;
}

const sendable = (written: string) => written.replace(/\p{Surrogate}/gu, '\ufffd');

describe('any text in any field', () => {
  test('of the span reads back as meant', () => {
    fc.assert(
      fc.property(query, ({ service, operation, kind, isErrorsOnly, durationOf, durationMin, durationMax }) => {
        const fields = { service, operation, kind, isErrorsOnly, durationOf, durationMin, durationMax };
        const latency = durationOf === 'trace' ? 'traceDuration' : 'duration';
        const meant = [
          ...(service === '' ? [] : [['resource.service.name', '=', `string ${sendable(service)}`]]),
          ...(operation === '' ? [] : [['name', '=', `string ${sendable(operation)}`]]),
          ...(kind === null ? [] : [['kind', '=', `word ${SPAN_KIND_NAMES[kind]}`]]),
          ...(isErrorsOnly ? [['status', '=', 'word error']] : []),
          ...(durationMin === null ? [] : [[latency, '>=', `duration ${durationMin}`]]),
          ...(durationMax === null ? [] : [[latency, '<=', `duration ${durationMax}`]]),
        ];
        expect(comparisons(whereOf(asked(fields)))).toEqual(meant);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('of an attribute reads back as one group that compares the key with the value', () => {
    fc.assert(
      fc.property(condition, fc.boolean(), (each, isErrorsOnly) => {
        // Those of Jaeger’s tags that stand for something else are tried above.
        fc.pre(each.key !== '' && kindOrStatus(each) === null && !TEXT_INTRINSICS.has(each.key));
        const where = whereOf(asked({ isErrorsOnly, attributes: [each] }));
        const groups = conjuncts(where).slice(isErrorsOnly ? 1 : 0);
        const [asks] = groups;
        const sides = comparisons(asks);
        expect(new Set(sides.map(([left]) => left))).toEqual(new Set([`.${sendable(each.key)}`]));
        const operator = each.operator === 'exists' ? '!=' : each.operator;
        expect(new Set(sides.map(([, compares]) => compares))).toEqual(new Set([operator]));
        const rights = sides.map(([, , right]) => right);
        if (each.operator === 'exists') expect(new Set(rights)).toEqual(new Set(['word nil']));
        else expect(rights.some((right) => right.endsWith(sendable(each.value)) || /^-?number/.test(right))).toBe(true);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('keeps every condition in the place of its own', () => {
    fc.assert(
      fc.property(query, (each) => {
        const full = conjuncts(whereOf(asked(each)));
        const alone = each.attributes.flatMap((attribute) => conjuncts(whereOf(asked({ attributes: [attribute] }))));
        expect(full.slice(full.length - alone.length)).toEqual(alone);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('TraceQL that is read', () => {
  test('has one rank for && and ||', () => {
    const { query: read } = readTraceQl('{ .a = 1 || .b = 2 && .c = 3 }');
    expect(read.type === 'filter' && read.where?.type === 'binary' && read.where.operator).toBe('&&');
  });

  test.each([
    '{',
    '{ .a = }',
    '{ name = "x }',
    '{ } }',
    'name = "x"',
    '{ (.a = 1 }',
    '{ .a = "\\q" }',
    `{ ${'('.repeat(500)}`,
  ])('%s is refused', (wrong) => expect(() => readTraceQl(wrong)).toThrow());

  test('keeps what follows the filter', () => {
    expect(readTraceQl('{ status = error } | count() > 2').rest).toBe('| count() > 2');
    expect(readTraceQl('{ } with (most_recent=true)').rest).toBe('with (most_recent=true)');
  });
});
