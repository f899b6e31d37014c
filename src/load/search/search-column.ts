import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import type { SpanDetails } from '../../trace/span-details.ts';
import { DistinctTexts } from '../questions/distinct-texts.ts';
import { readAttribute } from '../questions/read-attribute.ts';
import type { ReceivedTrace } from '../questions/received-trace.ts';

/**
 * Returns an attribute of all rows as a search asks for it: a span’s own or else its resource’s; by those keys of Jaeger’s
 * that stand for a text, that text where a span has no such attribute.
 */
export function searchColumn(trace: ReceivedTrace, key: string): AttributeColumn {
  const column = readAttribute(trace, key);
  const textOf = TEXTS.get(key);
  if (textOf === undefined) return column;
  const { spans, received } = trace;
  const texts = new DistinctTexts();
  const values = column.values.map((value, row) => {
    const text = value === NO_VALUE ? textOf(spans.details(received[row])) : column.texts[value];
    return text === '' ? NO_VALUE : texts.numberOf(text);
  });
  return { key, texts: texts.texts, values };
}

/** Empty for none. */
const TEXTS: ReadonlyMap<string, (details: SpanDetails) => string> = new Map([
  ['otel.status_description', ({ status }: SpanDetails) => status.message],
  ['otel.scope.name', ({ scope }: SpanDetails) => scope?.name ?? ''],
  ['otel.scope.version', ({ scope }: SpanDetails) => scope?.version ?? ''],
]);
