import { type AxisFlag, overlap } from './axis-flag.ts';
import type { CssPixels } from './viewport.ts';

/** Between two flags. */
const GAP: CssPixels = 2;

/** Returns a flag at the nearest place to its own where it covers none of `others`; at its own where there is none. */
export function besideFlags(flag: AxisFlag, others: readonly AxisFlag[], canvasWidth: CssPixels): AxisFlag {
  const places = [flag.left, ...others.flatMap(({ left, width }) => [left + width + GAP, left - flag.width - GAP])];
  const isFree = (left: CssPixels) =>
    left >= 0 && left + flag.width <= canvasWidth && !others.some((other) => overlap(other, left, left + flag.width));
  const [nearest = flag.left] = places
    .filter(isFree)
    .sort((one, other) => Math.abs(one - flag.left) - Math.abs(other - flag.left));
  return { ...flag, left: nearest };
}
