import type { AttributeExcerpt } from '../../trace/details-excerpt.ts';
import type { Attribute } from '../../trace/span-details.ts';
import type { SpanKind } from '../../trace/span-kind.ts';
import {
  type AttributeGroup,
  attributeGroup,
  GROUP_TITLES,
  groupOrder,
} from '../semantic-conventions/attribute-groups.ts';

/** Fewer need no headings. */
const HEADINGS_FROM = 4;

/** Sorts attributes by what they are about, and says where a group begins. */
export class AttributeGroups {
  readonly #attributes: readonly Attribute[];
  readonly #kind: SpanKind;
  readonly #order: readonly AttributeGroup[];
  /** For each attribute the place of its group in the order of groups; worked out when first asked for. */
  #groupOf: Uint8Array | null = null;

  constructor(attributes: readonly Attribute[], kind: SpanKind, owner: 'span' | 'resource') {
    this.#attributes = attributes;
    this.#kind = kind;
    this.#order = groupOrder(owner === 'resource' ? owner : kind);
  }

  /** Returns `indices`, null for all, group by group; within a group in their order. */
  sorted(indices: Uint32Array | null): Uint32Array {
    const groups = this.#groups();
    const all = indices ?? Uint32Array.from(groups, (_, i) => i);
    const starts = new Uint32Array(this.#order.length + 1);
    for (const index of all) starts[groups[index] + 1]++;
    for (let group = 1; group < starts.length; group++) starts[group] += starts[group - 1];
    const sorted = new Uint32Array(all.length);
    for (const index of all) sorted[starts[groups[index]]++] = index;
    return sorted;
  }

  /** Returns the heading of a group that begins at `place` of the sorted `indices`; null within one, and in a short list. */
  headingAt(place: number, indices: Uint32Array): AttributeExcerpt['heading'] {
    const groups = this.#groups();
    const group = groups[indices[place]];
    const isFirst = place === 0 || groups[indices[place - 1]] !== group;
    if (!isFirst || this.#isPlain(indices)) return null;
    return { title: GROUP_TITLES[this.#order[group]], count: endOfGroup(group, groups, indices, place) - place };
  }

  /** Too few to be told apart by headings, or all of one group that says nothing. */
  #isPlain(indices: Uint32Array): boolean {
    if (this.#attributes.length < HEADINGS_FROM) return true;
    const groups = this.#groups();
    const first = groups[indices[0]];
    return first === groups[indices[indices.length - 1]] && this.#order[first] === 'custom';
  }

  #groups(): Uint8Array {
    this.#groupOf ??= this.#placesOfGroups();
    return this.#groupOf;
  }

  #placesOfGroups(): Uint8Array {
    const order = new Map(this.#order.map((group, place) => [group, place]));
    return Uint8Array.from(this.#attributes, ({ key }) => order.get(attributeGroup(key, this.#kind)) ?? 0);
  }
}

/** Returns one past the last of a group, by halving: groups stand in order. */
function endOfGroup(group: number, groups: Uint8Array, indices: Uint32Array, from: number): number {
  let low = from;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (groups[indices[middle]] <= group) low = middle + 1;
    else high = middle;
  }
  return low;
}
