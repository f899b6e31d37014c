import type { SpanTable } from '../trace/span-table.ts';
import { StringTable } from '../trace/string-table.ts';
import type { SpanTableMessage, TraceMessage } from './messages.ts';

/** Returns `table` as it crosses from the worker. */
export function packTable(table: SpanTable): SpanTableMessage {
  return { ...table, strings: table.strings.packed };
}

/** Returns the table that crossed from the worker. */
export function unpackTable(message: SpanTableMessage): SpanTable {
  return { ...message, strings: new StringTable(message.strings) };
}

/** Returns `table` with columns of its own, for whom it leaves behind when its columns are handed over. */
export function copyTable(table: SpanTable): SpanTable {
  const columns = Object.entries(table).flatMap(([name, value]) =>
    isColumn(value) ? [[name, value.slice()] as const] : [],
  );
  return { ...table, ...Object.fromEntries(columns) };
}

/** Views of other kinds stand in no table. */
function isColumn(value: unknown): value is Uint8Array | Uint32Array | Int32Array | Float64Array {
  return ArrayBuffer.isView(value);
}

/**
 * Returns the memory of a trace's columns, to be handed over instead of copied. The strings are left out: the worker
 * needs them for the source's other traces.
 */
export function columnsOf({ table, selfTime }: TraceMessage): ArrayBuffer[] {
  const columns = [...Object.values(table), selfTime].filter(isColumn);
  return columns.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
