import type { LooseSpans } from './loose-spans.ts';
import { SpanIdIndex } from './span-id-index.ts';
import { SpanKind } from './span-kind.ts';
import { SpanMark } from './span-table.ts';

/** The tree of a trace after normalising, by loose span. */
export interface NormalisedTree {
  /** Loose span of the parent, -1 for a root. */
  readonly parent: Int32Array;
  /** 1 for an identical copy that is left out. */
  readonly dropped: Uint8Array;
  /** What makes repeated ids unique. */
  readonly keySuffix: ReadonlyMap<number, string>;
  /** For a kept span, how many identical copies of it were dropped. */
  readonly copies: ReadonlyMap<number, number>;
}

/**
 * Finds each span's parent and mends what is broken, in the order of the published rules: identical copies are dropped,
 * a client and a server of one id are split, other repeated ids are told apart, self-parents and cycles are cut,
 * spans whose parent is missing become roots, and unfinished spans get the latest end of their subtree. Every mending
 * leaves a mark on its span. Negative durations have been set to zero before.
 */
export function normaliseTree(spans: LooseSpans): NormalisedTree {
  const index = new SpanIdIndex(spans.idHigh, spans.idLow);
  const parent = new Int32Array(spans.length).fill(-1);
  const dropped = new Uint8Array(spans.length);
  const keySuffix = new Map<number, string>();
  const copies = new Map<number, number>();
  const serverOfClient = new Map<number, number>();
  for (const group of index.repeated()) {
    const kept = dropCopies(spans, group, dropped, copies);
    const [client, server] = clientAndServer(spans, kept);
    if (client >= 0) serverOfClient.set(client, server);
    else numberRepeated(spans, kept, keySuffix, index);
  }
  for (const [client, server] of serverOfClient) {
    index.lead(client);
    keySuffix.set(server, '#server');
    spans.marks[client] |= SpanMark.SharedId;
    spans.marks[server] |= SpanMark.SharedId;
  }
  const servers = new Set(serverOfClient.values());
  // Few traces have any, and to ask a Set or a Map for each span takes as long as all the rest of this.
  const isServer = (span: number) => servers.size > 0 && servers.has(span);
  let sides = 0;
  let marks = 0;
  for (let span = 0; span < spans.length; span++) {
    marks |= spans.marks[span];
    if (dropped[span] === 1 || isServer(span)) continue;
    const found = findParent(spans, span, index, serverOfClient, keySuffix);
    parent[span] = found;
    sides |= found > span ? 1 : found < 0 ? 0 : 2;
  }
  for (const [client, server] of serverOfClient) parent[server] = client;
  // Where all parents were received before their children, or all after, none is its own ancestor.
  if (sides === 3 || servers.size > 0) cutCycles(spans, parent);
  if ((marks & (SpanMark.Unfinished | SpanMark.MissingStart)) !== 0) finishUnfinished(spans, parent, dropped);
  return { parent, dropped, keySuffix, copies };
}

/** Keeps the first of each set of identical spans in `group`; returns those kept. */
function dropCopies(spans: LooseSpans, group: number[], dropped: Uint8Array, copies: Map<number, number>): number[] {
  const firstOfContent = new Map<string, number>();
  const kept: number[] = [];
  for (const span of group) {
    const content = [
      spans.parentHigh[span],
      spans.parentLow[span],
      spans.service[span],
      spans.name[span],
      spans.kind[span],
      spans.start[span],
      spans.end[span],
      spans.status[span],
    ].join();
    const first = firstOfContent.get(content);
    if (first === undefined) {
      firstOfContent.set(content, span);
      kept.push(span);
    } else {
      dropped[span] = 1;
      // What was mended before copies were looked for is not undone by which of them came first.
      spans.marks[first] |= SpanMark.DuplicateDropped | (spans.marks[span] & SpanMark.NegativeDuration);
      copies.set(first, (copies.get(first) ?? 0) + 1);
    }
  }
  return kept;
}

/** Returns the client and the server if `group` is just one of each (Zipkin's shared spans), else -1 twice. */
function clientAndServer(spans: LooseSpans, group: number[]): [number, number] {
  if (group.length !== 2) return [-1, -1];
  const [a, b] = group;
  if (spans.kind[a] === SpanKind.Client && spans.kind[b] === SpanKind.Server) return [a, b];
  if (spans.kind[b] === SpanKind.Client && spans.kind[a] === SpanKind.Server) return [b, a];
  return [-1, -1];
}

/** Different spans with one id: the first keeps it and its children, the others get `~2`, `~3` … */
function numberRepeated(spans: LooseSpans, group: number[], keySuffix: Map<number, string>, index: SpanIdIndex): void {
  if (group.length < 2) {
    if (group.length === 1) index.lead(group[0]);
    return;
  }
  const text = (of: Uint32Array, span: number) => spans.textAt(of[span]);
  const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  group.sort(
    (a, b) =>
      spans.start[a] - spans.start[b] ||
      spans.end[b] - spans.end[a] ||
      compareText(text(spans.name, a), text(spans.name, b)) ||
      compareText(text(spans.service, a), text(spans.service, b)) ||
      // The rules say no more; without more, the order received would decide who keeps the id.
      spans.kind[a] - spans.kind[b] ||
      spans.status[a] - spans.status[b] ||
      spans.parentHigh[a] - spans.parentHigh[b] ||
      spans.parentLow[a] - spans.parentLow[b],
  );
  index.lead(group[0]);
  group.forEach((span, position) => {
    spans.marks[span] |= SpanMark.DuplicateId;
    if (position > 0) keySuffix.set(span, `~${position + 1}`);
  });
}

function findParent(
  spans: LooseSpans,
  span: number,
  index: SpanIdIndex,
  serverOfClient: ReadonlyMap<number, number>,
  keySuffix: ReadonlyMap<number, string>,
): number {
  const high = spans.parentHigh[span];
  const low = spans.parentLow[span];
  if (spans.idHigh[span] === 0 && spans.idLow[span] === 0) spans.marks[span] |= SpanMark.MissingSpanId;
  if (high === 0 && low === 0) return -1;
  // What got another id since names the first of those that had it, and not itself.
  const isRenamed = () => keySuffix.has(span);
  if (high === spans.idHigh[span] && low === spans.idLow[span] && !isRenamed()) {
    spans.marks[span] |= SpanMark.SelfParent;
    return -1;
  }
  const found = index.find(high, low);
  if (found < 0) {
    spans.marks[span] |= SpanMark.Orphan;
    return -1;
  }
  if (serverOfClient.size === 0) return found;
  const server = serverOfClient.get(found);
  // Both halves have the id: the child is the server's, unless only the client is of its service.
  return server !== undefined && spans.service[span] !== spans.service[found] ? server : found;
}

/** Cuts each cycle at its earliest span, equal starts at the smallest id, and marks all its members. */
function cutCycles(spans: LooseSpans, parent: Int32Array): void {
  const visitedBy = new Int32Array(spans.length).fill(-1);
  for (let from = 0; from < spans.length; from++) {
    let span = from;
    while (span >= 0 && visitedBy[span] < 0) {
      visitedBy[span] = from;
      span = parent[span];
    }
    if (span >= 0 && visitedBy[span] === from && parent[span] >= 0) cutCycle(spans, parent, span);
  }
}

function cutCycle(spans: LooseSpans, parent: Int32Array, member: number): void {
  let earliest = member;
  let span = member;
  do {
    spans.marks[span] |= SpanMark.ParentCycle;
    const order =
      spans.start[span] - spans.start[earliest] ||
      spans.idHigh[span] - spans.idHigh[earliest] ||
      spans.idLow[span] - spans.idLow[earliest];
    if (order < 0) earliest = span;
    span = parent[span];
  } while (span !== member);
  parent[earliest] = -1;
}

/**
 * Gives spans without an end the latest end below them, and spans without any time their parent's start. Works from
 * the leaves up by counting children that are not done, since rows are not in order yet.
 */
function finishUnfinished(spans: LooseSpans, parent: Int32Array, dropped: Uint8Array): void {
  const { marks, start, end, length } = spans;
  const waitingFor = new Uint32Array(length);
  for (let span = 0; span < length; span++) if (parent[span] >= 0) waitingFor[parent[span]]++;
  const queue = new Uint32Array(length);
  let queued = 0;
  for (let span = 0; span < length; span++) if (waitingFor[span] === 0 && dropped[span] === 0) queue[queued++] = span;
  const latest = end.slice();
  for (let i = 0; i < queued; i++) {
    const span = queue[i];
    if ((marks[span] & SpanMark.Unfinished) !== 0) end[span] = Math.max(start[span], latest[span]);
    const above = parent[span];
    if (above < 0) continue;
    latest[above] = Math.max(latest[above], latest[span]);
    if (--waitingFor[above] === 0) queue[queued++] = above;
  }
  // The queue holds children before parents: backwards, a parent's start is known before its children ask for it.
  for (let i = queued - 1; i >= 0; i--) placeUnknownStart(spans, queue[i], parent[queue[i]]);
}

function placeUnknownStart(spans: LooseSpans, span: number, above: number): void {
  const isWithoutTimes = SpanMark.MissingStart | SpanMark.Unfinished;
  if ((spans.marks[span] & isWithoutTimes) !== isWithoutTimes || above < 0) return;
  spans.start[span] = spans.start[above];
  spans.end[span] = Math.max(spans.end[span], spans.start[span]);
}
