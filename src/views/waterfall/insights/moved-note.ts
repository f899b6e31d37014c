import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { LayerNote } from '../layers/layer.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { movedBy } from './moved-by.ts';

/** Returns what a tooltip says about a span whose clock was corrected. */
export function movedNote(model: Pick<WaterfallModel, 'trace' | 'insights'>, span: SpanIndex): LayerNote {
  const by = movedBy(model, span);
  return {
    title: 'Moved: its clock is proven wrong',
    lines: [
      `Recorded ${inSentence(Math.abs(by))} ${by > 0 ? 'earlier' : 'later'} than it can have been`,
      '“Clocks corrected” above the axis shows the times as recorded',
    ],
  };
}
