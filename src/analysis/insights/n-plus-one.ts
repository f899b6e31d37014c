import { counted } from '../../lib/counted.ts';
import { groupBy } from '../../lib/group-by.ts';
import { nthSmallest } from '../../lib/median.ts';
import { spanName } from '../../trace/span.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import { KEY_VALUE_SYSTEMS } from '../advice.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { assumptionsAtOnce } from '../assumptions.ts';
import { tellWeightiest } from '../bounded-findings.ts';
import { branchBehind } from '../branch-behind.ts';
import { withoutValues } from '../call-fingerprint.ts';
import { natureWithin } from '../call-nature.ts';
import { callsBetween } from '../calls-between.ts';
import type { Change } from '../change.ts';
import { chatsOf } from '../chats.ts';
import type { Confidence, Evidence, Finding } from '../finding.ts';
import { knownOrder } from '../known-order.ts';
import type { LikeCalls } from '../like-calls.ts';
import { outermost } from '../outermost-calls.ts';
import { remoteBound } from '../remote-bound.ts';
import { isInARow } from '../repeated-calls.ts';
import { requestPath } from '../request-path.ts';
import { callBefore } from '../source-call.ts';
import { roleOf } from '../span-role.ts';
import { unionOf } from '../union-of.ts';
import { withinEach } from '../within-each.ts';
import { countedInWords, inWords, times } from '../wording/counts.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { likeCallsLabel } from '../wording/like-calls-label.ts';
import { plainText } from '../wording/plain-text.ts';
import { operationLabel, spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** So many round trips are a problem however short they are. */
const MANY = 20;
/** Each is replayed, which takes its time in a large trace. */
const MOST_TOLD = 30;
const MOST_TOLD_OF_MANY = 8;
const MANY_SPANS = 20_000;
/** What asks for the next part of a list. */
const PAGE = /[?&](?:page|offset|cursor|after|start|skip|continuation|page_?token|next_?token|marker)=[^&#]*/i;
/** A repeated step with more calls in it is a loop over work, of which no single call is too many. */
const MOST_WITHIN = 3;

/**
 * Calls that one span made again and again, one after the other (N+1; A7 of the definitions). Steps of its own code that
 * call nothing are a loop, not that.
 */
export const nPlusOne: Insight = {
  id: 'n-plus-one',
  title: 'Repeated calls',
  find: (context) => {
    const groups = context.likeCalls.filter(isInARow);
    if (groups.length === 0) return [];
    const isCall = remoteBound(context.trace, context.relations);
    const calls = groups.filter(
      ({ members }) => isCall[members[0]] === 1 && callsWithin(context, members[0]) <= MOST_WITHIN,
    );
    const repeated = outermost(context.trace, calls).filter((group) => !isToldOtherwise(context, group));
    const alike = groupBy(repeated, (group) => kindOf(context, group));
    return tellWeightiest(
      [...alike.values()],
      context.trace.length > MANY_SPANS ? MOST_TOLD_OF_MANY : MOST_TOLD,
      (groups) => groups.reduce((sum, { union }) => sum + union, 0),
      (groups) => findingOf(context, groups),
    );
  },
};

/** Returns how many calls a step of one's own code makes, as far as it is few; 1 for what is a call itself. */
function callsWithin({ trace, relations }: AnalysisContext, span: SpanIndex): number {
  const isCall = (each: SpanIndex) => trace.kind[each] === SpanKind.Client || relations.isRemote[each] === 1;
  if (isCall(span)) return 1;
  let calls = 0;
  for (let below = span + 1; below < trace.subtreeEnd[span] && calls <= MOST_WITHIN; ) {
    if (isCall(below)) calls++;
    below = isCall(below) ? trace.subtreeEnd[below] : below + 1;
  }
  return calls;
}

/** A model that asks for tools builds each call on the last; calls in turn with others of one store are a chat. */
function isToldOtherwise(context: AnalysisContext, group: LikeCalls): boolean {
  const { isInTurn, hasTools } = callsBetween(context, group);
  if (hasTools || !isInTurn) return hasTools;
  const [first] = group.members;
  return chatsOf(context).some(({ parent, members }) => parent === group.parent && members.includes(first));
}

/** The same text for the same calls below the same operation, as in the rounds of a loop. */
function kindOf({ trace }: AnalysisContext, { parent, members, name }: LikeCalls): string {
  const { service, kind } = trace;
  const [first] = members;
  return `${service[parent]} ${trace.name[parent]} ${kind[parent]} ${service[first]} ${kind[first]} ${name}`;
}

function findingOf(context: AnalysisContext, groups: readonly LikeCalls[]): Omit<Finding, 'insight' | 'title'> {
  const { trace, rootDuration } = context;
  const largest = [...groups].sort((a, b) => b.union - a.union)[0];
  const ordered = [largest, ...groups.filter((group) => group !== largest)];
  const whatIf = ordered.map(({ members }): Change => ({ op: 'parallel', spans: members }));
  // Calls within each other, begun at once, may be predicted to take longer: that is nothing to gain.
  const effect = Math.max(0, rootDuration - context.durationAfter(whatIf));
  const spans = membersOf(ordered);
  return {
    ...judgement(context, largest),
    sentence: sentenceOf(context, ordered, effect),
    next: isWorthIt(context, largest, effect) ? adviceOn(context, largest) : adviceBeside(context, spans),
    rank: isWorthIt(context, largest, effect) ? 'effect' : 'information',
    effect,
    spans,
    stretches: ordered
      .map(({ parent, members }) => ({
        span: parent,
        start: trace.start[members[0]],
        end: latestEnd(context, members),
      }))
      .sort((a, b) => a.start - b.start),
    evidence: evidenceOf(context, ordered),
    whatIf,
    label: '',
  };
}

/** What to do about those of which fewer would not make the whole faster. */
function adviceBeside(context: AnalysisContext, spans: readonly SpanIndex[]): string {
  const whole = wholeWord(context.trace);
  if (isAfterRoot(context, spans))
    return `The ${whole} did not wait for them: fewer calls spare what other work waits for, such as connections.`;
  return `Look first at what takes as long beside them: fewer calls alone would not make the ${whole} faster.`;
}

/** Many short calls are worth it under another network; long ones beside which something as long runs are not. */
function isWorthIt({ isNotable }: AnalysisContext, { union }: LikeCalls, effect: number): boolean {
  return isNotable(effect) || !isNotable(union);
}

/** One group, which may be of all spans of a trace, is not copied. */
function membersOf(groups: readonly LikeCalls[]): readonly SpanIndex[] {
  return groups.length === 1 ? groups[0].members : groups.flatMap(({ members }) => members);
}

function latestEnd({ trace }: AnalysisContext, members: readonly SpanIndex[]): Nanoseconds {
  return members.reduce((latest, span) => Math.max(latest, trace.end[span]), 0);
}

/** SELECT item runs six times in a row below GET /page, 60 ms of 80 ms (75 %); as one query the request would take 30 ms. */
function sentenceOf(context: AnalysisContext, groups: readonly LikeCalls[], effect: Nanoseconds): string {
  const { trace, facts, rootDuration } = context;
  const [{ parent, members }] = groups;
  const union = groups.length === 1 ? groups[0].union : unionOf(trace, membersOf(groups));
  const who = likeCallsLabel(trace, facts, members);
  const below = operationLabel(trace, facts, parent);
  const counts = groups.map((group) => group.members.length);
  const [least, most] = [Math.min(...counts.slice(0, 1000)), Math.max(...counts.slice(0, 1000))];
  const often = least === most ? times(least) : `${inWords(least)} to ${times(most)}`;
  const where =
    groups.length === 1
      ? `below ${below}`
      : `below each of ${countedInWords(groups.length, `× ${below}`, `× ${below}`)}`;
  const each = withinEach(context, groups[0].members);
  const one = isPart(context, members[0])
    ? `at once the ${wholeWord(trace)} would`
    : `as one ${oneOf(context, members[0])} the ${wholeWord(trace)} would`;
  const after = context.isNotable(effect)
    ? `${one} take about ${inSentence(rootDuration - effect)}`
    : `${one} hardly be shorter${behindWords(context, groups[0])}`;
  const inARow = callsBetween(context, groups[0]).isInTurn ? ', in turn with others,' : ' in a row';
  const runs = `${who} runs ${often}${inARow} ${where}`;
  if (isAfterRoot(context, membersOf(groups)))
    return `${runs}, ${inSentence(union)}${each}, after the ${wholeWord(trace)} had ended.`;
  return `${runs}, ${partOfWhole(union, rootDuration)}${each}; ${after}.`;
}

function isAfterRoot({ trace }: AnalysisContext, members: readonly SpanIndex[]): boolean {
  const { primaryRoot, start, end } = trace;
  return primaryRoot >= 0 && members.every((span) => start[span] >= end[primaryRoot]);
}

/** What took as long beside them; empty where nothing is seen. */
function behindWords(context: AnalysisContext, { members, union }: LikeCalls): string {
  const behind = branchBehind(context, members);
  if (behind === null || 2 * behind.before >= union) return '';
  const name = spanLabel(context.trace, context.facts, behind.span);
  if (behind.mayOnlyWait) return `, unless ${name}, which runs beside them all the time, only waits for them`;
  const when = behind.before === 0 ? 'at the same time' : `${inSentence(behind.before)} before them`;
  return `, since ${name} ends ${when}`;
}

/** Of a longer command the options stand behind its value, and of a longer address nothing is told. */
const LONGEST_COMMAND = 2000;

/** Of one thing that is sent in parts on purpose: S3's `UploadPart`, or a PUT with `partNumber`. */
const PART = /upload[ ._-]?part|[?&]partNumber=/i;

function isPart({ trace, facts }: AnalysisContext, span: SpanIndex): boolean {
  return PART.test(spanName(trace, span).slice(0, 200)) || PART.test(facts.text(span, 'url').slice(0, LONGEST_COMMAND));
}

function oneOf({ trace, facts }: AnalysisContext, span: SpanIndex): string {
  return roleOf(trace, facts, span) === 'database' ? 'query' : 'call';
}

/** What is called in turn with others comes after one of those: that is no list that they go through. */
function sourceOf(context: AnalysisContext, group: LikeCalls): SpanIndex {
  return callsBetween(context, group).isInTurn ? -1 : callBefore(context, group);
}

/** Returns whether requests differ in the page that they ask for. */
function areReadOnAndOn({ facts }: AnalysisContext, { members }: LikeCalls): boolean {
  const pageOf = (span: SpanIndex) => PAGE.exec(facts.text(span, 'url') || facts.text(span, 'urlPath'))?.[0] ?? '';
  const [first, second] = members.slice(0, 2).map(pageOf);
  return first !== second && second !== '';
}

function judgement(context: AnalysisContext, group: LikeCalls): { confidence: Confidence; reason: string } {
  const { trace, facts } = context;
  if (roleOf(trace, facts, group.members[0]) === 'model')
    return { confidence: 'possible', reason: 'each answer may build on the one before it' };
  if (areReadOnAndOn(context, group))
    return { confidence: 'possible', reason: 'they may be pages of one list, each told by the one before it' };
  const source = sourceOf(context, group);
  if (source >= 0) {
    const label = operationLabel(trace, facts, source);
    const other = label === operationLabel(trace, facts, group.members[0]) ? 'another call' : label;
    return { confidence: 'strong', reason: `right after ${other}, which may have listed them` };
  }
  if (group.members.length >= MANY)
    return { confidence: 'strong', reason: `the same call ${times(group.members.length)}, one after the other` };
  return { confidence: 'likely', reason: 'the same call, one after the other' };
}

function adviceOn(context: AnalysisContext, group: LikeCalls): string {
  const { trace, facts } = context;
  const { members } = group;
  if (isTakingLock(context, members[0]))
    return 'It asks for one lock again and again: look for who holds it, and for how long; let it wait to be told, or longer between two tries.';
  if (isPolling(context, group))
    return 'It looks like asking again and again whether something is done: look at what takes so long there; to be told, or to ask less often, spares the calls.';
  if (isToken(context, members[0])) return 'Get a token once, and use it until it expires.';
  if (isPart(context, members[0])) return 'Send several parts at once, as far as the line and the memory allow.';
  const isStore = KEY_VALUE_SYSTEMS.test(facts.text(members[0], 'databaseSystem'));
  if (natureWithin(trace, facts, knownOrder(trace, facts), members[0]) === 'write') {
    if (isStore) return 'Send them together: a pipeline, or one command for all.';
    if (roleOf(trace, facts, members[0]) === 'own')
      return 'Do it for several at a time: load what they need in one call, and write in a batch.';
    return oneOf(context, members[0]) === 'query'
      ? 'Write them in one statement: a batch.'
      : 'Send them in one call: a batch.';
  }
  if (isStore) return 'Ask for all of them in one command (MGET), or send them together: a pipeline.';
  if (areReadOnAndOn(context, group)) return 'Ask for larger pages, or for no more of them than are needed.';
  switch (roleOf(trace, facts, members[0])) {
    case 'database':
      if (callsBetween(context, group).isOfCache)
        return 'Ask the cache for all of them in one command (MGET), and load in one query what it has not.';
      return 'Load them in one query (a join, IN, a data loader), or cache them.';
    case 'own':
      return 'Load what they need before, in one call (a data loader).';
    case 'model':
    case 'tool':
      return 'Ask for several in one call, if the answers do not build on each other.';
    default:
      return 'Ask for all of them in one call, or cache the answers.';
  }
}

/** Where tokens are given out: `/oauth2/token`, `/connect/token`, STS's `AssumeRole`. */
const TOKEN = /\/token$|\/oauth2?\/|\bget[_ -]?(?:access[_ -]?)?token\b|AssumeRole/i;

function isToken({ trace, facts }: AnalysisContext, span: SpanIndex): boolean {
  return TOKEN.test(requestPath(facts, span)) || TOKEN.test(spanName(trace, span).slice(0, 200));
}

/** So many times what a call takes is between two of them that ask whether something is done. */
const PAUSES_OF_POLLING = 4;

/** Whether one address is asked again and again, with pauses that are longer than the calls. */
function isPolling({ trace, facts }: AnalysisContext, { members, sum }: LikeCalls): boolean {
  const { start, end } = trace;
  const last = members[members.length - 1];
  const isPaused = end[last] - start[members[0]] > PAUSES_OF_POLLING * sum;
  const asked = requestPath(facts, members[0]);
  return isPaused && asked !== '' && members.every((span) => requestPath(facts, span) === asked);
}

/** `SET key value NX`, which sets only what nobody has set. */
function isTakingLock({ facts }: AnalysisContext, span: SpanIndex): boolean {
  const text = facts.text(span, 'queryText').slice(0, LONGEST_COMMAND);
  const isStore = KEY_VALUE_SYSTEMS.test(facts.text(span, 'databaseSystem'));
  return isStore && /^\s*SET(?:NX)?\b/i.test(text) && /NX\b/i.test(text);
}

function evidenceOf(context: AnalysisContext, groups: readonly LikeCalls[]): Evidence[] {
  const { trace } = context;
  const source = sourceOf(context, groups[0]);
  const members = membersOf(groups);
  const durations = new Float64Array(members.length);
  for (let i = 0; i < members.length; i++) durations[i] = trace.end[members[i]] - trace.start[members[i]];
  const tries = context.toldRetries.filter(({ parent, members: [first] }) => {
    return parent === groups[0].parent && trace.name[first] === trace.name[members[0]];
  });
  const tried = tries.flatMap((run) => run.members);
  return [
    { title: 'Calls', text: counted(members.length, 'call'), spans: members },
    { title: 'Median', text: inSentence(nthSmallest(durations, Math.floor(durations.length / 2))) },
    ...(source < 0 ? [] : [{ title: 'Before them', text: callText(context, source), spans: [source] }]),
    ...(tried.length === 0
      ? []
      : [{ title: 'Tries of the same call, not counted', text: String(tried.length), spans: tried }]),
    assumptionsAtOnce('the calls'),
  ];
}

/** Returns a call with its statement, where its name may be that of others. */
function callText({ trace, facts }: AnalysisContext, span: SpanIndex): string {
  return plainText(withoutValues(facts.text(span, 'queryText'))) || operationLabel(trace, facts, span);
}
