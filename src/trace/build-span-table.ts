import { collectDefects, type MissingParents } from './collect-defects.ts';
import type { Defect } from './defect.ts';
import { type NormalisedTree, normaliseTree } from './normalise-tree.ts';
import { sortByStart } from './sort-by-start.ts';
import type { SpanColumns } from './span-columns.ts';
import { formatSpanId, TEXT_ID } from './span-id.ts';
import { StatusCode } from './span-kind.ts';
import { type Service, SpanMark, type SpanTable } from './span-table.ts';
import type { StringTableBuilder } from './string-table.ts';
import type { StringIndex } from './units.ts';
import { unixBase, unixNanoseconds } from './unix-base.ts';

/** What a trace is built from. */
export interface SpanTableInput {
  readonly columns: SpanColumns;
  /** Positions in `columns` of the trace's spans, in the order received. */
  readonly spans: Uint32Array;
  readonly traceId: string;
  readonly strings: StringTableBuilder;
  /** Service name of each resource. */
  readonly partService: readonly StringIndex[];
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

/**
 * The spans of one trace while its tree is made: columns by position in `SpanTableInput.spans`, in the order received.
 */
export interface LooseSpans {
  readonly length: number;
  readonly idHigh: Uint32Array;
  readonly idLow: Uint32Array;
  readonly parentHigh: Uint32Array;
  readonly parentLow: Uint32Array;
  readonly name: Uint32Array;
  /** String index of the service's name. */
  readonly service: Uint32Array;
  readonly kind: Uint8Array;
  readonly status: Uint8Array;
  readonly marks: Uint32Array;
  /** Nanoseconds from the trace's start. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly textAt: (index: StringIndex) => string;
}

/** Returns the `SpanTable` of the given spans. O(n), but for spans that start at one instant. Never throws on odd data. */
export function buildSpanTable(input: SpanTableInput): SpanTableAndOrder {
  const base = unixBase(input.columns, input.spans);
  const loose = gather(input, base);
  const tree = normaliseTree(loose);
  const segment = segmentsOf(input);
  if (segment !== null) keepSegmentsApart(loose, tree.parent, segment);
  const order = drawOrder(loose, tree, segment);
  const table = toTable(input, loose, tree.keySuffix, order, unixNanoseconds(base));
  if (segment !== null) return { table, received: order.spanAt.map((span) => input.spans[span]) };
  const defects = collectDefects(table, tree, order.rowOf, missingParents(loose, order), input.sourceDefects);
  return { table: { ...table, defects }, received: order.spanAt.map((span) => input.spans[span]) };
}

function gather(input: SpanTableInput, base: { seconds: number; nanos: number }): LooseSpans {
  const { columns, spans, partService, strings } = input;
  const length = spans.length;
  const loose = {
    length,
    idHigh: pick(columns.idHigh, spans, new Uint32Array(length)),
    idLow: pick(columns.idLow, spans, new Uint32Array(length)),
    parentHigh: pick(columns.parentHigh, spans, new Uint32Array(length)),
    parentLow: pick(columns.parentLow, spans, new Uint32Array(length)),
    name: pick(columns.name, spans, new Uint32Array(length)),
    service: pick(columns.service, spans, new Uint32Array(length)),
    kind: pick(columns.kind, spans, new Uint8Array(length)),
    status: pick(columns.status, spans, new Uint8Array(length)),
    marks: pick(columns.marks, spans, new Uint32Array(length)),
    start: new Float64Array(length),
    end: new Float64Array(length),
    textAt: (index: StringIndex) => strings.get(index),
  };
  for (let i = 0; i < length; i++) {
    const span = spans[i];
    if (loose.service[i] === 0) loose.service[i] = partService[columns.resource[span]] ?? 0;
    if (loose.service[i] === 0) loose.marks[i] |= SpanMark.UnknownService;
    if (loose.idHigh[i] === TEXT_ID || loose.parentHigh[i] === TEXT_ID) loose.marks[i] |= SpanMark.OddId;
    setTimes(columns, span, base, loose, i);
  }
  return loose;
}

function setTimes(
  columns: SpanColumns,
  span: number,
  base: { seconds: number; nanos: number },
  loose: LooseSpans,
  i: number,
): void {
  const seconds = columns.startSeconds[span];
  const isKnown = !Number.isNaN(seconds);
  if (!isKnown) loose.marks[i] |= SpanMark.MissingStart;
  const start = isKnown ? (seconds - base.seconds) * 1e9 + (columns.startNanos[span] - base.nanos) : 0;
  let duration = columns.duration[span];
  if (Number.isNaN(duration)) {
    loose.marks[i] |= SpanMark.Unfinished;
    duration = 0;
  } else if (duration < 0) {
    loose.marks[i] |= SpanMark.NegativeDuration;
    duration = 0;
  }
  loose.start[i] = start;
  loose.end[i] = start + duration;
}

function pick<Column extends { [index: number]: number; length: number }>(
  from: Column,
  at: Uint32Array,
  to: Column,
): Column {
  for (let i = 0; i < at.length; i++) to[i] = from[at[i]];
  return to;
}

/** Rows in waterfall order. */
export interface DrawOrder {
  /** Loose span of each row. */
  readonly spanAt: Uint32Array;
  /** Row of each loose span, -1 for a dropped one. */
  readonly rowOf: Int32Array;
  readonly subtreeEnd: Uint32Array;
  readonly depth: Uint32Array;
  readonly parentRow: Int32Array;
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

function drawOrder(loose: LooseSpans, tree: NormalisedTree, segment: Uint8Array | null): DrawOrder {
  const { parent, dropped, keySuffix } = tree;
  const sorted = sortByStart(loose.start, (a, b) => loose.end[b] - loose.end[a] || compareKeys(loose, keySuffix, a, b));
  const firstChild = new Int32Array(loose.length).fill(-1);
  const nextSibling = new Int32Array(loose.length).fill(-1);
  const roots: number[] = [];
  let kept = 0;
  for (let i = sorted.length - 1; i >= 0; i--) {
    const span = sorted[i];
    if (dropped[span] === 1) continue;
    kept++;
    const above = parent[span];
    if (above < 0) roots.push(span);
    else {
      nextSibling[span] = firstChild[above];
      firstChild[above] = span;
    }
  }
  if (segment !== null) roots.sort((a, b) => segment[b] - segment[a]);
  for (let i = 1; i < roots.length; i++) nextSibling[roots[i]] = roots[i - 1];
  return walkDepthFirst(roots.at(-1) ?? -1, firstChild, nextSibling, parent, kept);
}

/** Pre-order over first child and next sibling; climbing back by `parent` needs no stack. */
function walkDepthFirst(
  firstRoot: number,
  firstChild: Int32Array,
  nextSibling: Int32Array,
  parent: Int32Array,
  count: number,
): DrawOrder {
  const spanAt = new Uint32Array(count);
  const rowOf = new Int32Array(parent.length).fill(-1);
  const subtreeEnd = new Uint32Array(count);
  const depth = new Uint32Array(count);
  const parentRow = new Int32Array(count);
  let row = 0;
  for (let span = firstRoot; span >= 0; ) {
    const above = parent[span] < 0 ? -1 : rowOf[parent[span]];
    spanAt[row] = span;
    rowOf[span] = row;
    parentRow[row] = above;
    depth[row] = above < 0 ? 0 : depth[above] + 1;
    row++;
    if (firstChild[span] >= 0) {
      span = firstChild[span];
      continue;
    }
    subtreeEnd[row - 1] = row;
    while (span >= 0 && nextSibling[span] < 0) {
      span = parent[span];
      if (span >= 0) subtreeEnd[rowOf[span]] = row;
    }
    if (span >= 0) span = nextSibling[span];
  }
  return { spanAt, rowOf, subtreeEnd, depth, parentRow };
}

/** Compares two spans' keys by code unit. Words compare like the hex digits that they stand for. */
function compareKeys(loose: LooseSpans, keySuffix: ReadonlyMap<number, string>, a: number, b: number): number {
  const isText = loose.idHigh[a] === TEXT_ID || loose.idHigh[b] === TEXT_ID;
  if (!isText) {
    const words = loose.idHigh[a] - loose.idHigh[b] || loose.idLow[a] - loose.idLow[b];
    if (words !== 0) return words;
  }
  const keyA = formatSpanId(loose.idHigh[a], loose.idLow[a], loose.textAt) + (keySuffix.get(a) ?? '');
  const keyB = formatSpanId(loose.idHigh[b], loose.idLow[b], loose.textAt) + (keySuffix.get(b) ?? '');
  return keyA < keyB ? -1 : keyA > keyB ? 1 : a - b;
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
  const status = pick(loose.status, spanAt, new Uint8Array(length));
  const end = pick(loose.end, spanAt, new Float64Array(length));
  const { service, services } = dealServices(loose, spanAt, status);
  const keySuffix = new Map<number, string>();
  for (const [span, suffix] of suffixOfSpan) if (order.rowOf[span] >= 0) keySuffix.set(order.rowOf[span], suffix);
  return {
    length,
    traceId: input.traceId,
    startTimeUnixNano,
    duration: end.reduce((latest, each) => Math.max(latest, each), 0),
    primaryRoot: primaryRoot(loose, order, keySuffix),
    parent: order.parentRow,
    subtreeEnd: order.subtreeEnd,
    depth: order.depth,
    start: pick(loose.start, spanAt, new Float64Array(length)),
    end,
    name: pick(loose.name, spanAt, new Uint32Array(length)),
    service,
    kind: pick(loose.kind, spanAt, new Uint8Array(length)),
    status,
    marks: pick(loose.marks, spanAt, new Uint32Array(length)),
    idHigh: pick(loose.idHigh, spanAt, new Uint32Array(length)),
    idLow: pick(loose.idLow, spanAt, new Uint32Array(length)),
    keySuffix,
    strings: input.strings.build(),
    services,
    defects: [],
    errorCount: services.reduce((sum, each) => sum + each.errorCount, 0),
  };
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

/** Rows of roots stand by start, longer first, then key: the first that names no parent is the primary one. */
function primaryRoot(loose: LooseSpans, order: DrawOrder, keySuffix: ReadonlyMap<number, string>): number {
  const { spanAt, subtreeEnd } = order;
  if (spanAt.length === 0) return -1;
  for (let row = 0; row < spanAt.length; row = subtreeEnd[row]) {
    const span = spanAt[row];
    const namesNoParent = loose.parentHigh[span] === 0 && loose.parentLow[span] === 0;
    if (namesNoParent && keySuffix.get(row) !== '#server') return row;
  }
  return 0;
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
