import type { FilterColumns } from '../../analysis/filter/filter-columns.ts';
import type { FilterExpression } from '../../analysis/filter/filter-expression.ts';
import { matchFilter } from '../../analysis/filter/match-filter.ts';
import { loadPatterns, type Patterns } from '../../analysis/filter/patterns.ts';
import type { AttributeColumn } from '../../trace/attribute-column.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { LoadError } from '../load-problem.ts';
import { queryFilter, wholeMatch } from './query-filter.ts';

/** Returns whether a query asks anything of a single span. */
export function asksOfSpans(query: SearchQuery): boolean {
  const { ofColumns, ofAttributes } = queryFilter(query);
  return query.service !== '' || query.operation !== '' || ofColumns !== null || ofAttributes !== null;
}

/** Resolves to what reads a query's regular expressions, null if it has none. Rejects with a LoadError for one that is none. */
export async function patternsFor({ attributes }: SearchQuery): Promise<Patterns | null> {
  const sources = attributes.filter(({ operator }) => operator === '=~' || operator === '!~');
  if (sources.length === 0) return null;
  const patterns = await loadPatterns();
  for (const { key, value } of sources) {
    const read = patterns.read(wholeMatch(value));
    if (typeof read !== 'string') continue;
    const sentence = `What ${key} is to match is no regular expression: ${value}`;
    throw new LoadError({ kind: 'refused_request', sentence, advice: ['Correct it, or compare by = and !=.'] });
  }
  return patterns;
}

/**
 * Returns the spans that meet all that a query asks of one span. `readColumn` gives an attribute of all rows, a span's
 * own or else its resource's.
 */
export function spansThatMeet(
  trace: SpanTable,
  query: SearchQuery,
  patterns: Patterns | null,
  readColumn: (key: string) => AttributeColumn,
): SpanSet {
  const columns: FilterColumns = {
    trace,
    selfTime: null,
    analysis: null,
    eventNames: null,
    patterns,
    attribute: readColumn,
    withText: () => null,
  };
  const { ofColumns, ofAttributes } = queryFilter(query);
  const found = narrowed(spansCalled(trace, query), ofColumns, columns);
  return narrowed(found, ofAttributes, columns);
}

/** Reading attributes takes long, and is of no use where no span is left. */
function narrowed(found: SpanSet, expression: FilterExpression | null, columns: FilterColumns): SpanSet {
  if (expression === null || found.count() === 0) return found;
  return found.and(matchFilter(expression, columns));
}

/** Returns the spans of the service and name that are asked for. */
function spansCalled(trace: SpanTable, { service, operation }: SearchQuery): SpanSet {
  const { strings, services, name, length } = trace;
  const isService = services.map((each) => service === '' || strings.get(each.name) === service);
  const names = new Set([...new Set(name)].filter((each) => operation === '' || strings.get(each) === operation));
  const found = new SpanSet(length);
  for (let span = 0; span < length; span++) {
    if (isService[trace.service[span]] && names.has(name[span])) found.add(span);
  }
  return found;
}

/** Returns the bounds of the duration, those that are not set as wide as can be. */
export function boundsOf({ durationMin, durationMax }: SearchQuery): readonly [min: number, max: number] {
  return [durationMin ?? 0, durationMax ?? Number.POSITIVE_INFINITY];
}
