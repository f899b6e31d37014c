import type { Defect } from './defect.ts';
import { DEFECT_OF_MARK } from './defect-of-mark.ts';
import { isDeferred } from './deferred.ts';
import type { NormalisedTree } from './normalise-tree.ts';
import { SpanMark, type SpanTable } from './span-table.ts';
import type { Nanoseconds, SpanIndex } from './units.ts';

/** Missing parents are grouped by id and copies counted one by one, so these are told apart from the rest. */
const TOLD_APART = SpanMark.Orphan | SpanMark.DuplicateDropped;

const MISFITS = SpanMark.ChildBeforeParent | SpanMark.ChildAfterParent | SpanMark.ChildOutlivesParent;
const MISFIT_TYPES = DEFECT_OF_MARK.filter(([mark]) => (mark & MISFITS) !== 0).map(([, type]) => type);

/** How far a child may end after its parent before it counts: 1 ms, or 1 % of a shorter parent. */
export function tolerance(duration: Nanoseconds): Nanoseconds {
  return Math.min(1_000_000, Math.floor(duration / 100));
}

/** What the missing parents of a trace are, by key. */
export interface MissingParents {
  /** Rows that name each missing id. */
  readonly rowsOfKey: ReadonlyMap<string, SpanIndex[]>;
}

/**
 * Returns everything that is wrong with the recording of `table`, and marks the rows whose times do not fit their
 * parent's, which can be told only now.
 */
export function collectDefects(
  table: SpanTable,
  tree: NormalisedTree,
  rowOf: Int32Array,
  missing: MissingParents,
  sourceDefects: readonly Defect[],
): Defect[] {
  markMisfits(table);
  return [
    ...sourceDefects,
    ...missingParents(missing),
    ...rootDefects(table),
    ...droppedCopies(tree, rowOf),
    ...markedDefects(table, ~TOLD_APART),
  ];
}

/** Returns `table` with marks and defects about times beside their parent's as its times, which were changed, are now. */
export function withMisfitsOfNow(table: SpanTable): SpanTable {
  const changed = { ...table, marks: table.marks.map((marks) => marks & ~MISFITS) };
  markMisfits(changed);
  const others = table.defects.filter(({ type }) => !MISFIT_TYPES.includes(type));
  return { ...changed, defects: [...others, ...markedDefects(changed, MISFITS)] };
}

function markMisfits(table: SpanTable): void {
  const { parent, start, end, marks, length } = table;
  for (let row = 0; row < length; row++) {
    const above = parent[row];
    if (above < 0 || isDeferred(table, row)) continue;
    if (start[row] < start[above]) marks[row] |= SpanMark.ChildBeforeParent;
    // Without an end it is drawn up to the last end below it: nothing is after that.
    const parentEnd = (marks[above] & SpanMark.Unfinished) === 0 ? end[above] : Number.POSITIVE_INFINITY;
    if (start[row] >= parentEnd) {
      marks[row] |= SpanMark.ChildAfterParent;
    } else if (end[row] > parentEnd + tolerance(parentEnd - start[above])) {
      marks[row] |= SpanMark.ChildOutlivesParent;
    }
  }
}

function missingParents(missing: MissingParents): Defect[] {
  return Array.from(missing.rowsOfKey, ([key, rows]) => ({
    type: 'missing_parent' as const,
    count: rows.length,
    spans: rows,
    detail: key,
  }));
}

function rootDefects(table: SpanTable): Defect[] {
  const roots: SpanIndex[] = [];
  for (let row = 0; row < table.length; row = table.subtreeEnd[row]) {
    const marks = table.marks[row];
    const isBroken = (marks & (SpanMark.Orphan | SpanMark.SelfParent | SpanMark.ParentCycle)) !== 0;
    if (!isBroken) roots.push(row);
  }
  if (roots.length === 0 && table.length > 0)
    return [{ type: 'no_root', count: 1, spans: [table.primaryRoot], detail: '' }];
  return roots.length > 1 ? [{ type: 'several_roots', count: roots.length, spans: roots, detail: '' }] : [];
}

function droppedCopies(tree: NormalisedTree, rowOf: Int32Array): Defect[] {
  const rows: SpanIndex[] = [];
  for (const [span, count] of tree.copies) for (let copy = 0; copy < count; copy++) rows.push(rowOf[span]);
  if (rows.length === 0) return [];
  return [{ type: 'duplicate_span', count: rows.length, spans: rows.sort((a, b) => a - b), detail: '' }];
}

function markedDefects(table: SpanTable, asked: number): Defect[] {
  const defects: Defect[] = [];
  const met = marksMet(table) & asked;
  for (const [mark, type] of DEFECT_OF_MARK) {
    if ((mark & met) === 0) continue;
    let count = 0;
    for (let row = 0; row < table.length; row++) if (isNamed(table, row, mark)) count++;
    if (count === 0) continue;
    const spans = new Uint32Array(count);
    for (let row = 0, at = 0; row < table.length; row++) if (isNamed(table, row, mark)) spans[at++] = row;
    defects.push({ type, count, spans, detail: '' });
  }
  return defects;
}

/** Few traces have more than a few of all marks. */
function marksMet({ marks }: SpanTable): number {
  let met = 0;
  for (let row = 0; row < marks.length; row++) met |= marks[row];
  return met;
}

/** A pair with one id is named once, by its client. */
function isNamed(table: SpanTable, row: SpanIndex, mark: number): boolean {
  if ((table.marks[row] & mark) === 0) return false;
  return mark !== SpanMark.SharedId || table.keySuffix.get(row) !== '#server';
}
