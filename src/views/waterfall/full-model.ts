import type { BoxDrawing } from './box-drawing.ts';
import type { Follow } from './use-follow.ts';
import type { ViewSteps } from './use-view-steps.ts';
import type { WaterfallModel } from './waterfall-model.ts';

/** A waterfall with what comes after its first row: what tools and commands are given. */
export interface FullModel extends WaterfallModel {
  /** The views that were left, and the ways back and forward. */
  readonly steps: ViewSteps;
  /** A stretch of time that is being drawn. */
  readonly box: BoxDrawing;
  /** Applies a change to the viewport once the rows are those of the changes just made to the tree. */
  readonly follow: Follow;
  /** Returns the waterfall as it was last rendered: the same function always. */
  readonly now: () => FullModel;
}
