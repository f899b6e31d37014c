import type { CssPixels } from './viewport.ts';

/** A text that stands in the axis over whatever is there. */
export interface AxisFlag {
  readonly left: CssPixels;
  readonly width: CssPixels;
  readonly text: string;
  /** `filled` has the accent's colour behind it, the others nothing: `accent` is in that colour itself. */
  readonly look: 'filled' | 'plain' | 'accent';
}

export const FLAG_PADDING: CssPixels = 6;

export function overlap(a: { readonly left: CssPixels; readonly width: CssPixels }, left: CssPixels, right: CssPixels) {
  return left < a.left + a.width && right > a.left;
}
