import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import { StatusCode } from '../../../trace/span-kind.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { criticalTimeOf, gapsOfRow, type InsightIndex, insightIndexOf } from './insight-index.ts';
import { movedBy } from './moved-by.ts';
import { analysisOf, findingName, isFindingShown } from './shown-analysis.ts';

/** Returns what layers draw on a row, in words: `critical path 296 ms, finding 1: fat leaf`. Empty for nothing. */
export function rowWords(model: Pick<WaterfallModel, 'trace' | 'insights'>, span: SpanIndex): string {
  const analysis = analysisOf(model);
  if (analysis === null) return '';
  const index = insightIndexOf(analysis);
  const critical = criticalTimeOf(analysis, span, span + 1);
  const [from, to] = gapsOfRow(analysis.gaps, span);
  const gaps = index.reportedBefore[to] - index.reportedBefore[from];
  const numbers = (index.numbers.get(span) ?? []).filter((number) => isFindingShown(model, number));
  const moved = movedBy(model, span);
  return [
    critical > 0 ? `critical path ${inSentence(critical)}` : '',
    index.tries.get(span) ?? '',
    isError(model, span) ? failureWords(index, span) : '',
    gaps > 0 ? `${gaps === 1 ? 'a gap' : `${gaps} gaps`} in which nothing is visible` : '',
    moved === 0 ? '' : 'moved, its clock is proven wrong',
    ...numbers.map((number) => `${findingName(model, number)}: ${analysis.findings[number].title}`.toLowerCase()),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function failureWords({ origins, cancelled }: InsightIndex, span: SpanIndex): string {
  if (cancelled.has(span)) return 'cancelled';
  return origins.has(span) ? 'the failure began here' : 'passed a failure on';
}

function isError({ trace }: Pick<WaterfallModel, 'trace'>, span: SpanIndex): boolean {
  return trace.status[span] === StatusCode.Error;
}
