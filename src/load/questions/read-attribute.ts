import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import { attributeText } from '../../trace/attribute-text.ts';
import type { SpanDetails } from '../../trace/span-details.ts';
import type { ReceivedTrace } from './received-trace.ts';

/** Returns one attribute of all rows as the details show it; a span without it takes its resource's. */
export async function readAttribute({ spans, received }: ReceivedTrace, key: string): Promise<AttributeColumn> {
  const values = new Uint32Array(received.length).fill(NO_VALUE);
  const numbers = new Map<string, number>();
  for (let row = 0; row < received.length; row++) {
    const text = valueText(await spans.details(received[row]), key);
    if (text === null) continue;
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    values[row] = number;
  }
  return { key, texts: [...numbers.keys()], values };
}

/** Of several attributes of one key the last one counts. */
function valueText({ attributes, resource }: SpanDetails, key: string): string | null {
  const isWanted = (attribute: { readonly key: string }) => attribute.key === key;
  const found = attributes.findLast(isWanted) ?? resource.attributes.findLast(isWanted);
  return found === undefined ? null : attributeText(found.value);
}
