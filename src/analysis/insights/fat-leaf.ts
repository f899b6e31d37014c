import type { SpanIndex } from '../../trace/units.ts';
import { adviceAbout } from '../advice.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { tellWeightiest } from '../bounded-findings.ts';
import { type BranchBehind, branchBehind } from '../branch-behind.ts';
import { endedTogether, togetherWords } from '../ended-together.ts';
import type { Evidence, Finding } from '../finding.ts';
import { isHeldOpen, mayBeHeldOpen } from '../held-open.ts';
import { type LikeLeaves, likeLeaves } from '../like-leaves.ts';
import { lockHolderOf } from '../lock-holder.ts';
import { namedSpans } from '../named-spans.ts';
import { type OrphansWithin, orphansWithin } from '../orphans-within.ts';
import { setupsByEvents } from '../setup-events.ts';
import { roleOf } from '../span-role.ts';
import { areItsPeers, type Straggler, stragglerOf, stragglerWords } from '../straggler.ts';
import { type TakingTurns, takingTurns, turnWords } from '../taking-turns.ts';
import { countedInWords, inWords, listed } from '../wording/counts.ts';
import { inSentence, insteadOf, isHardlyLess, shareText } from '../wording/in-sentence.ts';
import { callLabel, spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

type Told = Omit<Finding, 'insight' | 'title'>;

const COMPARE = 'Compare it with the others: what it was asked for, and where it ran. ';
/** More operations than these are no longer the ones to begin with; each is replayed, which takes its time in a large trace. */
const MOST_TOLD = 10;
const MOST_TOLD_OF_MANY = 4;
const MANY_SPANS = 20_000;

/** Single operations in which nothing more is visible and that took much of the request (A2 of the definitions). */
export const fatLeaf: Insight = {
  id: 'fat-leaf',
  title: 'Fat leaf',
  find: (context) => {
    const orphans = orphansWithin(context.trace);
    const isLarge = context.trace.length > MANY_SPANS;
    const kinds = likeLeaves(context);
    const told = tellWeightiest(
      kinds,
      isLarge ? MOST_TOLD_OF_MANY : MOST_TOLD,
      ({ leaf }) => context.criticalTime[leaf],
      (leaves) => tell(context, leaves, orphans, !isLarge || leaves === kinds[0]),
    );
    return [...told, ...tellBesidePath(context)];
  },
};

function tell(context: AnalysisContext, leaves: LikeLeaves, orphans: OrphansWithin, isHalfAsked: boolean): Told {
  const { trace, facts } = context;
  const { leaf } = leaves;
  if (roleOf(trace, facts, leaf) === 'receive') return tellWaiting(context, leaf);
  if (isHeldOpen(facts, leaf)) return tellHeldOpen(context, leaf);
  const whatIf = [{ op: 'scale' as const, span: leaf, factor: 0 }];
  const effect = Math.max(0, context.rootDuration - context.durationAfter(whatIf));
  const certain = isMoreThanIts(context, leaf, effect) ? MORE_THAN_ITS : certainty(context, leaf, orphans);
  const together = endedTogether(context, leaf);
  const turns = takingTurns(context, leaf);
  // What waits for something else would not be halved by itself.
  const isOfOthers = together.length > 0 || turns !== null;
  const half = certain === MORE_THAN_ITS || !isHalfAsked || isOfOthers ? '' : halfWords(context, leaf);
  const behind = half === '' ? null : behindOf(context, leaf, effect);
  const straggler = stragglerOf(context, leaf);
  const holder = lockHolderOf(context, leaf);
  const peers = straggler === null ? '' : stragglerWords(context, leaf, straggler);
  return {
    ...(behind?.mayOnlyWait && certain.confidence === 'certain' ? WAITING_UNSEEN : certain),
    sentence: `${timeWords(context, leaf)}${peers}${likeWords(leaves, straggler)}${turnWords(turns)}${togetherWords(together)}${half}${behind === null ? '' : behindWords(context, leaf, behind)}.`,
    next: `${connectionWords(context, leaf)}${straggler === null ? '' : COMPARE}${lockWords(context, holder)}${momentWords(together, turns)}${adviceAbout(trace, facts, leaf)}`,
    rank: 'effect',
    effect,
    spans: [leaf, ...leaves.others],
    stretches: stretchesOnPath(context, leaf),
    evidence: [
      ...evidenceOf(context, leaves, straggler),
      ...orphansEvidence(context, leaf, orphans),
      ...holderEvidence(context, holder),
      ...momentEvidence(together, turns),
    ],
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
  if (duration - criticalTime[leaf] <= duration / 100 && criticalTime[leaf] < duration)
    return `${name} takes ${inSentence(duration)}, ${share}, nearly all of it on the critical path`;
  if (criticalTime[leaf] === duration)
    return `${name} takes ${inSentence(duration)}, ${share}, all of it on the critical path`;
  return `${name} takes ${inSentence(duration)}; ${inSentence(criticalTime[leaf])} of it (${share}) are on the critical path`;
}

function likeWords({ others, time }: LikeLeaves, straggler: Straggler | null): string {
  if (areItsPeers(straggler, others)) return '';
  return `, and ${inWords(others.length)} more like it ${others.length === 1 ? 'takes' : 'take'} ${inSentence(time)}`;
}

/** Of what its caller gave up on no such promise is made: at half its time it may be given up on as well. */
function halfWords({ trace, relations, rootDuration, durationAfter }: AnalysisContext, leaf: SpanIndex): string {
  if (leaf === trace.primaryRoot || relations.windowEnd[leaf] < trace.end[leaf]) return '';
  const half = durationAfter([{ op: 'scale', span: leaf, factor: 0.5 }]);
  if (isHardlyLess(half, rootDuration)) return `; at half its time the ${wholeWord(trace)} would hardly be shorter`;
  return `; at half its time the ${wholeWord(trace)} would take ${insteadOf(half, rootDuration)}`;
}

/** What ends next before a leaf that is worth little; null where most of its time would be gained. */
function behindOf(context: AnalysisContext, leaf: SpanIndex, effect: number): BranchBehind | null {
  const { trace, criticalTime } = context;
  if (2 * effect >= criticalTime[leaf] || leaf === trace.primaryRoot) return null;
  const behind = branchBehind(context, [leaf]);
  return behind === null || 2 * behind.before >= criticalTime[leaf] ? null : behind;
}

function behindWords(
  { trace, facts }: AnalysisContext,
  leaf: SpanIndex,
  { span, before, mayOnlyWait }: BranchBehind,
): string {
  const label = spanLabel(trace, facts, span);
  const name = label === spanLabel(trace, facts, leaf) ? `another ${label}` : label;
  if (mayOnlyWait) return `, unless ${name}, which runs beside it all the time, only waits for it`;
  return `, since ${name} ends ${before === 0 ? 'at the same time' : `${inSentence(before)} before it`}`;
}

/** Of a call whose events tell that much of it was no call yet. */
function connectionWords(context: AnalysisContext, leaf: SpanIndex): string {
  const setup = setupsByEvents(context).find(({ span }) => span === leaf);
  return setup === undefined ? '' : `By its events it took ${inSentence(setup.time)} to get a connection. `;
}

/** What all that ended at one moment, or in turn, may have waited for. */
function momentWords(together: readonly SpanIndex[], turns: TakingTurns | null): string {
  if (turns !== null)
    return 'They take turns at one thing: look for a lock, a pool of one connection or a single thread, and at what each does in its turn. ';
  if (together.length === 0) return '';
  return 'All of them ended at one moment: look for a pause of the runtime (garbage collection), a lock or a pool that they share, or a starved processor. ';
}

function momentEvidence(together: readonly SpanIndex[], turns: TakingTurns | null): Evidence[] {
  if (turns !== null)
    return [
      { title: 'Ended in turn', text: countedInWords(turns.others.length, 'other'), spans: namedSpans(turns.others) },
    ];
  if (together.length === 0) return [];
  return [{ title: 'Ended with it', text: countedInWords(together.length, 'other'), spans: namedSpans(together) }];
}

/** One that ended as another did may have waited for it; that it did no trace can show. */
function lockWords({ trace, facts }: AnalysisContext, holder: SpanIndex): string {
  return holder < 0 ? '' : `It ended as ${callLabel(trace, facts, holder)} had, which may have held the lock. `;
}

type Certainty = Pick<Finding, 'confidence' | 'reason'>;

/** What it started and did not wait for is scaled with it, so a prediction is about more than the leaf. */
const MORE_THAN_ITS: Certainty = {
  confidence: 'likely',
  reason: 'the time was measured; its effect counts what it started and what ran on after it',
};

/** A span beside it may be what waits for it, recorded as its sibling. */
const WAITING_UNSEEN: Certainty = {
  confidence: 'likely',
  reason: 'the time was measured; what waited for it cannot be seen for certain',
};

function isMoreThanIts({ trace }: AnalysisContext, leaf: SpanIndex, effect: number): boolean {
  return effect > trace.end[leaf] - trace.start[leaf];
}

/** That it took so long is a fact; what it did meanwhile may not be all its own. */
function certainty({ trace }: AnalysisContext, leaf: SpanIndex, orphans: OrphansWithin): Certainty {
  const inside = orphans(leaf, trace.start[leaf], trace.end[leaf]).length;
  if (inside > 0)
    return {
      confidence: 'likely',
      reason: `the time was measured, but ${countedInWords(inside, 'span')} without ${inside === 1 ? 'its' : 'their'} parent would fit inside it`,
    };
  if (mayBeHeldOpen(trace, leaf))
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

function evidenceOf(
  { trace, criticalTime }: AnalysisContext,
  { leaf, others, time }: LikeLeaves,
  straggler: Straggler | null,
): Finding['evidence'] {
  return [
    { title: 'Duration', text: inSentence(trace.end[leaf] - trace.start[leaf]), spans: [leaf] },
    { title: 'On the critical path', text: inSentence(criticalTime[leaf]), spans: [leaf] },
    ...(others.length === 0
      ? []
      : [{ title: 'More like it', text: `${inWords(others.length)}, ${inSentence(time)}`, spans: others }]),
    ...(straggler === null ? [] : [peersEvidence(straggler)]),
  ];
}

/** So many can be told apart by name and still be read. */
const MOST_ORPHANS = 100;

/** What certainty speaks of, by name. */
function orphansEvidence({ trace, facts }: AnalysisContext, leaf: SpanIndex, orphans: OrphansWithin): Evidence[] {
  const inside = orphans(leaf, trace.start[leaf], trace.end[leaf]);
  if (inside.length === 0) return [];
  const names = [...new Set(inside.slice(0, MOST_ORPHANS).map((span) => spanLabel(trace, facts, span)))];
  return [{ title: 'May be part of it', text: listed(names), spans: namedSpans(inside) }];
}

function holderEvidence({ trace, facts }: AnalysisContext, holder: SpanIndex): Evidence[] {
  if (holder < 0) return [];
  return [{ title: 'May have held a lock', text: spanLabel(trace, facts, holder), spans: [holder] }];
}

function peersEvidence({ peers, most, isOfHalf }: Straggler): Evidence {
  const spans = namedSpans(peers);
  return { title: isOfHalf ? 'Half of its likes' : 'Its likes', text: `${inSentence(most)} or less`, spans };
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

/** A connection that stays open says nothing by its length. */
function tellHeldOpen(context: AnalysisContext, leaf: SpanIndex): Told {
  const { trace, facts, criticalTime } = context;
  return {
    ...tellWaiting(context, leaf),
    confidence: 'likely',
    reason: 'status 101: the request became a connection that stays open',
    sentence: `${spanLabel(trace, facts, leaf)} was held open for ${inSentence(criticalTime[leaf])}; that is waiting, not work.`,
    next: 'Look at what happens on it: its own length says nothing.',
  };
}

/** The longest single operation is what one sees first in a waterfall: that the end did not wait for it is worth saying. */
function tellBesidePath(context: AnalysisContext): Told[] {
  const { trace, facts, fattestLeaf: leaf, criticalTime, isNotable, relations } = context;
  if (leaf < 0 || criticalTime[leaf] > 0) return [];
  const duration = trace.end[leaf] - trace.start[leaf];
  // What runs on after the root's end is told as that.
  if (trace.end[leaf] > trace.end[trace.primaryRoot] || !isNotable(duration)) return [];
  const isAwaited = relations.isLive[leaf] === 1;
  const holder = lockHolderOf(context, leaf);
  return [
    {
      confidence: isAwaited ? 'certain' : 'possible',
      reason: isAwaited
        ? 'measured: it ran beside what the end waited for'
        : 'it, or what it belongs to, ends after whatever could have waited for it',
      sentence: `${spanLabel(trace, facts, leaf)} is the longest single operation, ${inSentence(duration)}, but not on the critical path.`,
      next: isAwaited
        ? `${lockWords(context, holder)}Making it faster alone would not make the ${wholeWord(trace)} faster.`
        : 'Look at it if what it does comes too late: nothing that is seen waits for it.',
      rank: 'information',
      effect: 0,
      spans: [leaf],
      stretches: [{ span: leaf, start: trace.start[leaf], end: trace.end[leaf] }],
      evidence: holderEvidence(context, holder),
      whatIf: [],
      label: '',
    },
  ];
}
