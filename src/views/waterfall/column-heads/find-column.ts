import type { Column } from '../columns/column.ts';
import { COLUMNS } from '../columns/index.ts';

/** A column by its whole id. */
export interface FoundColumn {
  readonly column: Column;
  /** What the id has behind a family's. */
  readonly rest: string;
}

/** Returns the column that an id of the settings names; null if there is none of that id. */
export function findColumn(id: string): FoundColumn | null {
  for (const column of COLUMNS) {
    if (column.id === id && !isFamily(column)) return { column, rest: '' };
    if (isFamily(column) && id.startsWith(column.id)) return { column, rest: id.slice(column.id.length) };
  }
  return null;
}

/** Returns whether a column stands for many, such as one for each attribute. */
export function isFamily({ id }: Column): boolean {
  return id.endsWith(':');
}
