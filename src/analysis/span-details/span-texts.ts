import { folded } from '../../lib/folded-text.ts';
import { attributeLine } from '../../trace/attribute-text.ts';
import type { Attribute, AttributeValue, Resource, SpanDetails } from '../../trace/span-details.ts';

/**
 * Gives the texts by which a span itself is found: its status message, its events' names, the values of its own
 * attributes and of its events'. Of arrays and maps each item and key is a text by itself, and all of it as JSON.
 */
export function* spanTexts({ status, attributes, events }: SpanDetails): Generator<string> {
  yield status.message;
  yield* textsOfAttributes(attributes);
  for (const event of events) {
    yield event.name;
    yield* textsOfAttributes(event.attributes);
  }
}

/** Gives the texts by which the spans of a resource are found, as `spanTexts` does. */
export function resourceTexts({ attributes }: Resource): Generator<string> {
  return textsOfAttributes(attributes);
}

function* textsOfAttributes(attributes: readonly Attribute[]): Generator<string> {
  for (const { value } of attributes) yield* valueTexts(value);
}

/** Gives the texts of a value. Works through a list of its own: values may be nested deeper than the stack. */
export function* valueTexts(outermost: AttributeValue): Generator<string> {
  if (outermost.type === 'array' || outermost.type === 'map') yield attributeLine(outermost);
  const pending = [outermost];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.type === 'array') for (const item of value.value) pending.push(item);
    else if (value.type === 'map') {
      for (const item of value.value) {
        yield item.key;
        pending.push(item.value);
      }
    } else if (value.type !== 'empty') yield String(value.value);
  }
}

/** Returns whether `part`, which is folded (`lib/folded-text.ts`), stands in a text, in any case. */
export function textSays(text: string, part: string): boolean {
  return folded(text).includes(part);
}
