import type { Colours } from './colours.ts';
import type { Layout } from './layout.ts';
import type { CssPixels } from './viewport.ts';

/** What every painting function needs. The context is scaled, so that all figures are CSS pixels. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly layout: Layout;
  readonly pixelRatio: number;
}

const TEXT_SIZE: CssPixels = 11;

/** Returns the font of labels and axis as a canvas takes it. */
export function labelFont(fontFamily: string, isBold = false): string {
  return `${isBold ? '600 ' : ''}${TEXT_SIZE}px ${fontFamily}`;
}

/** Returns the nearest edge of a device pixel: a line or a bar that begins there is sharp. */
export function snap(value: CssPixels, pixelRatio: number): CssPixels {
  return Math.round(value * pixelRatio) / pixelRatio;
}

/** Fills a vertical line, one pixel wide, right of `x`. */
export function fillVertical({ context, pixelRatio }: Brush, x: CssPixels, top: CssPixels, bottom: CssPixels): void {
  context.fillRect(snap(x, pixelRatio), top, 1, bottom - top);
}
