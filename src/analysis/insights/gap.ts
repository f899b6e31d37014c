import { groupBy } from '../../lib/group-by.ts';
import { spanName } from '../../trace/span.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { byStart } from '../by-start.ts';
import type { Confidence, Finding } from '../finding.ts';
import { gapNeighbours } from '../gap-neighbours.ts';
import { gapAdvice, gapKind, gapPosition, gapSentence, roundTripAdvice, roundTripSentence } from '../gap-words.ts';
import { isHeldOpen, mayBeHeldOpen } from '../held-open.ts';
import { isLane } from '../lanes.ts';
import { type MessageWork, messageWorkIn } from '../message-work.ts';
import { type OrphansWithin, orphansWithin } from '../orphans-within.ts';
import { queuedCalls } from '../queued-calls.ts';
import { requestPath } from '../request-path.ts';
import { retryTimes } from '../retry-times.ts';
import { isClockDoubtful, roundTripOf } from '../round-trip.ts';
import { type GapGroup, simultaneousGaps } from '../simultaneous-gaps.ts';
import { isReceiving } from '../span-role.ts';
import { stalledTails, tellStall } from '../stalled-tails.ts';
import { GAP_KINDS } from '../trace-analysis.ts';
import { unendedCall } from '../unended-call.ts';
import { countedInWords, inWords } from '../wording/counts.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { likeCallsLabel } from '../wording/like-calls-label.ts';
import { plainText } from '../wording/plain-text.ts';
import { operationLabel, spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

type Told = Omit<Finding, 'insight' | 'title'>;

const MOST_TOLD = 20;
/** Of those that the root did not wait for. */
const MOST_BESIDE = 5;
/** So many are compared with each other before the most weighty are told. */
const MOST_COMPARED = 60;
/** Finding what is around a gap takes a look at all children. */
const MOST_CHILDREN = 20_000;

/** Names that instrumentation of browsers and mobile apps gives: there the user, or the device, is what is waited for. */
const DEVICE =
  /^(?:documentload|documentfetch|resourcefetch|page ?load|navigation|click|tap|app[ ._]start|ui\.|browser)/i;

/** Time in which nothing below a span is visible (A3 of the definitions). */
export const gap: Insight = {
  id: 'gap',
  title: 'Gap',
  find: (context) => {
    const orphans = orphansWithin(context.trace);
    const { stalls, left: groups } = stalledTails(context, simultaneousGaps(context, toldGaps(context)));
    const matters = groups.filter(([first]) => context.gaps.critical[first] > 0).slice(0, MOST_COMPARED);
    const beside = groups.filter(([first]) => context.gaps.critical[first] === 0);
    const places = [...groupBy(matters, placesWithin(context)).values()];
    return [
      ...stalls.map((stall) => tellStall(context, stall)),
      ...places.slice(0, MOST_TOLD).map(([longest, ...others]) => {
        return tell(context, longest, others.flat(), orphans, gapsElsewhere(context, longest, places));
      }),
      ...likeGaps(context, beside)
        .slice(0, MOST_BESIDE)
        .map(([longest, ...others]) => tell(context, longest, others.flat(), orphans, [])),
    ];
  },
};

/** Returns the gaps of the same span at other places, where this is the longest of them: it stands for one that waits again and again. */
function gapsElsewhere({ gaps }: AnalysisContext, [longest]: GapGroup, places: readonly GapGroup[][]): number[] {
  const ofSpan = places.filter(([[gap]]) => gaps.span[gap] === gaps.span[longest]);
  return ofSpan[0]?.[0][0] === longest ? ofSpan.slice(1).flat(2) : [];
}

/**
 * Returns what is told: waiting for a message is no gap, nor is a thread that has nothing to do, and the pauses of a retry
 * loop are told with it.
 */
function toldGaps(context: AnalysisContext): (each: number) => boolean {
  const { trace, facts, gaps, toldRetries } = context;
  const loops = retryTimes(trace, toldRetries);
  return (each) => {
    const span = gaps.span[each];
    const isPause =
      gapKind(context, each) === 'retry-backoff' && loops.endOfLoop(span, gaps.start[each]) > gaps.start[each];
    const isIdle = isReceiving(trace, facts, span) || isLane(facts, span);
    return !isPause && !isIdle && !isToldWithHead(context, each);
  };
}

/** Of a way there and back that is told as one the gap at the head stands for both, if it is worth telling. */
function isToldWithHead(context: AnalysisContext, each: number): boolean {
  const trip = roundTripOf(context, each);
  return trip !== null && each === trip[1] && context.gaps.isReported[trip[0]] === 1;
}

/** Returns a text that gaps of one span between like calls share: pauses of a loop are told once. */
function placesWithin(context: AnalysisContext): (group: GapGroup) => string {
  const { trace, facts, relations, gaps } = context;
  const { childFrom } = relations;
  return (group) => {
    const [first] = group;
    const span = gaps.span[first];
    if (isHeldOpen(facts, span)) return `${span} held open`;
    const isAlone = group.length > 1 || gapPosition(context, first) !== 'middle';
    if (isAlone || childFrom[span + 1] - childFrom[span] > MOST_CHILDREN) return `${first}`;
    const { before, after } = gapNeighbours(context, first);
    return [span, gaps.kind[first], ...[before, after].map((each) => (each < 0 ? -1 : trace.name[each]))].join(' ');
  };
}

/** Of gaps that the root did not wait for, those at one place of one operation, whatever the ids in it, are told once. */
function likeGaps({ trace, gaps, templates }: AnalysisContext, groups: readonly GapGroup[]): GapGroup[][] {
  const placeOf = ([gap]: GapGroup) => {
    const span = gaps.span[gap];
    return `${trace.service[span]} ${templates.number(span)} ${gaps.position[gap]} ${gaps.kind[gap]}`;
  };
  return [...groupBy(groups, placeOf).values()];
}

function tell(
  context: AnalysisContext,
  group: GapGroup,
  others: readonly number[],
  orphans: OrphansWithin,
  elsewhere: readonly number[],
): Told {
  const { gaps } = context;
  const [first] = group;
  if (isHeldOpen(context.facts, gaps.span[first])) return tellHeldOpen(context, [...group, ...others]);
  const trip = group.length === 1 ? roundTripOf(context, first) : null;
  if (trip !== null) return tellRoundTrip(context, trip);
  const neighbours = gapNeighbours(context, first);
  const isBlank = group.length === 1 && gapKind(context, first) === 'uninstrumented';
  const work = isBlank ? messageWorkIn(context, first) : null;
  if (work !== null) return tellMessageWork(context, first, work);
  const queued = isBlank ? queuedCalls(context, first) : [];
  const unended = group.length === 1 ? unendedCall(context, first) : -1;
  const more = [
    likeWords(context, others),
    elsewhereWords(context, first, elsewhere),
    queuedWords(context, queued),
    unendedWords(context, unended),
  ];
  return {
    ...(unended < 0 ? certainty(context, first, orphans) : UNENDED),
    sentence:
      group.length === 1 ? gapSentence(context, first, neighbours, more.join('')) : groupSentence(context, group),
    next:
      group.length === 1
        ? (adviceInstead(queued, unended) ??
          pollingAdvice(context, [first, ...others, ...elsewhere]) ??
          gapAdvice(context, first, neighbours, elsewhere.length))
        : adviceAtOnce(context, first),
    rank: 'effect',
    effect: gaps.critical[first],
    spans: [...new Set([...group, ...others].map((each) => gaps.span[each]))],
    stretches: [...group, ...others]
      .map((each) => ({ span: gaps.span[each], start: gaps.start[each], end: gaps.end[each] }))
      .sort((a, b) => a.start - b.start),
    evidence: [...evidenceOf(context, first), ...likeEvidence(context, others), ...queuedEvidence(queued)],
    whatIf: [],
    label: '',
  };
}

/** A shorter stretch is what it takes to start several calls, or to go on after them. */
const SHORTEST_PAUSE = 10e6;

function adviceAtOnce({ gaps }: AnalysisContext, gap: number): string {
  return gaps.end[gap] - gaps.start[gap] < SHORTEST_PAUSE
    ? 'What starts them, or goes on after them, may take that long: put a span around the code that runs there, or take a profile of that time.'
    : 'All of them stood still at once: look for a pause of the runtime (garbage collection), a lock or a pool that they share, or a starved processor.';
}

/** So many pauses between like calls are a loop's. */
const FEWEST_PAUSES = 3;
/** More are not looked at to see it. */
const MOST_PAUSES = 100;

/** What to do about gaps of a span of which most lie between calls of the same address; null where they do not. */
function pollingAdvice(context: AnalysisContext, all: readonly number[]): string | null {
  const { facts, templates } = context;
  const looked = all.slice(0, MOST_PAUSES);
  if (looked.length < FEWEST_PAUSES) return null;
  const pauses = looked.filter((gap) => {
    const { before, after } = gapNeighbours(context, gap);
    if (before < 0 || after < 0 || templates.number(before) !== templates.number(after)) return false;
    const asked = requestPath(facts, after);
    return asked !== '' && requestPath(facts, before) === asked;
  });
  if (pauses.length < FEWEST_PAUSES || 2 * pauses.length < looked.length) return null;
  return 'It waits between calls that ask for the same, as one does who asks whether something is done: look at what takes so long there; to be told when it is done ends the wait sooner.';
}

/** What a message started is recorded as if nobody waited for it. */
function tellMessageWork(context: AnalysisContext, gap: number, { span, queued, time }: MessageWork): Told {
  const { trace, facts, gaps, rootDuration } = context;
  const waiting = gaps.span[gap];
  const length = gaps.end[gap] - gaps.start[gap];
  const figures = gaps.critical[gap] === length ? partOfWhole(length, rootDuration) : inSentence(length);
  const work = spanLabel(trace, facts, span);
  const parts =
    queued === 0 ? inSentence(time) : `${inSentence(queued)} until it was taken up, then ${inSentence(time)}`;
  return {
    confidence: 'likely',
    reason: 'no span says that it was waited for, but it ended just before what sent the message went on',
    sentence: `For ${figures} ${spanLabel(trace, facts, waiting)} seems to wait for ${work}, which a message from it started: ${parts}.`,
    next:
      queued > time
        ? 'Look at who takes such messages up: how many there are at that time, and what they are busy with.'
        : `Look at what ${operationLabel(trace, facts, span)} does in that time.`,
    rank: 'effect',
    effect: gaps.critical[gap],
    spans: [waiting, span],
    stretches: [{ span: waiting, start: gaps.start[gap], end: gaps.end[gap] }],
    evidence: [
      { title: 'Waited', text: inSentence(length), spans: [waiting] },
      { title: 'Started by a message', text: work, spans: [span] },
    ],
    whatIf: [],
    label: '',
  };
}

/** `; four more like it take 400 ms`; of those that nobody waited for only how many there are is told, as evidence. */
function likeWords({ gaps }: AnalysisContext, others: readonly number[]): string {
  const time = others.reduce((sum, each) => sum + gaps.critical[each], 0);
  if (time === 0) return '';
  return `; ${inWords(others.length)} more like it ${others.length === 1 ? 'takes' : 'take'} ${inSentence(time)}`;
}

/** So many gaps of a span are worth a sum, and fewer where all are nearly all of it and no trifle: of others each is told. */
const FEWEST_ELSEWHERE = 3;
const NEARLY_ALL = 0.8;
const TRIFLE = 0.25;

/** `; three more gaps in it take 1.8 s` */
function elsewhereWords({ trace, gaps }: AnalysisContext, longest: number, elsewhere: readonly number[]): string {
  const time = elsewhere.reduce((sum, each) => sum + gaps.critical[each], 0);
  const span = gaps.span[longest];
  const isOwn = GAP_KINDS[gaps.kind[longest]] === 'uninstrumented';
  const isNearlyAll = isOwn && time + gaps.critical[longest] >= NEARLY_ALL * (trace.end[span] - trace.start[span]);
  const isTrifle = time < TRIFLE * gaps.critical[longest];
  if (time === 0 || (elsewhere.length < FEWEST_ELSEWHERE && (isTrifle || !isNearlyAll))) return '';
  const more = elsewhere.length === 1 ? 'another gap in it takes' : `${inWords(elsewhere.length)} more gaps in it take`;
  return `; ${more} ${inSentence(time)}`;
}

const UNENDED = {
  confidence: 'likely',
  reason: 'no span below it covers that time; a call in it without a recorded end may have',
} as const;

/** `; POST /authorize, which has no recorded end, may have run then` */
function unendedWords({ trace, facts }: AnalysisContext, unended: SpanIndex): string {
  if (unended < 0) return '';
  return `; ${operationLabel(trace, facts, unended)}, which has no recorded end, may have run then`;
}

const QUEUED =
  'They look queued for one thing: a pool of one connection, a lock, one thread. Load them in one query or call (a data loader), or let them run at once.';

/** Where it is seen what the time may have gone into. */
function adviceInstead(queued: readonly SpanIndex[], unended: SpanIndex): string | null {
  if (queued.length > 0) return QUEUED;
  return unended < 0 ? null : OPEN;
}

const OPEN =
  'See why that call has no end: its process may have been stopped or may have lost spans, or it still ran when the trace was fetched.';

/** `; meanwhile nine calls of SELECT customers run one after another beside it` */
function queuedWords({ trace, facts }: AnalysisContext, queued: readonly SpanIndex[]): string {
  if (queued.length === 0) return '';
  const calls = countedInWords(queued.length, 'call');
  return `; meanwhile ${calls} of ${likeCallsLabel(trace, facts, queued)} run one after another beside it`;
}

function queuedEvidence(queued: readonly SpanIndex[]): Finding['evidence'] {
  if (queued.length === 0) return [];
  return [{ title: 'Meanwhile, one after another', text: countedInWords(queued.length, 'call'), spans: queued }];
}

/** Of clocks that are apart only how long both ways took together is known. */
function tellRoundTrip(context: AnalysisContext, trip: readonly [number, number]): Told {
  const { trace, facts, gaps } = context;
  const span = gaps.span[trip[0]];
  const callee = gapNeighbours(context, trip[0]).after;
  const sum = (of: (gap: number) => number) => of(trip[0]) + of(trip[1]);
  const length = sum((each) => gaps.end[each] - gaps.start[each]);
  const critical = sum((each) => gaps.critical[each]);
  return {
    confidence: 'strong',
    reason:
      'measured by the caller’s clock and the callee’s, each for itself; how it is split into there and back is not known',
    sentence: roundTripSentence(context, span, callee, length, critical),
    next: roundTripAdvice(facts, callee),
    rank: 'effect',
    effect: critical,
    spans: [span],
    stretches: trip.map((each) => ({ span, start: gaps.start[each], end: gaps.end[each] })),
    evidence: [
      { title: 'There and back', text: inSentence(length), spans: [span] },
      { title: 'On the critical path', text: inSentence(critical) },
      ...(callee < 0 ? [] : [{ title: 'Between them', text: spanLabel(trace, facts, callee), spans: [callee] }]),
    ],
    whatIf: [],
    label: '',
  };
}

/** A connection that stays open says nothing by its length: it is told, not ranked. */
function tellHeldOpen({ trace, facts, gaps }: AnalysisContext, all: readonly [number, ...number[]]): Told {
  const span = gaps.span[all[0]];
  const time = all.reduce((sum, each) => sum + gaps.end[each] - gaps.start[each], 0);
  const stretches = all.map((each) => ({ span: gaps.span[each], start: gaps.start[each], end: gaps.end[each] }));
  const often = all.length === 1 ? '' : ` in all, in ${inWords(all.length)} stretches,`;
  return {
    confidence: 'likely',
    reason: 'status 101: the request became a connection that stays open',
    sentence: `For ${inSentence(time)}${often} nothing visible happens in ${spanLabel(trace, facts, span)}, a connection that was held open; that is waiting, not work.`,
    next: `Look at what happens on it: its own length says nothing about how quick the ${wholeWord(trace)} is.`,
    rank: 'information',
    effect: 0,
    spans: [...new Set(stretches.map((stretch) => stretch.span))],
    stretches: byStart(stretches),
    evidence: [],
    whatIf: [],
    label: '',
  };
}

/** Several spans of one process in which nothing happens from one moment to another. */
function groupSentence({ trace, facts, gaps, rootDuration }: AnalysisContext, group: GapGroup): string {
  const [first] = group;
  const length = gaps.end[first] - gaps.start[first];
  const process = plainText(facts.process(gaps.span[first]), 60);
  const where = process === '' ? '' : ` of ${process}`;
  const named = spanLabel(trace, facts, gaps.span[first]);
  const figures = partOfWhole(gaps.critical[first] || length, rootDuration);
  return `For ${figures} nothing visible happens in ${inWords(group.length)} spans${where} at once, ${named} among them.`;
}

/** The lack of spans is a fact; that nothing was recorded because nothing was instrumented is not. */
function certainty(
  context: AnalysisContext,
  each: number,
  orphans: OrphansWithin,
): { confidence: Confidence; reason: string } {
  const { trace, gaps } = context;
  const missing = orphans(gaps.span[each], gaps.start[each], gaps.end[each]).length;
  if (missing > 0)
    return {
      confidence: 'possible',
      reason: `${countedInWords(missing, 'span')} without ${missing === 1 ? 'its' : 'their'} parent would fit in: it may be data that is missing`,
    };
  if (context.input.defects.some(({ type }) => type === 'truncated'))
    return { confidence: 'possible', reason: 'the trace was cut off: what ran then may be missing' };
  if (mayBeHeldOpen(trace, gaps.span[each]))
    return { confidence: 'possible', reason: 'by its name it may be held open on purpose' };
  if (isOnDevice(context, gaps.span[each]))
    return {
      confidence: 'possible',
      reason: 'on a browser or a phone it may be the user, or the device, that is waited for',
    };
  if (gapKind(context, each) !== 'network')
    return { confidence: 'strong', reason: 'measured: no span below it covers that time' };
  if (isClockDoubtful(context, gaps.span[each]))
    return {
      confidence: 'possible',
      reason: 'how it is split into there and back depends on clocks that were corrected, or do not agree',
    };
  return {
    confidence: 'strong',
    reason: 'measured between caller and callee, whose clocks agree as far as can be seen',
  };
}

function isOnDevice({ trace }: AnalysisContext, span: SpanIndex): boolean {
  return (
    DEVICE.test(spanName(trace, span)) ||
    (trace.primaryRoot >= 0 &&
      DEVICE.test(spanName(trace, trace.primaryRoot)) &&
      trace.service[span] === trace.service[trace.primaryRoot])
  );
}

function evidenceOf(context: AnalysisContext, each: number): Finding['evidence'] {
  const { trace, facts, gaps } = context;
  const { before, after } = gapNeighbours(context, each);
  const neighbour = (title: string, span: SpanIndex) =>
    span < 0 ? [] : [{ title, text: spanLabel(trace, facts, span), spans: [span] }];
  return [
    { title: 'Length', text: inSentence(gaps.end[each] - gaps.start[each]) },
    { title: 'On the critical path', text: inSentence(gaps.critical[each]) },
    ...neighbour('Before it', before),
    ...neighbour('After it', after),
  ];
}

function likeEvidence({ gaps }: AnalysisContext, others: readonly number[]): Finding['evidence'] {
  if (others.length === 0) return [];
  return [{ title: 'Like it', text: `${inWords(others.length)} more`, spans: others.map((each) => gaps.span[each]) }];
}
