import { attributeColumn } from './attribute.ts';
import type { Column } from './column.ts';
import { durationColumn } from './duration.ts';
import { kindColumn } from './kind.ts';
import { selfTimeColumn } from './self-time.ts';
import { startColumn } from './start.ts';

/** The columns, in the order in which menus offer them. */
export const COLUMNS: readonly Column[] = [durationColumn, selfTimeColumn, startColumn, kindColumn, attributeColumn];
