import { compareKeys } from '../trace/compare-keys.ts';
import { sortByStart } from '../trace/sort-by-start.ts';
import { TEXT_ID } from '../trace/span-id.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

/** From so many on, sorting numbers is quicker than comparing keys. */
const MANY = 200;

/**
 * Returns `items` by the keys of their spans, those of one span in the order given. Of many items the upper halves of the
 * ids are sorted as numbers.
 */
export function sortedByKey<Item>(
  trace: SpanTable,
  items: readonly Item[],
  spanOf: (item: Item) => SpanIndex,
): readonly Item[] {
  if (items.length < 2) return items;
  const spans = items.map(spanOf);
  const { idHigh } = trace;
  const compare = (a: number, b: number) => compareKeys(trace, spans[a], spans[b]) || a - b;
  const areNumbers = items.length >= MANY && spans.every((span) => idHigh[span] !== TEXT_ID);
  const order = areNumbers
    ? sortByStart(
        Float64Array.from(spans, (span) => idHigh[span]),
        compare,
      )
    : Uint32Array.from(spans.keys()).sort(compare);
  return Array.from(order, (at) => items[at]);
}
