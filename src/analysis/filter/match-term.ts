import { rememberFor } from '../../lib/remember-for.ts';
import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import { SpanSet } from '../../trace/span-set.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import type { SoughtText } from '../../trace/text-hits.ts';
import type { FilterColumns } from './filter-columns.ts';
import type { FilterTerm } from './filter-expression.ts';
import { allSpans, exactly, type KnownSpans, spansFrom } from './known-spans.ts';
import { matchColumns } from './match-columns.ts';
import { analysedSpans, spansWhere, tableSpans } from './match-field.ts';
import { attributeTest, valueTest } from './value-test.ts';

/** Work that can be left off at every `yield` and gone on with. */
type Work<Result> = Generator<undefined, Result>;

/** Different texts that are looked at between two chances to leave off. */
const STEP = 32;

/** Returns what the columns tell of who meets a term. */
export function* knownOfTerm(term: FilterTerm, columns: FilterColumns): Work<KnownSpans> {
  if (term.field === 'text') return yield* knownOfText(term, columns);
  if (term.field === 'attribute') return yield* knownOfAttribute(term, columns);
  const spans = yield* spansOf(term, columns);
  return spans === null ? unknown(columns) : exactly(spans);
}

function unknown({ trace }: FilterColumns): KnownSpans {
  return { certain: new SpanSet(trace.length), possible: allSpans(trace.length) };
}

/** Of rows beyond those of the column nothing is known. */
function* knownOfAttribute(term: FilterTerm, columns: FilterColumns): Work<KnownSpans> {
  const column = columns.attribute(term.key);
  const test = attributeTest(term.operator, term.value, columns.patterns);
  if (column === null || test === null) return unknown(columns);
  const { length } = columns.trace;
  const certain = yield* withValues(column, length, test);
  if (column.values.length === length) return exactly(certain);
  return { certain, possible: certain.or(spansFrom(length, column.values.length)) };
}

/** Words that are kept: those before the one that is typed are asked for again with each letter of it. */
const MOST_WORDS = 16;

/** Returns what gives the spans whose columns have a word, of few words at once. */
const wordSpans = rememberFor((trace: SpanTable) => {
  const known = new Map<string, SpanSet>();
  return (word: string): SpanSet => {
    const spans = known.get(word) ?? matchColumns(trace, word);
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, spans);
    return spans;
  };
});

/** Returns what a term looks for in texts. */
export function soughtBy({ operator, value }: FilterTerm): SoughtText {
  return operator === '~' ? { pattern: value } : value;
}

function* knownOfText(term: FilterTerm, columns: FilterColumns): Work<KnownSpans> {
  const inColumns = term.operator === '~' ? yield* withPattern(term, columns) : wordSpans(columns.trace)(term.value);
  if (inColumns === null) return unknown(columns);
  const { certain, possible } = columns.withText(soughtBy(term)) ?? unknown(columns);
  return { certain: inColumns.or(certain), possible: inColumns.or(possible) };
}

/** Returns the spans whose name or service has a regular expression in it. */
function* withPattern(term: FilterTerm, columns: FilterColumns): Work<SpanSet | null> {
  const inNames = yield* spansOf({ ...term, field: 'name' }, columns);
  const inServices = yield* spansOf({ ...term, field: 'service' }, columns);
  return inNames === null || inServices === null ? null : inNames.or(inServices);
}

/** Returns the spans that meet a term about a field; null while unknown. */
function* spansOf(term: FilterTerm, columns: FilterColumns): Work<SpanSet | null> {
  const { trace, selfTime, analysis, eventNames, patterns } = columns;
  const test = valueTest(term.operator, term.value, patterns);
  if (test === null) return null;
  switch (term.field) {
    case 'name': {
      const meets = yield* tested(trace.strings.length, isUsed(trace.name, trace.strings.length), (i) =>
        test(trace.strings.get(i)),
      );
      return spansWhere(trace, (span) => meets[trace.name[span]] === 1 && isThere(term, trace.name[span], columns));
    }
    case 'service': {
      const meets = trace.services.map(({ name }) => test(trace.strings.get(name)) && isThere(term, name, columns));
      return spansWhere(trace, (span) => meets[trace.service[span]]);
    }
    case 'event':
      if (term.operator === 'exists')
        return spansWhere(trace, (span) => (trace.marks[span] & SpanMark.HasEvents) !== 0);
      return eventNames === null ? null : yield* withEvents(eventNames, trace.length, test);
    case 'critical':
    case 'gap':
    case 'finding':
      return analysis === null ? null : analysedSpans(term, trace, analysis, test);
    default:
      return tableSpans(term, trace, selfTime, test);
  }
}

/** A name that is empty is not there. */
function isThere({ operator }: FilterTerm, string: number, { trace }: FilterColumns): boolean {
  return operator !== 'exists' || trace.strings.get(string) !== '';
}

function isUsed(column: Uint32Array, count: number): Uint8Array {
  const used = new Uint8Array(count);
  for (const each of column) used[each] = 1;
  return used;
}

function* withEvents(
  { texts, spans, from }: EventNames,
  length: number,
  test: (text: string) => boolean,
): Work<SpanSet> {
  const meets = yield* tested(texts.length, null, (i) => test(texts[i]));
  const found = new SpanSet(length);
  for (let name = 0; name < texts.length; name++) {
    if (meets[name] === 0) continue;
    for (let at = from[name]; at < from[name + 1]; at++) found.add(spans[at]);
  }
  return found;
}

function* withValues(
  { texts, values }: AttributeColumn,
  length: number,
  test: (text: string) => boolean,
): Work<SpanSet> {
  const meets = yield* tested(texts.length, null, (i) => test(texts[i]));
  const found = new SpanSet(length);
  for (let span = 0; span < values.length; span++) {
    if (values[span] !== NO_VALUE && meets[values[span]] === 1) found.add(span);
  }
  return found;
}

/** Returns 1 for each of `count` texts that meets a test; those not `used` are not looked at. */
function* tested(count: number, used: Uint8Array | null, test: (text: number) => boolean): Work<Uint8Array> {
  const meets = new Uint8Array(count);
  let looked = 0;
  for (let i = 0; i < count; i++) {
    if (used !== null && used[i] === 0) continue;
    if (test(i)) meets[i] = 1;
    if (++looked % STEP === 0) yield;
  }
  return meets;
}
