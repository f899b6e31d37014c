import { folded } from '../../lib/folded-text.ts';
import { rememberFor } from '../../lib/remember-for.ts';
import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import { SPAN_KIND_NAMES, STATUS_NAMES } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';

/** A value that may be typed, and how many spans have it. */
export interface CountedValue {
  readonly text: string;
  /** In lower case. */
  readonly small?: string;
  readonly count: number;
}

/** Longer values are not offered: nobody reads them in a list. */
const LONGEST = 200;
/** Nor are more: those of fewest spans are left out. */
const MOST_VALUES = 10_000;

/** Returns what different values a column of a trace has, those of most spans first. */
export function valuesOf(trace: SpanTable, field: 'service' | 'name' | 'kind' | 'status'): readonly CountedValue[] {
  return byField(trace)[field]();
}

const byField = rememberFor((trace: SpanTable) => {
  const { strings } = trace;
  return {
    service: once(() => trace.services.map(({ name, spanCount }) => ({ text: strings.get(name), count: spanCount }))),
    name: once(() => counted(trace.name, strings.length, (i) => strings.get(i))),
    kind: once(() => counted(trace.kind, SPAN_KIND_NAMES.length, (i) => SPAN_KIND_NAMES[i])),
    status: once(() => counted(trace.status, STATUS_NAMES.length, (i) => STATUS_NAMES[i])),
  };
});

/** Returns the values of an attribute, those of most spans first. */
export const attributeValues = rememberFor(({ texts, values }: AttributeColumn) =>
  mostFirst(counted(values, texts.length, (i) => texts[i])),
);

/** Returns the names of events, those of most spans first. */
export const eventValues = rememberFor(({ texts, from }: EventNames) =>
  mostFirst(texts.map((text, i) => ({ text, count: from[i + 1] - from[i] }))),
);

/** Returns the values in which `typed` stands, in any case; those that begin with it first; at most `most`. */
export function matching(values: readonly CountedValue[], typed: string, most: number): readonly CountedValue[] {
  const part = folded(typed);
  const beginning: CountedValue[] = [];
  const holding: CountedValue[] = [];
  for (const value of values) {
    const at = value.text.length > LONGEST ? -1 : (value.small ?? folded(value.text)).indexOf(part);
    if (at === 0) beginning.push(value);
    else if (at > 0) holding.push(value);
    if (beginning.length >= most) break;
  }
  return [...beginning, ...holding].slice(0, most);
}

function counted(column: ArrayLike<number>, length: number, textAt: (index: number) => string): CountedValue[] {
  const counts = new Uint32Array(length);
  for (let span = 0; span < column.length; span++) if (column[span] !== NO_VALUE) counts[column[span]]++;
  return Array.from(counts, (count, i) => ({ count, i }))
    .filter(({ count }) => count > 0)
    .map(({ count, i }) => ({ text: textAt(i), count }));
}

function mostFirst(all: readonly CountedValue[]): readonly CountedValue[] {
  return common(all)
    .toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .map(({ text, count }) => ({ text, count, small: text.length > LONGEST ? '' : folded(text) }));
}

/** Sorting ids, of which each span has its own, would hold up whoever types. */
function common(values: readonly CountedValue[]): readonly CountedValue[] {
  if (values.length <= MOST_VALUES) return values;
  const shared = values.filter(({ count }) => count > 1);
  const single = values.filter(({ count }) => count === 1);
  return [...shared, ...single].slice(0, MOST_VALUES);
}

function once(make: () => readonly CountedValue[]): () => readonly CountedValue[] {
  let made: readonly CountedValue[] | null = null;
  return () => {
    made ??= mostFirst(make());
    return made;
  };
}
