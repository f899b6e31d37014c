import type { AttributeCondition, AttributeOperator, SearchQuery } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES } from '../../trace/span-kind.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { kindOrStatus, TEXT_INTRINSICS } from '../search/jaeger-keys.ts';
import { plainNumber, sameValues } from '../search/plain-number.ts';

/**
 * Returns the TraceQL that finds what `query` asks for, but for time, limit and health checks; the text written by hand
 * where there is one. `&&` and `||` have one rank in TraceQL, so every group stands in parentheses.
 */
export function traceQlOf(query: SearchQuery): string {
  const written = query.traceQl.trim();
  if (written !== '') return written;
  const conditions = conditionsOf(query);
  return conditions.length === 0 ? '{ }' : `{ ${conditions.join(' && ')} }`;
}

function conditionsOf(query: SearchQuery): string[] {
  const { service, operation, kind, isErrorsOnly, attributes } = query;
  return [
    ...(service === '' ? [] : [`resource.service.name = ${traceQlString(service)}`]),
    ...(operation === '' ? [] : [`name = ${traceQlString(operation)}`]),
    ...(kind === null ? [] : [`kind = ${SPAN_KIND_NAMES[kind]}`]),
    ...(isErrorsOnly ? ['status = error'] : []),
    ...durationConditions(query),
    ...attributes.filter(({ key }) => key !== '').map(attributeCondition),
  ];
}

/** `traceDuration` is known to all versions, `trace:duration` is not. */
function durationConditions({ durationMin, durationMax, durationOf }: SearchQuery): string[] {
  const intrinsic = durationOf === 'trace' ? 'traceDuration' : 'duration';
  return [
    ...(durationMin === null ? [] : [`${intrinsic} >= ${traceQlDuration(Math.ceil(durationMin))}`]),
    ...(durationMax === null ? [] : [`${intrinsic} <= ${traceQlDuration(Math.floor(durationMax))}`]),
  ];
}

/** A name without a scope is the span's own, or else its resource's: as we mean it. */
function attributeCondition(condition: AttributeCondition): string {
  const meant = kindOrStatus(condition);
  if (meant !== null) return `${meant.field} ${meant.operator} ${meant.value}`;
  const attribute = TEXT_INTRINSICS.get(condition.key) ?? `.${traceQlName(condition.key)}`;
  return condition.operator === 'exists' ? `${attribute} != nil` : comparisonOf(attribute, condition);
}

/** Values of different types are never equal, nor unequal: each type that may be meant is written. */
function comparisonOf(attribute: string, { key, operator, value }: AttributeCondition): string {
  const literals = TEXT_INTRINSICS.has(key) ? [traceQlString(value)] : literalsOf(operator, value);
  const comparisons = literals.map((literal) => `${attribute} ${operator} ${literal}`);
  if (comparisons.length === 1) return comparisons[0];
  // Of several spellings of text none may be it.
  const isNegative = operator === '!=';
  if (!isNegative) return `(${comparisons.join(' || ')})`;
  const [bare, ...texts] = comparisons;
  return texts.length === 1 ? `(${bare} || ${texts[0]})` : `(${bare} || (${texts.join(' && ')}))`;
}

function literalsOf(operator: AttributeOperator, value: string): string[] {
  const plain = plainNumber(value);
  const number = plain !== null && isInRange(plain) ? plain : null;
  if (operator === '=~' || operator === '!~') return [traceQlString(value)];
  if (operator !== '=' && operator !== '!=') return [number ?? traceQlString(value)];
  const bare = number ?? (value === 'true' || value === 'false' ? value : null);
  const texts = sameValues(value).map(traceQlString);
  return bare === null ? texts : [bare, ...texts];
}

/** An integer beyond 64 bits would make the whole query unreadable. */
function isInRange(number: string): boolean {
  return number.includes('.') || number.replace('-', '').length <= 18;
}

const UNITS: readonly (readonly [unit: string, nanoseconds: number])[] = [
  ['s', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
  ['ns', 1],
];

/** Returns whole nanoseconds as TraceQL writes a duration, in the largest unit of which it is a whole number. */
export function traceQlDuration(time: Nanoseconds): string {
  const bounded = Math.min(Math.max(time, 0), Number.MAX_SAFE_INTEGER);
  const [unit, size] = UNITS.find(([, nanoseconds]) => bounded % nanoseconds === 0) ?? ['ns', 1];
  return `${bounded / size}${unit}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Returns a text as TraceQL writes it: as a string of Go's, in double quotes. */
export function traceQlString(text: string): string {
  // Go's scanner refuses a byte-order mark anywhere; half a surrogate pair cannot be sent.
  const written = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(
      /["\\\p{Cc}\ufeff\u2028\u2029]/gu,
      (sign) => ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `"${written}"`;
}

/** Returns an attribute's name as TraceQL writes it after its scope: bare where it is ordinary, else in quotes. */
export function traceQlName(key: string): string {
  if (/^[A-Za-z_][\w.-]*$/.test(key) && !OF_SCOPE.test(key)) return key;
  return `"${key.replace(/\p{Surrogate}/gu, '\ufffd').replace(/["\\]/g, '\\$&')}"`;
}

/** A name that begins as a scope does could be read as one. */
const OF_SCOPE = /^(?:span|resource|parent|event|link|instrumentation)\./;
