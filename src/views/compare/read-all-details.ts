import type { AttributeExcerpt, DetailsExcerpt, DetailsRange, ListExcerpt } from '../../trace/details-excerpt.ts';
import type { DetailsReader } from '../../trace/trace-handle.ts';
import type { SpanIndex } from '../../trace/units.ts';

/** Of each list of attributes; nobody reads a longer table. */
export const MOST_ATTRIBUTES = 1000;

/** Returns the details of a span with the first 1000 of its attributes and of its resource's. Rejects as `read` does. */
export async function readAllDetails(read: DetailsReader, span: SpanIndex): Promise<DetailsExcerpt> {
  const details = await read(span);
  const { attributes, resource } = details;
  const rangeOf = (list: DetailsRange['list'], { items }: ListExcerpt<AttributeExcerpt>): DetailsRange => ({
    list,
    from: items.length,
    to: MOST_ATTRIBUTES,
  });
  const own = isCut(attributes) ? (await read(span, rangeOf('attributes', attributes))).attributes : NO_MORE;
  const shared = isCut(resource.attributes)
    ? (await read(span, rangeOf('resource', resource.attributes))).resource.attributes
    : NO_MORE;
  return {
    ...details,
    attributes: joined(attributes, own),
    resource: { ...resource, attributes: joined(resource.attributes, shared) },
  };
}

/** Returns whether there are more attributes than were read. */
export function isCutAt1000({ attributes, resource }: DetailsExcerpt): boolean {
  return Math.max(attributes.count, resource.attributes.count) > MOST_ATTRIBUTES;
}

const NO_MORE: ListExcerpt<AttributeExcerpt> = { count: 0, items: [] };

function isCut({ count, items }: ListExcerpt<AttributeExcerpt>): boolean {
  return items.length < Math.min(count, MOST_ATTRIBUTES);
}

function joined(
  first: ListExcerpt<AttributeExcerpt>,
  more: ListExcerpt<AttributeExcerpt>,
): ListExcerpt<AttributeExcerpt> {
  return { count: first.count, items: [...first.items, ...more.items] };
}
