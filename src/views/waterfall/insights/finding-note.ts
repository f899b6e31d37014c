import { capitalised } from '../../../analysis/wording/counts.ts';
import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import type { LayerNote } from '../layers/layer.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** Returns what a tooltip says about a finding; null where there is none of that number. */
export function findingNote({ insights }: Pick<WaterfallModel, 'insights'>, number: number): LayerNote | null {
  const finding = insights?.analysis.findings[number];
  if (finding === undefined) return null;
  const { sentence, confidence, reason, effect } = finding;
  return {
    title: `${number + 1}  ${finding.title}`,
    lines: [
      sentence,
      ...(effect > 0 ? [`The request would be ${inSentence(effect)} shorter`] : []),
      `${capitalised(confidence)}${reason === '' ? '' : `: ${reason}`}`,
    ],
  };
}
