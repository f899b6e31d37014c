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

/** Returns the rows of a tree: depth first, siblings by start, longer first, then key; segments one after another. */
export function drawOrder(loose: LooseSpans, tree: NormalisedTree, segment: Uint8Array | null): DrawOrder {
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
