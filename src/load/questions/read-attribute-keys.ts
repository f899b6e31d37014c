import type { AttributeKey } from '../../trace/attribute-column.ts';
import type { ReceivedTrace } from './received-trace.ts';

/** So many rows are looked at: enough to find what one in a thousand has. */
const SAMPLE = 2000;

/**
 * Returns the keys of attributes that spans have, or their resources, those of most spans first. Of a large trace a
 * sample is looked at that is spread evenly over its rows; a key that few spans have may be missing.
 */
export async function readAttributeKeys({ spans, received }: ReceivedTrace): Promise<AttributeKey[]> {
  const sample = Math.min(received.length, SAMPLE);
  const counts = new Map<string, { spans: number; isOfResource: boolean }>();
  for (let i = 0; i < sample; i++) {
    const { attributes, resource } = await spans.details(received[Math.floor((i * received.length) / sample)]);
    const own = new Set(attributes.map(({ key }) => key));
    for (const key of new Set([...own, ...resource.attributes.map((attribute) => attribute.key)])) {
      const known = counts.get(key) ?? { spans: 0, isOfResource: true };
      counts.set(key, { spans: known.spans + 1, isOfResource: known.isOfResource && !own.has(key) });
    }
  }
  return Array.from(counts, ([key, { spans, isOfResource }]) => ({ key, share: spans / sample, isOfResource })).sort(
    (a, b) => b.share - a.share || (a.key < b.key ? -1 : 1),
  );
}
