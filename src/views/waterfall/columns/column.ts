import type { SpanIndex } from '../../../trace/units.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** What a column's cell says; empty for nothing. */
export type CellText = (span: SpanIndex) => string;

/** A column that can stand between names and bars. */
export interface Column {
  /** As the settings keep it. One that ends in a colon is a family: its columns' ids go on behind it. */
  readonly id: string;
  /** `rest` is what an id has behind a family's. */
  readonly title: (rest: string) => string;
  /** Figures stand at the right edge. */
  readonly isNumeric: boolean;
  /** Returns what cells say, or a promise of it, which rejects with an Error if it cannot be read. */
  readonly read: (model: WaterfallModel, rest: string) => CellText | Promise<CellText>;
}
