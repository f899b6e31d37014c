import { attributeText } from '../../trace/attribute-text.ts';
import type { Attribute } from '../../trace/span-details.ts';

/** Returns, for every key that occurs more than once, where it occurs last: the occurrence that counts. */
export function lastOfRepeated(attributes: readonly Attribute[]): ReadonlyMap<string, number> {
  const seen = new Set<string>();
  const repeated = new Map<string, number>();
  attributes.forEach(({ key }, i) => {
    if (seen.has(key)) repeated.set(key, i);
    seen.add(key);
  });
  return repeated;
}

/** Returns the indices of the attributes whose key or value contains `text`, in any case; null for an empty text. */
export function matchingAttributes(attributes: readonly Attribute[], text: string): readonly number[] | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const matches: number[] = [];
  attributes.forEach((attribute, i) => {
    if (contains(attribute.key, wanted) || contains(attributeText(attribute.value), wanted)) matches.push(i);
  });
  return matches;
}

function contains(text: string, lowerCase: string): boolean {
  return text.toLowerCase().includes(lowerCase);
}
