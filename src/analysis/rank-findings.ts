import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type Finding, RANKS } from './finding.ts';

/** What says more of the same calls than that they run one after the other. */
const SWALLOWING = new Set(['n-plus-one', 'retry', 'chatty']);

/**
 * Returns the findings as they are told (A10 of the definitions): by rank, then by effect on the root, then in the order
 * in which they were found, then by start. What would shorten nothing that is worth telling comes last. A sequence that
 * is no more than repeated calls, or tries, is left out: those are told already.
 */
export function rankFindings(context: AnalysisContext, found: readonly Finding[]): Finding[] {
  const insights = [...new Set(found.map(({ insight }) => insight))];
  const keyed = withoutSwallowed(found).map((finding) => ({
    finding,
    rank: standsOut(context, finding) ? RANKS.indexOf(finding.rank) : RANKS.length,
    insight: insights.indexOf(finding.insight),
    start: startOf(context, finding),
  }));
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      b.finding.effect - a.finding.effect ||
      a.insight - b.insight ||
      a.start - b.start ||
      (a.finding.spans[0] ?? -1) - (b.finding.spans[0] ?? -1),
  );
  return keyed.map(({ finding }) => finding);
}

/**
 * Returns whether a finding, if it stands by its effect, has one; or is about a span that the request waited for, even if
 * another took as long beside it. What is gained by a gap is its own time and no other.
 */
export function standsOut({ isNotable, criticalTime }: AnalysisContext, finding: Finding): boolean {
  const { rank, effect, spans, insight } = finding;
  if (rank !== 'effect' || isNotable(effect)) return true;
  return insight !== 'gap' && spans.length > 0 && isNotable(criticalTime[spans[0]]);
}

function startOf({ trace }: AnalysisContext, { stretches, spans }: Finding): number {
  if (stretches.length > 0) return stretches[0].start;
  return spans.length > 0 ? trace.start[spans[0]] : 0;
}

function withoutSwallowed(found: readonly Finding[]): readonly Finding[] {
  if (!found.some(({ insight }) => insight === 'sequential')) return found;
  const told = new Set<SpanIndex>();
  for (const { insight, spans } of found) if (SWALLOWING.has(insight)) for (const span of spans) told.add(span);
  return told.size === 0 ? found : found.filter((finding) => !isSwallowed(finding, told));
}

/** Of a sequence with two told calls or more, what is left over must be a sequence too. */
function isSwallowed(finding: Finding, told: ReadonlySet<SpanIndex>): boolean {
  if (finding.insight !== 'sequential') return false;
  const calls = callsAtOnce(finding);
  const left = calls.filter((span) => !told.has(span)).length;
  return left < 2 && calls.length - left >= 2;
}

/** Returns the calls that a finding would start at once; the spans that it is about where it asks no such question. */
export function callsAtOnce({ whatIf, spans }: Finding): readonly SpanIndex[] {
  const groups = whatIf.flatMap((change) => (change.op === 'parallel' ? [change.spans] : []));
  const calls = groups.length === 1 ? groups[0] : groups.flat();
  return calls.length === 0 ? spans : calls;
}
