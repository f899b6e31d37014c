import { occurrences, type TextStretch } from '../../../analysis/filter/occurrences.ts';
import { spanIdDigits } from '../../../analysis/filter/span-id-digits.ts';
import type { AttributeExcerpt, DetailsExcerpt, EventExcerpt } from '../../../trace/details-excerpt.ts';
import { serviceName, spanKey, spanName } from '../../../trace/span.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { DetailsReader } from '../../../trace/trace-handle.ts';
import type { SpanIndex } from '../../../trace/units.ts';

/** A text in which a word was found, and what it is: `db.query.text`. */
export interface Finding {
  readonly place: string;
  readonly text: string;
  readonly stretch: TextStretch;
}

/** So much of each list is looked through for what is told in a line. */
const MOST_ITEMS = 200;

/** Returns the first of `words` that a row's names do not show, null if they show all. */
export function hiddenWord(trace: SpanTable, span: SpanIndex, words: readonly string[]): string | null {
  const shown = [spanName(trace, span), serviceName(trace, span)];
  return words.find((word) => !shown.some((text) => occurrences(text, [word]).length > 0)) ?? null;
}

/** Returns where in a span `word` stands, null if it is nowhere that can be told. Rejects as `read` does. */
export async function whereFound(
  trace: SpanTable,
  span: SpanIndex,
  word: string,
  read: DetailsReader,
): Promise<Finding | null> {
  const inId = finding('span id', spanKey(trace, span), spanIdDigits(word) ?? word);
  if (inId !== null) return inId;
  const own = await read(span, { list: 'attributes', from: 0, to: MOST_ITEMS, containing: word });
  const inOwn = inAttributes(own.attributes.items, word) ?? finding('status message', own.status.message, word);
  if (inOwn !== null) return inOwn;
  const { events } = await read(span, { list: 'events', from: 0, to: MOST_ITEMS });
  return firstOf(events.items, (event) => inEvent(event, word)) ?? inResource(span, word, read);
}

async function inResource(span: SpanIndex, word: string, read: DetailsReader): Promise<Finding | null> {
  const { resource }: DetailsExcerpt = await read(span, {
    list: 'resource',
    from: 0,
    to: MOST_ITEMS,
    containing: word,
  });
  return inAttributes(resource.attributes.items, word, 'resource ');
}

function inAttributes(items: readonly AttributeExcerpt[], word: string, prefix = ''): Finding | null {
  return firstOf(items, ({ key, text }) => finding(`${prefix}${key}`, text, word));
}

function inEvent({ name, exception, attributes }: EventExcerpt, word: string): Finding | null {
  return (
    finding('event', name, word) ??
    finding('exception', exception?.message ?? '', word) ??
    finding('exception', exception?.type ?? '', word) ??
    finding('stack trace', exception?.stacktrace ?? '', word) ??
    inAttributes(attributes.items, word, `event ${name}, `)
  );
}

function finding(place: string, text: string, word: string): Finding | null {
  const [stretch] = occurrences(text, [word]);
  return stretch === undefined ? null : { place, text, stretch };
}

function firstOf<Item>(items: readonly Item[], findingOf: (item: Item) => Finding | null): Finding | null {
  for (const item of items) {
    const found = findingOf(item);
    if (found !== null) return found;
  }
  return null;
}
