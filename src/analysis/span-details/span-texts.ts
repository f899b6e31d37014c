import { folded } from '../../lib/folded-text.ts';
import type { Attribute, AttributeValue, Resource, SpanDetails } from '../../trace/span-details.ts';

/**
 * Returns whether a span itself says `text`, which is folded (`lib/folded-text.ts`) and not empty: its status message,
 * its events' names, the values of its own attributes and of its events'. Of arrays and maps each item and key is a text
 * by itself.
 */
export function spanSays(details: SpanDetails, text: string): boolean {
  return (
    textSays(details.status.message, text) ||
    attributesSay(details.attributes, text) ||
    details.events.some(({ name, attributes }) => textSays(name, text) || attributesSay(attributes, text))
  );
}

/** Returns whether the value of any attribute of a resource says `text`, as `spanSays` does. */
export function resourceSays({ attributes }: Resource, text: string): boolean {
  return attributesSay(attributes, text);
}

function attributesSay(attributes: readonly Attribute[], text: string): boolean {
  return attributes.some(({ value }) => valueSays(value, text));
}

/** Returns whether a value says `text`. Works through a list of its own: values may be nested deeper than the stack. */
export function valueSays(outermost: AttributeValue, text: string): boolean {
  const pending = [outermost];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.type === 'array') for (const item of value.value) pending.push(item);
    else if (value.type === 'map') {
      for (const item of value.value) {
        if (textSays(item.key, text)) return true;
        pending.push(item.value);
      }
    } else if (value.type !== 'empty' && textSays(String(value.value), text)) return true;
  }
  return false;
}

/** Returns whether `part`, which is folded, stands in a text, in any case. */
export function textSays(text: string, part: string): boolean {
  return folded(text).includes(part);
}
