import { counted } from '../lib/counted.ts';
import { type Evidence, type Finding, NOT_LISTED, RANKS } from './finding.ts';
import { namedSpans } from './named-spans.ts';

type Told = Omit<Finding, 'insight' | 'title'>;

/** More of one kind nobody reads; each is drawn, listed and sent. */
const MOST_TOLD = 30;
const MOST_STRETCHES = 10_000;

/**
 * Returns what is told of one insight's findings: those that matter most, in the order given, the last of them with how
 * many were left out; each with no more spans and stretches than can be looked at.
 */
export function boundedFindings(found: readonly Told[]): readonly Told[] {
  if (found.length <= MOST_TOLD) return found.map(bounded);
  const ordered = [...found].sort(byWeight);
  const place = new Map(ordered.map((each, i) => [each, ordered.length - i]));
  return tellWeightiest(found, MOST_TOLD, (each) => place.get(each) ?? 0, bounded);
}

/**
 * Returns what `tell` makes of the weightiest of `kinds`, in the order given; the last one says how many were left out.
 * For insights of which each finding costs a replay, or of which a trace may have thousands.
 */
export function tellWeightiest<Kind>(
  kinds: readonly Kind[],
  most: number,
  weightOf: (kind: Kind) => number,
  tell: (kind: Kind) => Told,
): Told[] {
  if (kinds.length <= most) return kinds.map(tell);
  const weights = Float64Array.from(kinds, weightOf);
  const byKind = kinds.map((_, i) => i).sort((a, b) => weights[b] - weights[a] || a - b);
  const kept = byKind.slice(0, most).sort((a, b) => a - b);
  const told = kept.map((i) => tell(kinds[i]));
  const last = told.pop();
  if (last !== undefined) told.push({ ...last, evidence: [...last.evidence, leftOut(kinds.length - most)] });
  return told;
}

function leftOut(count: number): Evidence {
  return { title: NOT_LISTED, text: `${counted(count, 'finding')} more like these` };
}

/** In the order of ranks, then of effect, then of how long they are about. */
function byWeight(a: Told, b: Told): number {
  return RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || b.effect - a.effect || timeOf(b) - timeOf(a);
}

function timeOf({ stretches }: Told): number {
  let sum = 0;
  for (const { start, end } of stretches) sum += end - start;
  return sum;
}

function bounded(finding: Told): Told {
  return {
    ...finding,
    spans: namedSpans(finding.spans),
    stretches: finding.stretches.slice(0, MOST_STRETCHES),
    evidence: finding.evidence.map((each) =>
      each.spans === undefined ? each : { ...each, spans: namedSpans(each.spans) },
    ),
  };
}
