import type { CssPixels } from './viewport.ts';

/** A text that stands in the axis over whatever is there. */
export interface AxisFlag {
  readonly left: CssPixels;
  readonly width: CssPixels;
  readonly text: string;
  /** `filled` has the accent's colour behind it, `plain` nothing. */
  readonly look: 'filled' | 'plain';
}

export const FLAG_PADDING: CssPixels = 6;

export function overlap(a: { readonly left: CssPixels; readonly width: CssPixels }, left: CssPixels, right: CssPixels) {
  return left < a.left + a.width && right > a.left;
}
