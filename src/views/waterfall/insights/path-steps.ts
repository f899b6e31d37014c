import type { CssPixels } from '../viewport.ts';
import type { PathSegment } from './path-segments.ts';

/** A line from one level part to the next. */
export interface PathStep {
  readonly from: PathSegment;
  readonly to: PathSegment;
}

/** Steps are no nearer to each other where the line would go and come back. */
const APART: CssPixels = 10;

/**
 * Returns the steps between the parts of the line. A part that is left in the direction it was come from, before there is
 * room for two steps, has none: the line goes past it, else many of them would be a comb of lines over all that is between.
 */
export function pathSteps(segments: readonly PathSegment[]): PathStep[] {
  const steps: PathStep[] = [];
  let [from] = segments;
  for (let i = 1; i < segments.length; i++) {
    const to = segments[i];
    if (isPassed(from, to, segments[i + 1])) continue;
    if (to.row !== from.row) steps.push({ from, to });
    from = to;
  }
  return steps;
}

function isPassed(before: PathSegment, { row, from, to }: PathSegment, next: PathSegment | undefined): boolean {
  if (next === undefined || to - from >= APART) return false;
  return before.row > row === next.row > row && before.row < row === next.row < row;
}
