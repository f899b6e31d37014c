import type { LoadProblem } from '../load-problem.ts';

/** A place in a text: both count from 1, columns in characters. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Returns where in a query the server sees what is wrong, null if it does not say. */
export function traceQlPosition({ serverWords }: LoadProblem): TextPosition | null {
  const [, line, column] = /\bline (\d{1,6}),? col(?:umn)? (\d{1,6})/i.exec(serverWords) ?? [];
  return line === undefined || column === undefined ? null : { line: Number(line), column: Number(column) };
}
