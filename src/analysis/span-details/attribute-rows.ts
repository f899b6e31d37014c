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

/**
 * Returns the indices of the attributes whose key or value contains `text`, in any case; null for an empty text.
 * `otherName` gives another name that a key goes by, empty for none.
 */
export function matchingAttributes(
  attributes: readonly Attribute[],
  text: string,
  otherName: (key: string) => string = () => '',
): readonly number[] | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const matches: number[] = [];
  attributes.forEach(({ key, value }, i) => {
    const isMatch = [key, otherName(key)].some((name) => contains(name, wanted));
    if (isMatch || contains(attributeText(value), wanted)) matches.push(i);
  });
  return matches;
}

function contains(text: string, lowerCase: string): boolean {
  return text.toLowerCase().includes(lowerCase);
}
