import type { DefectType } from '../trace/defect.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { CONFIDENCES, type Confidence, type Finding, type Rank } from './finding.ts';

/** What such an input lacks may be anywhere. */
const LACKS: readonly [type: DefectType, reason: string][] = [
  ['truncated', 'but the input was cut off, so spans are missing'],
  ['partial', 'but the source says that it left out spans'],
  ['unreadable_span', 'but part of the input could not be read'],
];
/** Times of such spans were put somewhere. */
const GUESSED: readonly DefectType[] = ['unfinished', 'missing_start', 'negative_duration'];
const TIME_REASON = 'but times in it are a guess';

/** What is counted, or said of the recording itself, stays as sure as it is. */
const LOWERED: ReadonlySet<Rank> = new Set(['fatal-error', 'effect']);
const MOST: Confidence = 'likely';

/**
 * Returns findings with what they are sure of lowered to `likely`, and why, where the input lacks spans, or where the
 * span that a finding is about, or one below it, has a time that was not recorded.
 */
export function withDoubtOfInput(context: AnalysisContext, findings: readonly Finding[]): readonly Finding[] {
  const lack = LACKS.find(([type]) => context.input.defects.some((defect) => defect.type === type));
  const guessed = context.trace.defects.filter(({ type }) => GUESSED.includes(type));
  if (lack === undefined && guessed.length === 0) return findings;
  return findings.map((finding) => {
    if (!LOWERED.has(finding.rank) || CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(MOST))
      return finding;
    const isGuess = guessed.some(({ spans }) => hasOneWithin(context, spans, finding.spans[0] ?? -1));
    const why = lack?.[1] ?? (isGuess ? TIME_REASON : '');
    return why === '' ? finding : { ...finding, confidence: MOST, reason: `${finding.reason}, ${why}` };
  });
}

/** Whether one of `rows`, ascending, is `span` or below it. */
function hasOneWithin({ trace }: AnalysisContext, rows: ArrayLike<SpanIndex>, span: SpanIndex): boolean {
  if (span < 0) return false;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle] < span) low = middle + 1;
    else high = middle;
  }
  return low < rows.length && rows[low] < trace.subtreeEnd[span];
}
