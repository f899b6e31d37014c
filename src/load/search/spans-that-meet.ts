import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import type { AttributeCondition, SearchQuery } from '../../trace/search-query.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { attributeTest } from './attribute-condition.ts';

/** Returns whether a query asks anything of a single span. */
export function asksOfSpans(query: SearchQuery): boolean {
  const { service, operation, kind, isErrorsOnly, attributes, durationOf, durationMin, durationMax } = query;
  const hasSpanDuration = durationOf === 'span' && (durationMin !== null || durationMax !== null);
  return (
    service !== '' || operation !== '' || kind !== null || isErrorsOnly || attributes.length > 0 || hasSpanDuration
  );
}

/**
 * Returns the spans that meet all that a query asks of one span. `readColumn` gives an attribute of all rows, a span's
 * own or else its resource's. Throws a LoadError for a regular expression that is none.
 */
export function spansThatMeet(
  trace: SpanTable,
  query: SearchQuery,
  readColumn: (key: string) => AttributeColumn,
): SpanSet {
  const found = new SpanSet(trace.length);
  const test = columnTest(trace, query);
  for (let span = 0; span < trace.length; span++) if (test(span)) found.add(span);
  for (const condition of query.attributes) {
    if (condition.key === '' || found.count() === 0) continue;
    keepThose(found, condition, readColumn(condition.key));
  }
  return found;
}

function columnTest(trace: SpanTable, query: SearchQuery): (span: SpanIndex) => boolean {
  const { strings, services } = trace;
  const ofService = services.map(({ name }) => query.service === '' || strings.get(name) === query.service);
  const nameNumbers = query.operation === '' ? null : numbersOf(trace, query.operation);
  const [min, max] = query.durationOf === 'span' ? boundsOf(query) : [0, Number.POSITIVE_INFINITY];
  return (span) => {
    const duration = trace.end[span] - trace.start[span];
    return (
      ofService[trace.service[span]] &&
      (nameNumbers === null || nameNumbers.has(trace.name[span])) &&
      (query.kind === null || trace.kind[span] === query.kind) &&
      (!query.isErrorsOnly || trace.status[span] === StatusCode.Error) &&
      duration >= min &&
      duration <= max
    );
  };
}

/** Returns the bounds of the duration, those that are not set as wide as can be. */
export function boundsOf({ durationMin, durationMax }: SearchQuery): readonly [min: number, max: number] {
  return [durationMin ?? 0, durationMax ?? Number.POSITIVE_INFINITY];
}

function numbersOf({ strings, name }: SpanTable, text: string): Set<number> {
  return new Set([...new Set(name)].filter((number) => strings.get(number) === text));
}

function keepThose(found: SpanSet, condition: AttributeCondition, { texts, values }: AttributeColumn): void {
  const test = attributeTest(condition);
  const meets = texts.map(test);
  for (const span of found) if (values[span] === NO_VALUE || !meets[values[span]]) found.delete(span);
}
