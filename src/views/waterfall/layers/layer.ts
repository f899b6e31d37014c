import type { AxisScale } from '../axis.ts';
import type { AxisFlag } from '../axis-flag.ts';
import type { Brush } from '../brush.ts';
import type { Scene } from '../scene.ts';
import type { CssPixels, Viewport } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** What a layer paints from. */
export interface LayerPicture {
  readonly model: WaterfallModel;
  /** What is in sight. */
  readonly scene: Scene;
  readonly viewport: Viewport;
  /** The pointer's place on the canvas, null while it is elsewhere. */
  readonly pointerX: CssPixels | null;
  /** What the axis counts. */
  readonly scale: AxisScale;
}

/** What stands at a point, for a tooltip. */
export interface LayerNote {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Something drawn over the bars, from what is in sight alone: its cost does not grow with the trace. */
export interface Layer {
  readonly id: string;
  /**
   * `grid` layers lie under the bars, `bars` layers over them, `labels` layers over the durations too; `axis` layers may
   * paint on the axis and come last. Figures are CSS pixels from the canvas' upper left corner.
   */
  readonly place: 'grid' | 'bars' | 'labels' | 'axis';
  readonly paint?: (brush: Brush, picture: LayerPicture) => void;
  /** Returns texts that stand in the axis in place of its own; the brush has their font. */
  readonly flags?: (brush: Brush, picture: LayerPicture) => readonly AxisFlag[];
  /** Returns what the axis counts; null where that is none of this layer's business. */
  readonly scale?: (model: WaterfallModel) => AxisScale | null;
  /** Returns what stands at a point, in pixels from the canvas' left edge and from the first row's upper edge. */
  readonly noteAt?: (picture: LayerPicture, x: CssPixels, y: CssPixels) => LayerNote | null;
  /** Returns what a click there does, null where it is the row's. */
  readonly clickAt?: (picture: LayerPicture, x: CssPixels, y: CssPixels) => (() => void) | null;
}
