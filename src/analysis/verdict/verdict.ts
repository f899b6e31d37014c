import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';
import { isHeldOpen } from '../held-open.ts';
import { isLane } from '../lanes.ts';
import { queuedTime } from '../late-work.ts';
import { standsOut } from '../rank-findings.ts';
import type { Verdict } from '../trace-analysis.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { wholeWord } from '../wording/whole-word.ts';
import { asidePieces } from './aside-pieces.ts';
import { withDoubtOfFinding } from './doubt-of-finding.ts';
import { findingPieces, rootAlone } from './finding-pieces.ts';
import { type Piece, partsOf, spanLink, strong } from './verdict-parts.ts';

/** Insights that are about the recording and not about what was recorded: the doubt in the verdict is theirs. */
const DATA_INSIGHTS = new Set([
  'clock-skew',
  'missing-parent',
  'data-quality',
  'unknown-service',
  'lost-data',
  'sampling',
]);

/** Those that tell of work after the root's end. */
const TAIL_INSIGHTS = new Set(['async-tail', 'work-after-answer']);

/**
 * Returns the verdict: one sentence that tells the first of the ranked `findings` that is not about the recording, or
 * that nothing stands out; what is larger and ranked behind it; that work continued after the root's end for longer than
 * the root took; then `doubt`, the reason why figures may be wrong, where it is not empty.
 */
export function verdictOf(context: AnalysisContext, findings: readonly Finding[], doubt: string): Verdict {
  const first = toldFirst(context, findings);
  const told =
    first < 0
      ? nothingStandsOut(context)
      : withDoubtOfFinding(findingPieces(context, findings[first]), findings[first], doubt);
  const isTailTold = first >= 0 && TAIL_INSIGHTS.has(findings[first].insight);
  const aside = asidePieces(context, findings[first]);
  const pieces = [...told, ...aside, ...(isTailTold ? [] : tailPieces(context))];
  return { parts: partsOf(doubt === '' ? pieces : [...pieces, ' ', doubt]), finding: first };
}

/** Returns a verdict as plain text. */
export function verdictText({ parts }: Verdict): string {
  return parts.map(({ text }) => text).join('');
}

/**
 * The first that can be told. Where that is worth little beside a leaf that most of the time went into, the leaf: something
 * else took as long beside it, so that its own effect is small. Where nothing would gain a notable time they differ by
 * chance in what they would, and the longest on the path is told.
 */
function toldFirst(context: AnalysisContext, findings: readonly Finding[]): number {
  const first = findings.findIndex((finding) => isTold(context, finding));
  if (first < 0 || findings[first].rank !== 'effect') return first;
  let longest = isByTime(context, findings[first]) ? first : -1;
  for (let i = first + 1; i < findings.length; i++) {
    const isLonger = longest < 0 || timeOnPath(context, findings[i]) > timeOnPath(context, findings[longest]);
    if (isLonger && isByTime(context, findings[i]) && isTold(context, findings[i])) longest = i;
  }
  if (longest < 0) return first;
  if (isByTime(context, findings[first])) return longest;
  const time = timeOnPath(context, findings[longest]);
  const isMost = 2 * time > context.rootDuration && time > 2 * timeOnPath(context, findings[first]);
  return isMost && time > TIMES_AS_MUCH * findings[first].effect ? longest : first;
}

/** So much more time than the first would gain went into a leaf that is told in its place. */
const TIMES_AS_MUCH = 4;

/** Whether a finding stands for the time that its span took, since without it hardly any would be gained. */
function isByTime({ isNotable }: AnalysisContext, { insight, rank, effect }: Finding): boolean {
  return insight === 'fat-leaf' && rank === 'effect' && !isNotable(effect);
}

function timeOnPath({ criticalTime }: AnalysisContext, { spans }: Finding): number {
  return spans.length === 0 ? 0 : criticalTime[spans[0]];
}

/** Calls that are repeated over minutes, as messages of a connection that stays open are, explain nothing of its time. */
const LEAST_OF_LONG = 0.01;

function isTold(context: AnalysisContext, finding: Finding): boolean {
  if (finding.rank === 'doubt' || DATA_INSIGHTS.has(finding.insight)) return false;
  // What may be no retry at all is no answer to what took so long.
  if (finding.insight === 'retry' && finding.confidence === 'possible') return false;
  const isOfLong = finding.insight === 'n-plus-one' || isHeldOpen(context.facts, context.trace.primaryRoot);
  if (isOfLong && finding.rank === 'effect' && finding.effect < LEAST_OF_LONG * context.rootDuration) return false;
  return finding.confidence !== 'unlikely' && standsOut(context, finding);
}

/** Most of such a trace lies behind what the sentence is about. */
function tailPieces(context: AnalysisContext): Piece[] {
  const { trace, asyncTail, rootDuration, isNotable } = context;
  if (rootDuration === 0 || asyncTail <= rootDuration || !isNotable(asyncTail)) return [];
  const queued = queuedTime(context);
  if (queued > 0) {
    const until = `; its work ended ${inSentence(asyncTail)} after the ${wholeWord(trace)} had ended.`;
    return [' A message waited ', strong(inSentence(queued)), ' to be taken up', until];
  }
  return [' Work continued for ', strong(inSentence(asyncTail)), ` after the ${wholeWord(trace)} had ended.`];
}

function nothingStandsOut(context: AnalysisContext): readonly Piece[] {
  const { trace, rootDuration, criticalTime } = context;
  const root = trace.primaryRoot;
  if (root < 0) return ['There are no spans.'];
  if (rootDuration === 0) return ['No time passed in ', spanLink(context, root), ', as far as was recorded.'];
  if (criticalTime[root] === rootDuration) return rootAlone(context);
  const most = rowOfLargest(context);
  const figures = strong(partOfWhole(criticalTime[most], rootDuration));
  return ['Nothing stands out; the largest own time is ', figures, ': ', spanLink(context, most), '.'];
}

/** Time in which nothing ran on a thread is not its own. */
function rowOfLargest({ facts, criticalTime: times }: AnalysisContext): SpanIndex {
  let row = -1;
  for (let i = 0; i < times.length; i++) if ((row < 0 || times[i] > times[row]) && !isLane(facts, i)) row = i;
  return Math.max(0, row);
}
