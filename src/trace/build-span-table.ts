import { collectDefects, type MissingParents } from './collect-defects.ts';
import type { Defect } from './defect.ts';
import { type DrawOrder, drawOrder } from './draw-order.ts';
import { type GatherInput, gatherSpans, type LooseSpans } from './loose-spans.ts';
import { normaliseTree } from './normalise-tree.ts';
import { pickBytes, pickFloats, pickWords } from './pick.ts';
import { formatSpanId } from './span-id.ts';
import { StatusCode } from './span-kind.ts';
import { type Service, SpanMark, type SpanTable } from './span-table.ts';
import type { Nanoseconds, StringIndex } from './units.ts';
import { unixBase, unixNanoseconds } from './unix-base.ts';

/** What a trace is built from. */
export interface SpanTableInput extends GatherInput {
  readonly traceId: string;
  /** What the source itself says is wrong. */
  readonly sourceDefects: readonly Defect[];
  /**
   * For rows to look at while the rest arrives: positions in `columns` at which a new segment of rows begins, ascending.
   * Segments are drawn one after another and each is a forest of its own, so that rows once shown never move; what
   * seems broken only because the rest is missing is not marked.
   */
  readonly segmentStarts?: readonly number[];
}

/** A trace, and where each of its rows came from. */
export interface SpanTableAndOrder {
  readonly table: SpanTable;
  /** For each row the span's position among all received. */
  readonly received: Uint32Array;
}

/** Returns the `SpanTable` of the given spans. O(n), but for spans that start at one instant. Never throws on odd data. */
export function buildSpanTable(input: SpanTableInput): SpanTableAndOrder {
  const base = unixBase(input.columns, input.spans);
  const loose = gatherSpans(input, base);
  const tree = normaliseTree(loose);
  const segment = segmentsOf(input);
  if (segment !== null) keepSegmentsApart(loose, tree.parent, segment);
  const order = drawOrder(loose, tree, segment);
  const table = toTable(input, loose, tree.keySuffix, order, unixNanoseconds(base));
  // Of an input with one trace, a position among its spans is one among all.
  const isAll = input.spans.length === input.columns.length;
  const received = isAll ? order.spanAt : pickWords(input.spans, order.spanAt);
  if (segment !== null) return { table, received };
  const defects = collectDefects(table, tree, order.rowOf, missingParents(loose, order), input.sourceDefects);
  return { table: { ...table, defects }, received };
}

/** Returns the segment of each span, null if there are none. */
function segmentsOf({ spans, segmentStarts }: SpanTableInput): Uint8Array | null {
  if (segmentStarts === undefined) return null;
  let segment = 0;
  return Uint8Array.from(spans, (span) => {
    while (segment + 1 < segmentStarts.length && span >= segmentStarts[segment + 1]) segment++;
    return segment;
  });
}

function keepSegmentsApart(loose: LooseSpans, parent: Int32Array, segment: Uint8Array): void {
  for (let span = 0; span < loose.length; span++) {
    loose.marks[span] &= ~SpanMark.Orphan;
    if (parent[span] >= 0 && segment[parent[span]] !== segment[span]) parent[span] = -1;
  }
}

function toTable(
  input: SpanTableInput,
  loose: LooseSpans,
  suffixOfSpan: ReadonlyMap<number, string>,
  order: DrawOrder,
  startTimeUnixNano: bigint,
): SpanTable {
  const { spanAt } = order;
  const length = spanAt.length;
  const status = pickBytes(loose.status, spanAt);
  const end = pickFloats(loose.end, spanAt);
  const { service, services } = dealServices(loose, spanAt, status);
  const keySuffix = new Map<number, string>();
  for (const [span, suffix] of suffixOfSpan) if (order.rowOf[span] >= 0) keySuffix.set(order.rowOf[span], suffix);
  return {
    length,
    traceId: input.traceId,
    startTimeUnixNano,
    duration: latestOf(end),
    primaryRoot: primaryRoot(loose, order, keySuffix),
    parent: order.parentRow,
    subtreeEnd: order.subtreeEnd,
    depth: order.depth,
    start: pickFloats(loose.start, spanAt),
    end,
    name: pickWords(loose.name, spanAt),
    service,
    kind: pickBytes(loose.kind, spanAt),
    status,
    marks: pickWords(loose.marks, spanAt),
    idHigh: pickWords(loose.idHigh, spanAt),
    idLow: pickWords(loose.idLow, spanAt),
    keySuffix,
    strings: input.strings.build(),
    services,
    defects: [],
    errorCount: services.reduce((sum, each) => sum + each.errorCount, 0),
  };
}

function latestOf(end: Float64Array): Nanoseconds {
  let latest = 0;
  for (let row = 0; row < end.length; row++) if (end[row] > latest) latest = end[row];
  return latest;
}

function missingParents(loose: LooseSpans, order: DrawOrder): MissingParents {
  const rowsOfKey = new Map<string, number[]>();
  for (let row = 0; row < order.spanAt.length; row = order.subtreeEnd[row]) {
    const span = order.spanAt[row];
    if ((loose.marks[span] & SpanMark.Orphan) === 0) continue;
    const key = formatSpanId(loose.parentHigh[span], loose.parentLow[span], loose.textAt);
    const rows = rowsOfKey.get(key);
    if (rows === undefined) rowsOfKey.set(key, [row]);
    else rows.push(row);
  }
  return { rowsOfKey };
}

/**
 * Rows of roots stand by start, longer first, then key: the first that names no parent is the primary one. A root whose
 * start is not known stands at the front only because it has to stand somewhere.
 */
function primaryRoot(loose: LooseSpans, order: DrawOrder, keySuffix: ReadonlyMap<number, string>): number {
  const { spanAt, subtreeEnd } = order;
  let first = spanAt.length === 0 ? -1 : 0;
  let isFound = false;
  for (let row = 0; row < spanAt.length; row = subtreeEnd[row]) {
    const span = spanAt[row];
    const namesNoParent = loose.parentHigh[span] === 0 && loose.parentLow[span] === 0;
    if (!namesNoParent || keySuffix.get(row) === '#server') continue;
    if ((loose.marks[span] & SpanMark.MissingStart) === 0) return row;
    if (!isFound) first = row;
    isFound = true;
  }
  return first;
}

function dealServices(
  loose: LooseSpans,
  spanAt: Uint32Array,
  status: Uint8Array,
): { service: Uint32Array; services: Service[] } {
  const service = new Uint32Array(spanAt.length);
  const indexOfName = new Map<StringIndex, number>();
  const services: { name: StringIndex; spanCount: number; errorCount: number }[] = [];
  for (let row = 0; row < spanAt.length; row++) {
    const name = loose.service[spanAt[row]];
    let index = indexOfName.get(name);
    if (index === undefined) {
      index = services.push({ name, spanCount: 0, errorCount: 0 }) - 1;
      indexOfName.set(name, index);
    }
    service[row] = index;
    services[index].spanCount++;
    if (status[row] === StatusCode.Error) services[index].errorCount++;
  }
  return { service, services };
}
