import type { AttributeColumn } from '../../../trace/attribute-column.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';

type Readers = Pick<TraceReaders, 'attribute'>;
type Column = Promise<AttributeColumn>;

/** The columns that were asked for last are kept; each may hold all texts of an attribute. */
const MOST_KEPT = 4;

const kept = new WeakMap<Readers, Map<string, Column>>();

/** Returns one attribute of all spans, as the readers do; at once where it was asked for a moment ago. */
export function attributeColumn(readers: Readers, key: string): Column {
  const columns = kept.get(readers) ?? new Map<string, Column>();
  kept.set(readers, columns);
  const column = columns.get(key) ?? readers.attribute(key);
  // Taken out and put back: the map's order is that of the last use.
  columns.delete(key);
  columns.set(key, column);
  for (const oldest of columns.keys()) if (columns.size > MOST_KEPT) columns.delete(oldest);
  column.catch(() => columns.delete(key));
  return column;
}
