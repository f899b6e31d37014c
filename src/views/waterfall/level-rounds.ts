import { roundLength } from './depth-shift.ts';

/** Returns how many of the nearest ancestors have lines of their own left of such a row: those since its round began. */
export function linesOf(depth: number, most: number): number {
  if (depth <= most) return depth;
  return (depth - most - 1) % roundLength(most);
}

/** Returns which round of levels a row is drawn in: 0 where its level is its depth. Lines end where the next one begins. */
export function roundOf(depth: number, most: number): number {
  return depth <= most ? 0 : 1 + Math.floor((depth - most - 1) / roundLength(most));
}
