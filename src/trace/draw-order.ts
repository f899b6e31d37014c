import type { LooseSpans } from './loose-spans.ts';
import type { NormalisedTree } from './normalise-tree.ts';
import { sortByStart } from './sort-by-start.ts';
import { formatSpanId, TEXT_ID } from './span-id.ts';

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

/** Children of one span in a list: the first of each span, and after each the next; -1 ends a list. */
interface SiblingLists {
  /** One entry more than there are spans: the last is that of the roots. */
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** Spans in all lists. */
  readonly count: number;
}

type Compare = (a: number, b: number) => number;

/** From this many siblings on, counting is quicker than comparing. */
const MANY = 4096;

/** Returns the rows of a tree: depth first, siblings by start, longer first, then key; segments one after another. */
export function drawOrder(loose: LooseSpans, tree: NormalisedTree, segment: Uint8Array | null): DrawOrder {
  const { start, end } = loose;
  const compareEqualStarts: Compare = (a, b) => end[b] - end[a] || compareKeys(loose, tree.keySuffix, a, b);
  const compare: Compare = (a, b) => start[a] - start[b] || compareEqualStarts(a, b);
  const lists = siblingsAsReceived(tree);
  const roots = loose.length;
  for (let above = 0; above <= roots; above++) {
    // Nearly all are received in order already.
    if (isInOrder(lists, above, compare)) continue;
    const members = membersOf(lists, above);
    relink(lists, above, members.length < MANY ? members.sort(compare) : sortMany(members, start, compareEqualStarts));
  }
  if (segment !== null)
    relink(
      lists,
      roots,
      membersOf(lists, roots).sort((a, b) => segment[a] - segment[b]),
    );
  return walkDepthFirst(lists, tree.parent);
}

function siblingsAsReceived({ parent, dropped }: NormalisedTree): SiblingLists {
  const length = parent.length;
  const firstChild = new Int32Array(length + 1).fill(-1);
  const nextSibling = new Int32Array(length).fill(-1);
  let count = 0;
  for (let span = length - 1; span >= 0; span--) {
    if (dropped[span] === 1) continue;
    const above = parent[span] < 0 ? length : parent[span];
    nextSibling[span] = firstChild[above];
    firstChild[above] = span;
    count++;
  }
  return { firstChild, nextSibling, count };
}

function isInOrder({ firstChild, nextSibling }: SiblingLists, above: number, compare: Compare): boolean {
  for (let span = firstChild[above]; span >= 0; span = nextSibling[span]) {
    const next = nextSibling[span];
    if (next >= 0 && compare(span, next) > 0) return false;
  }
  return true;
}

function membersOf({ firstChild, nextSibling }: SiblingLists, above: number): number[] {
  const members: number[] = [];
  for (let span = firstChild[above]; span >= 0; span = nextSibling[span]) members.push(span);
  return members;
}

function relink({ firstChild, nextSibling }: SiblingLists, above: number, members: readonly number[]): void {
  firstChild[above] = members[0] ?? -1;
  for (let i = 0; i < members.length; i++) nextSibling[members[i]] = members[i + 1] ?? -1;
}

function sortMany(members: readonly number[], start: Float64Array, compareEqualStarts: Compare): number[] {
  const starts = Float64Array.from(members, (span) => start[span]);
  const order = sortByStart(starts, (a, b) => compareEqualStarts(members[a], members[b]));
  return Array.from(order, (position) => members[position]);
}

/** Pre-order over first child and next sibling; climbing back by `parent` needs no stack. */
function walkDepthFirst({ firstChild, nextSibling, count }: SiblingLists, parent: Int32Array): DrawOrder {
  const spanAt = new Uint32Array(count);
  const rowOf = new Int32Array(parent.length).fill(-1);
  const subtreeEnd = new Uint32Array(count);
  const depth = new Uint32Array(count);
  const parentRow = new Int32Array(count);
  let row = 0;
  for (let span = firstChild[parent.length]; span >= 0; ) {
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
