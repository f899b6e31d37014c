import type { Nanoseconds } from '../../trace/units.ts';

/** A rectangle drawn in the plot: what is within it is listed. */
export interface Brush {
  /** Milliseconds since 1970-01-01 UTC, with decimals; inclusive. */
  readonly from: number;
  readonly to: number;
  /** Inclusive. */
  readonly durationMin: Nanoseconds;
  readonly durationMax: Nanoseconds;
}

/** How the plot of traces is looked at. */
export interface PlotLook {
  readonly scale: 'log' | 'linear';
  readonly colourBy: 'errors' | 'service';
  /** null for all. */
  readonly brush: Brush | null;
}

/** As a search opens. */
export const FIRST_PLOT: PlotLook = { scale: 'log', colourBy: 'errors', brush: null };
