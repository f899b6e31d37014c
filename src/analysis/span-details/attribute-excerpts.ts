import { attributeText, attributeTypeLabel } from '../../trace/attribute-text.ts';
import type { AttributeExcerpt, ListExcerpt } from '../../trace/details-excerpt.ts';
import type { Attribute } from '../../trace/span-details.ts';
import type { SpanKind } from '../../trace/span-kind.ts';
import { presentName } from '../semantic-conventions/older-names.ts';
import { type Lookup, valueMeaning, valueMoment } from '../value-meanings/value-meaning.ts';
import { AttributeGroups } from './attribute-groups.ts';
import { lastOfRepeated, matchingAttributes } from './attribute-rows.ts';

/** What is shown of a list: all, or those that contain a text. */
interface Shown {
  readonly text: string;
  /** Indices into the list, in the order shown; null for all, as received. */
  readonly indices: Uint32Array | null;
}

/** A list of attributes, given out in parts. What is worked out over the whole list is worked out once. */
export class AttributeExcerpts {
  readonly #attributes: readonly Attribute[];
  readonly #kind: SpanKind;
  readonly #groups: AttributeGroups | null;
  #repeated: ReadonlyMap<string, number> | null = null;
  #shown: Shown | null = null;

  /**
   * @param kind of the span
   * @param groupedAs whose attributes these are; others stay in the order received
   */
  constructor(attributes: readonly Attribute[], kind: SpanKind, groupedAs: 'span' | 'resource' | null = null) {
    this.#attributes = attributes;
    this.#kind = kind;
    this.#groups = groupedAs === null ? null : new AttributeGroups(attributes, kind, groupedAs);
  }

  /** Returns [from, to) of the attributes whose key, by any name, or value contains `text`. */
  excerpt(from: number, to: number, text = ''): ListExcerpt<AttributeExcerpt> {
    if (from >= to) return { count: this.#countOf(text), items: [] };
    const { indices } = this.#showing(text);
    const count = indices?.length ?? this.#attributes.length;
    const length = Math.max(Math.min(to, count) - from, 0);
    const items = Array.from({ length }, (_, i) => this.#itemAt(from + i, indices));
    return { count, items };
  }

  /** How many there are costs no sorting. */
  #countOf(text: string): number {
    return text.trim() === ''
      ? this.#attributes.length
      : (this.#showing(text).indices?.length ?? this.#attributes.length);
  }

  #showing(text: string): Shown {
    if (this.#shown?.text !== text) {
      const matches = matchingAttributes(this.#attributes, text, (key) => presentName(key, this.#kind));
      const inOrder = matches === null ? null : Uint32Array.from(matches);
      this.#shown = { text, indices: this.#groups?.sorted(inOrder) ?? inOrder };
    }
    return this.#shown;
  }

  #itemAt(place: number, indices: Uint32Array | null): AttributeExcerpt {
    const index = indices === null ? place : indices[place];
    const { key, value } = this.#attributes[index];
    const text = attributeText(value);
    const newer = presentName(key, this.#kind);
    const named = { key, name: newer || key, type: value.type, text };
    return {
      index,
      key,
      type: value.type,
      typeLabel: attributeTypeLabel(value),
      text,
      repetition: this.#repetitionOf(key, index),
      presentName: newer === key ? '' : newer,
      meaning: valueMeaning(named, this.#lookup),
      moment: valueMoment(named),
      heading: indices === null ? null : (this.#groups?.headingAt(place, indices) ?? null),
    };
  }

  readonly #lookup: Lookup = (...keys) => {
    const attribute = this.#attributes.findLast(({ key }) => keys.includes(key));
    return attribute === undefined ? '' : attributeText(attribute.value);
  };

  #repetitionOf(key: string, index: number): AttributeExcerpt['repetition'] {
    this.#repeated ??= lastOfRepeated(this.#attributes);
    const last = this.#repeated.get(key);
    if (last === undefined) return 'none';
    return last === index ? 'counts' : 'overruled';
  }
}
