import type { Stretch } from '../../analysis/finding.ts';
import type { Nanoseconds } from '../../trace/units.ts';

/** A piece of a strip; both are shares of its width. */
export interface StripPiece {
  readonly left: number;
  readonly width: number;
}

/** Finer than that no strip is wide. */
const FINEST = 1 / 400;

/**
 * Returns where on a strip from `from` to `to` stretches stand, what touches or nearly does as one piece; in order. What
 * lies outside is cut off.
 */
export function stripPieces(stretches: readonly Stretch[], from: Nanoseconds, to: Nanoseconds): StripPiece[] {
  if (!(to > from)) return [];
  const inOrder = [...stretches].sort((a, b) => a.start - b.start);
  const pieces: { left: number; right: number }[] = [];
  for (const { start, end } of inOrder) {
    const left = Math.max(0, (start - from) / (to - from));
    const right = Math.min(1, (end - from) / (to - from));
    if (right < left) continue;
    const before = pieces.at(-1);
    if (before !== undefined && left - before.right < FINEST) before.right = Math.max(before.right, right);
    else pieces.push({ left, right });
  }
  return pieces.map(({ left, right }) => ({ left, width: right - left }));
}
