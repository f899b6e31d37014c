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
  return {
    ...table,
    parent: table.parent.slice(),
    subtreeEnd: table.subtreeEnd.slice(),
    depth: table.depth.slice(),
    start: table.start.slice(),
    end: table.end.slice(),
    name: table.name.slice(),
    service: table.service.slice(),
    kind: table.kind.slice(),
    status: table.status.slice(),
    marks: table.marks.slice(),
    idHigh: table.idHigh.slice(),
    idLow: table.idLow.slice(),
  };
}

/**
 * Returns the memory of a trace's columns, to be handed over instead of copied. The strings are left out: the worker
 * needs them for the source's other traces.
 */
export function columnsOf({ table, selfTime }: TraceMessage): ArrayBuffer[] {
  const columns = [...Object.values(table), selfTime].filter((value) => ArrayBuffer.isView(value));
  return columns.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
