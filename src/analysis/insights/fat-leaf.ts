import type { SpanIndex } from '../../trace/units.ts';
import { adviceAbout } from '../advice.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Confidence, Finding } from '../finding.ts';
import { type LikeLeaves, likeLeaves } from '../like-leaves.ts';
import { type OrphansWithin, orphansWithin } from '../orphans-within.ts';
import { roleOf } from '../span-role.ts';
import { countedInWords, inWords } from '../wording/counts.ts';
import { inSentence, insteadOf, shareText } from '../wording/in-sentence.ts';
import { spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

type Told = Omit<Finding, 'insight' | 'title'>;

/** More operations than these are no longer the ones to begin with. */
const MOST_TOLD = 10;

/** Kept open for as long as somebody is there: their length is no work. */
const HELD_OPEN =
  /web ?socket|long[ _-]?poll|event ?stream|server[ _-]sent|keep[ _-]?alive|\b(?:subscribe|watch|sse|session)\b/i;

/** Single operations in which nothing more is visible and that took much of the request (A2 of the definitions). */
export const fatLeaf: Insight = {
  id: 'fat-leaf',
  title: 'Fat leaf',
  find: (context) => {
    const orphans = orphansWithin(context.trace);
    const told = likeLeaves(context)
      .slice(0, MOST_TOLD)
      .map((leaves) => tell(context, leaves, orphans));
    return [...told, ...tellBesidePath(context)];
  },
};

function tell(context: AnalysisContext, leaves: LikeLeaves, orphans: OrphansWithin): Told {
  const { trace, facts } = context;
  const { leaf } = leaves;
  if (roleOf(trace, facts, leaf) === 'receive') return tellWaiting(context, leaf);
  const whatIf = [{ op: 'scale' as const, span: leaf, factor: 0 }];
  return {
    ...certainty(context, leaf, orphans),
    sentence: `${timeWords(context, leaf)}${likeWords(leaves)}${halfWords(context, leaf)}.`,
    next: adviceAbout(trace, facts, leaf),
    rank: 'effect',
    effect: Math.max(0, context.rootDuration - context.durationAfter(whatIf)),
    spans: [leaf, ...leaves.others],
    stretches: stretchesOnPath(context, leaf),
    evidence: evidenceOf(context, leaves),
    whatIf,
    label: shareText(context.criticalTime[leaf], context.rootDuration),
  };
}

/** `db › SELECT orders takes 182 ms, 61 % of the request, all of it on the critical path` */
function timeWords({ trace, facts, criticalTime, rootDuration }: AnalysisContext, leaf: SpanIndex): string {
  const name = spanLabel(trace, facts, leaf);
  const duration = trace.end[leaf] - trace.start[leaf];
  const share = `${shareText(criticalTime[leaf], rootDuration)} of the ${wholeWord(trace)}`;
  if (leaf === trace.primaryRoot)
    return `${name} takes ${inSentence(duration)} itself: it waited for nothing that was recorded`;
  if (criticalTime[leaf] === duration)
    return `${name} takes ${inSentence(duration)}, ${share}, all of it on the critical path`;
  return `${name} takes ${inSentence(duration)}; ${inSentence(criticalTime[leaf])} of it (${share}) are on the critical path`;
}

function likeWords({ others, time }: LikeLeaves): string {
  if (others.length === 0) return '';
  return `, and ${inWords(others.length)} more like it ${others.length === 1 ? 'takes' : 'take'} ${inSentence(time)}`;
}

function halfWords({ trace, rootDuration, durationAfter }: AnalysisContext, leaf: SpanIndex): string {
  if (leaf === trace.primaryRoot) return '';
  const half = durationAfter([{ op: 'scale', span: leaf, factor: 0.5 }]);
  if (half >= rootDuration) return `; at half its time the ${wholeWord(trace)} would take as long`;
  return `; at half its time the ${wholeWord(trace)} would take ${insteadOf(half, rootDuration)}`;
}

/** That it took so long is a fact; what it did meanwhile may not be all its own. */
function certainty(
  { trace, facts }: AnalysisContext,
  leaf: SpanIndex,
  orphans: OrphansWithin,
): { confidence: Confidence; reason: string } {
  const inside = orphans(trace.start[leaf], trace.end[leaf]).length;
  if (inside > 0)
    return {
      confidence: 'likely',
      reason: `the time was measured, but ${countedInWords(inside, 'span')} without ${inside === 1 ? 'its' : 'their'} parent would fit inside it`,
    };
  if (HELD_OPEN.test(spanLabel(trace, facts, leaf)))
    return {
      confidence: 'possible',
      reason: 'the time was measured, but its name says that it may be held open on purpose',
    };
  return { confidence: 'certain', reason: 'measured: nothing below it is visible, and it was waited for' };
}

function stretchesOnPath({ path }: AnalysisContext, leaf: SpanIndex): Finding['stretches'] {
  const stretches: { span: SpanIndex; start: number; end: number }[] = [];
  for (let piece = 0; piece < path.span.length; piece++) {
    if (path.span[piece] === leaf) stretches.push({ span: leaf, start: path.start[piece], end: path.end[piece] });
  }
  return stretches;
}

function evidenceOf({ trace, criticalTime }: AnalysisContext, { leaf, others, time }: LikeLeaves): Finding['evidence'] {
  const own = [
    { title: 'Duration', text: inSentence(trace.end[leaf] - trace.start[leaf]), spans: [leaf] },
    { title: 'On the critical path', text: inSentence(criticalTime[leaf]), spans: [leaf] },
  ];
  if (others.length === 0) return own;
  return [...own, { title: 'More like it', text: `${inWords(others.length)}, ${inSentence(time)}`, spans: others }];
}

/** Waiting for a message is no work: it is told, not ranked. */
function tellWaiting({ trace, facts, criticalTime }: AnalysisContext, leaf: SpanIndex): Told {
  return {
    confidence: 'certain',
    reason: 'measured; a receive waits until there is a message',
    sentence: `${spanLabel(trace, facts, leaf)} waited ${inSentence(criticalTime[leaf])} for a message; that is waiting, not work.`,
    next: adviceAbout(trace, facts, leaf),
    rank: 'information',
    effect: 0,
    spans: [leaf],
    stretches: [{ span: leaf, start: trace.start[leaf], end: trace.end[leaf] }],
    evidence: [],
    whatIf: [],
    label: '',
  };
}

/** The longest single operation is looked for by whoever reads a waterfall, so that it does not matter is said. */
function tellBesidePath({ trace, facts, fattestLeaf, criticalTime, isNotable }: AnalysisContext): Told[] {
  if (fattestLeaf < 0 || criticalTime[fattestLeaf] > 0) return [];
  const duration = trace.end[fattestLeaf] - trace.start[fattestLeaf];
  const isTail = trace.end[fattestLeaf] > trace.end[trace.primaryRoot];
  // What runs on after the root's end is told as that.
  if (isTail || !isNotable(duration)) return [];
  return [
    {
      confidence: 'certain',
      reason: 'measured: it ran beside what the end waited for, or nobody waited for it',
      sentence: `${spanLabel(trace, facts, fattestLeaf)} is the longest single operation, ${inSentence(duration)}, but not on the critical path.`,
      next: `Making it faster alone would not make the ${wholeWord(trace)} faster.`,
      rank: 'information',
      effect: 0,
      spans: [fattestLeaf],
      stretches: [{ span: fattestLeaf, start: trace.start[fattestLeaf], end: trace.end[fattestLeaf] }],
      evidence: [],
      whatIf: [],
      label: '',
    },
  ];
}
