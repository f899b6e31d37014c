import type { Patterns } from '../../analysis/filter/patterns.ts';
import type { AttributeColumn } from '../../trace/attribute-column.ts';
import { ANY_TRACE, type SearchQuery } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { boundsOf, spansThatMeet } from './spans-that-meet.ts';

/** What is told of a trace that has a span for each condition, but none for all. */
const ALL_AT_ONCE = 'all at one span';

/** Returns whether a trace is within the bounds of a query that are about traces. */
export function isOfTraceLatency({ duration }: SpanTable, query: SearchQuery): boolean {
  const [min, max] = query.durationOf === 'trace' ? boundsOf(query) : [0, Number.POSITIVE_INFINITY];
  return duration >= min && duration <= max;
}

/** Returns the first condition, as words, by which a trace does not meet a query. */
export function whyNot(
  table: SpanTable,
  query: SearchQuery,
  patterns: Patterns | null,
  readColumn: (key: string) => AttributeColumn,
): string {
  if (!isOfTraceLatency(table, query)) return 'trace latency';
  const conditions = singleConditions(query);
  if (conditions.length === 1) return conditions[0][0];
  const failed = conditions.find(
    ([, asked]) => spansThatMeet(table, { ...ANY_TRACE, ...asked }, patterns, readColumn).count() === 0,
  );
  return failed === undefined ? ALL_AT_ONCE : failed[0];
}

/** Returns the conditions of a query that `whyNot` may name, in the order in which they are looked at. */
export function conditionsInOrder(query: SearchQuery): readonly string[] {
  return ['trace latency', ...singleConditions(query).map(([words]) => words), ALL_AT_ONCE];
}

type SingleCondition = readonly [words: string, asked: Partial<SearchQuery>];

function singleConditions(query: SearchQuery): SingleCondition[] {
  const { service, operation, kind, isErrorsOnly, attributes, durationOf, durationMin, durationMax } = query;
  return [
    ...(isErrorsOnly ? [['errors only', { isErrorsOnly }] as const] : []),
    ...(kind === null ? [] : [[`kind ${SPAN_KIND_NAMES[kind]}`, { kind }] as const]),
    ...(durationOf === 'span' && (durationMin !== null || durationMax !== null)
      ? [['span latency', { durationOf, durationMin, durationMax }] as const]
      : []),
    ...attributes.filter(({ key }) => key !== '').map((each) => [each.key, { attributes: [each] }] as const),
    ...(service === '' ? [] : [['service', { service }] as const]),
    ...(operation === '' ? [] : [['operation', { operation }] as const]),
  ];
}
