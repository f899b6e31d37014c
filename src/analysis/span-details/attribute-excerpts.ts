import { attributeText, attributeTypeLabel } from '../../trace/attribute-text.ts';
import type { AttributeExcerpt, ListExcerpt } from '../../trace/details-excerpt.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { lastOfRepeated, matchingAttributes } from './attribute-rows.ts';

/** A list of attributes, given out in parts. What is worked out over the whole list is worked out once. */
export class AttributeExcerpts {
  readonly #attributes: readonly Attribute[];
  #repeated: ReadonlyMap<string, number> | null = null;
  #matches: { readonly text: string; readonly indices: readonly number[] | null } = { text: '', indices: null };

  constructor(attributes: readonly Attribute[]) {
    this.#attributes = attributes;
  }

  /** Returns [from, to) of the attributes whose key or value contains `text`. */
  excerpt(from: number, to: number, text = ''): ListExcerpt<AttributeExcerpt> {
    const indices = this.#indicesOf(text);
    const count = indices?.length ?? this.#attributes.length;
    const length = Math.max(Math.min(to, count) - from, 0);
    const items = Array.from({ length }, (_, i) => this.#itemAt(indices?.[from + i] ?? from + i));
    return { count, items };
  }

  #indicesOf(text: string): readonly number[] | null {
    if (this.#matches.text !== text) this.#matches = { text, indices: matchingAttributes(this.#attributes, text) };
    return this.#matches.indices;
  }

  #itemAt(index: number): AttributeExcerpt {
    const { key, value } = this.#attributes[index];
    return {
      index,
      key,
      type: value.type,
      typeLabel: attributeTypeLabel(value),
      text: attributeText(value),
      repetition: this.#repetitionOf(key, index),
    };
  }

  #repetitionOf(key: string, index: number): AttributeExcerpt['repetition'] {
    this.#repeated ??= lastOfRepeated(this.#attributes);
    const last = this.#repeated.get(key);
    if (last === undefined) return 'none';
    return last === index ? 'counts' : 'overruled';
  }
}
