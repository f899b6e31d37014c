import type { SpanTable } from '../../trace/span-table.ts';
import { StringTable } from '../../trace/string-table.ts';
import type { TraceReaders } from '../../trace/trace-handle.ts';

const NONE = new Uint32Array();

const nothing = () => Promise.reject(new Error('Nothing has come yet.'));

/** What a view is given until there are rows, so that what stands around them is there when they come. */
export const NOTHING_YET: {
  readonly table: SpanTable;
  readonly selfTime: Float64Array;
  readonly readers: TraceReaders;
} = {
  table: {
    length: 0,
    traceId: '',
    startTimeUnixNano: 0n,
    duration: 0,
    primaryRoot: -1,
    parent: new Int32Array(),
    subtreeEnd: NONE,
    depth: NONE,
    start: new Float64Array(),
    end: new Float64Array(),
    name: NONE,
    service: NONE,
    kind: new Uint8Array(),
    status: new Uint8Array(),
    marks: NONE,
    idHigh: NONE,
    idLow: NONE,
    keySuffix: new Map(),
    strings: new StringTable({ bytes: new Uint8Array(), ends: NONE }),
    services: [],
    defects: [],
    errorCount: 0,
  },
  selfTime: new Float64Array(),
  readers: {
    details: nothing,
    spanJson: nothing,
    attributeKeys: nothing,
    attribute: nothing,
    eventNames: nothing,
    moments: nothing,
    findText: nothing,
  },
};
