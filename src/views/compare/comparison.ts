/** What one span has to say in a row. */
export interface ComparisonCell {
  readonly text: string;
  /** Beside it: how far from the first, or the type. */
  readonly note: string;
  /** Two cells are alike if this is the same. */
  readonly identity: string;
}

/** null: the span has no such thing. undefined: it is not known yet. */
export type MaybeCell = ComparisonCell | null | undefined;

export interface ComparisonRow {
  /** Unique within its group. */
  readonly title: string;
  /** One a span, that of the base first. */
  readonly cells: readonly MaybeCell[];
  /** At least two of those known are not alike. */
  readonly differs: boolean;
}

/** Rows under one heading. */
export interface ComparisonGroup {
  readonly title: string;
  readonly rows: readonly ComparisonRow[];
}

/** Returns a row with the cells of the spans. */
export function comparisonRow(title: string, cells: readonly MaybeCell[]): ComparisonRow {
  const known = cells.filter((cell) => cell !== undefined);
  return { title, cells, differs: known.some((cell) => !isAlike(known[0], cell)) };
}

/** Returns whether both say the same; nothing is like nothing. */
export function isAlike(a: ComparisonCell | null, b: ComparisonCell | null): boolean {
  return a?.identity === b?.identity;
}

/** Returns whether the cell of column `at` is known to say something else than the base. */
export function isUnlikeBase({ cells }: ComparisonRow, at: number): boolean {
  const [base] = cells;
  const cell = cells[at];
  return base !== undefined && cell !== undefined && !isAlike(base, cell);
}

/** Returns the groups with only those rows that differ, without the groups that have none. */
export function onlyDifferences(groups: readonly ComparisonGroup[]): readonly ComparisonGroup[] {
  return groups
    .map(({ title, rows }) => ({ title, rows: rows.filter((row) => row.differs) }))
    .filter(({ rows }) => rows.length > 0);
}
