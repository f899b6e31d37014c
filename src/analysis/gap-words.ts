import type { SpanFacts } from '../trace/span-facts.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { GapNeighbours } from './gap-neighbours.ts';
import { overlapOf, setupsByEvents } from './setup-events.ts';
import { isColdStart, roleOf } from './span-role.ts';
import { GAP_KINDS, GAP_POSITIONS, type GapKind, type GapPosition } from './trace-analysis.ts';
import { inSentence, partOfWhole } from './wording/in-sentence.ts';
import { operationLabel, spanLabel } from './wording/span-label.ts';
import { wholeWord } from './wording/whole-word.ts';

const COLD_START =
  'An instance was started for this call, which is likely to be most of it: keep instances warm, or load less when one starts.';
const PROFILE = 'Put a span around the code that runs there, or take a profile of that time.';

export function gapKind({ gaps }: AnalysisContext, gap: number): GapKind {
  return GAP_KINDS[gaps.kind[gap]];
}

export function gapPosition({ gaps }: AnalysisContext, gap: number): GapPosition {
  return GAP_POSITIONS[gaps.position[gap]];
}

/** Returns one sentence about a gap: how long, of how much, where, and how much of it mattered; `more` stands at its end. */
export function gapSentence(context: AnalysisContext, gap: number, neighbours: GapNeighbours, more = ''): string {
  const { gaps, rootDuration } = context;
  const length = gaps.end[gap] - gaps.start[gap];
  const mattersWholly = gaps.critical[gap] === length;
  const figures = mattersWholly ? partOfWhole(length, rootDuration) : inSentence(length);
  const what = gapKind(context, gap) === 'network' ? networkWords : blankWords;
  return `${what(context, gap, neighbours, figures)}${mattersWholly ? '' : partWords(context, gap)}${more}.`;
}

function partWords({ trace, gaps, rootDuration }: AnalysisContext, gap: number): string {
  const { primaryRoot, subtreeEnd } = trace;
  const span = gaps.span[gap];
  // What called it is not known; whether that was waited for is not either.
  if (span < primaryRoot || span >= subtreeEnd[primaryRoot])
    return `; the ${wholeWord(trace)} is not seen to have called it`;
  return partOf(trace, gaps.critical[gap], rootDuration);
}

function partOf(trace: SpanTable, critical: Nanoseconds, rootDuration: Nanoseconds): string {
  if (critical === 0) return `; the ${wholeWord(trace)} did not wait for it`;
  return `; ${partOfWhole(critical, rootDuration)} matter to the ${wholeWord(trace)}`;
}

function blankWords(context: AnalysisContext, gap: number, { before, after }: GapNeighbours, figures: string): string {
  const { trace, facts, gaps } = context;
  const label = spanLabel(trace, facts, gaps.span[gap]);
  const name = (span: SpanIndex) => operationLabel(trace, facts, span);
  const nothing = `For ${figures} nothing visible happens`;
  if (gapKind(context, gap) === 'retry-backoff')
    return `For ${figures} ${label} pauses before it tries ${after < 0 ? 'again' : `${name(after)} again`}`;
  if (gapPosition(context, gap) === 'head')
    return `${nothing} at the start of ${label}${coldWords(facts, gaps.span[gap])}`;
  if (gapPosition(context, gap) === 'tail') return `${nothing} at the end of ${label}`;
  if (before < 0 || after < 0) return `${nothing} in the middle of ${label}`;
  return `${nothing} in ${label} between ${name(before)} and ${name(after)}`;
}

function coldWords(facts: SpanFacts, span: SpanIndex): string {
  return isColdStart(facts, span) ? ', which was a cold start' : '';
}

/** Where events tell that the larger part of it was no way yet. */
function connectionWords(context: AnalysisContext, gap: number): string {
  const time = timeToConnect(context, gap);
  return time === 0 ? '' : `: ${inSentence(time)} of it to get a connection, by its events`;
}

/** Returns how much of a gap went into getting a connection by the events of its span; 0 if that is not most of it. */
function timeToConnect(context: AnalysisContext, gap: number): Nanoseconds {
  const { gaps } = context;
  const setup = setupsByEvents(context).find(({ span }) => span === gaps.span[gap]);
  if (setup === undefined) return 0;
  const time = overlapOf(setup.stretches, gaps.start[gap], gaps.end[gap]);
  return 2 * time > gaps.end[gap] - gaps.start[gap] ? time : 0;
}

function networkWords(
  context: AnalysisContext,
  gap: number,
  { before, after }: GapNeighbours,
  figures: string,
): string {
  const { trace, facts, gaps } = context;
  const client = spanLabel(trace, facts, gaps.span[gap]);
  const server = (span: SpanIndex) => spanLabel(trace, facts, span);
  if (gapPosition(context, gap) === 'head' && after >= 0)
    return `For ${figures} ${client} waits until ${server(after)} begins${coldWords(facts, after) || connectionWords(context, gap) || ': on the way, or in its queue'}`;
  if (gapPosition(context, gap) === 'tail' && before >= 0)
    return `For ${figures} ${client} goes on after ${server(before)} has ended: on the way back`;
  return `For ${figures} ${client} waits and nothing that it called runs`;
}

/** Returns one sentence about the time on the way to `callee` (-1: not known) and back, `critical` of which mattered. */
export function roundTripSentence(
  { trace, facts, rootDuration }: AnalysisContext,
  client: SpanIndex,
  callee: SpanIndex,
  length: Nanoseconds,
  critical: Nanoseconds,
): string {
  const who = spanLabel(trace, facts, client);
  const around = callee < 0 ? 'what it called' : spanLabel(trace, facts, callee);
  const figures = critical === length ? partOfWhole(length, rootDuration) : inSentence(length);
  const cold = callee >= 0 ? coldWords(facts, callee) : '';
  const part = critical === length ? '' : partOf(trace, critical, rootDuration);
  return `For ${figures} ${who} waits before and after ${around}${cold || ': on the way there and back, or in its queue'}${part}.`;
}

/** Returns what to do next about the time on the way to `callee` (-1: not known) and back. */
export function roundTripAdvice(facts: SpanFacts, callee: SpanIndex): string {
  if (callee >= 0 && isColdStart(facts, callee)) return COLD_START;
  return 'Look at the callee’s queue and workers at that time, at what is needed to reach it, and at the size of the answer; synchronise the clocks to see which.';
}

/** So many waits of one span before calls of a database are no matter of a single place in its code. */
const WAITS_OF_A_POOL = 3;
const POOL =
  'Waiting for a pooled connection, or work of its own between the calls: look at the pool’s size and at who holds its connections. ';

/** Returns what to do next about a gap (A3 of the definitions); of its span there are `elsewhere` more at other places. */
export function gapAdvice(context: AnalysisContext, gap: number, neighbours: GapNeighbours, elsewhere = 0): string {
  const kind = gapKind(context, gap);
  const isHead = gapPosition(context, gap) === 'head';
  const started = kind === 'network' ? neighbours.after : context.gaps.span[gap];
  if (isHead && started >= 0 && isColdStart(context.facts, started)) return COLD_START;
  if (kind === 'network') return networkAdvice(context, gap);
  if (kind === 'retry-backoff')
    return 'The pause is the client’s own setting. Find out why the try before failed first; then a shorter pause, or fewer tries.';
  const { trace, facts } = context;
  const isBeforeDatabase = neighbours.after >= 0 && roleOf(trace, facts, neighbours.after) === 'database';
  if (isBeforeDatabase && elsewhere >= WAITS_OF_A_POOL) return `${POOL}${PROFILE}`;
  return `${blankAdvice(context, gap, neighbours)}${PROFILE}`;
}

function networkAdvice(context: AnalysisContext, gap: number): string {
  if (gapPosition(context, gap) === 'tail')
    return 'Look at the size of the answer and at the network; a server’s span may also end before its answer is sent.';
  if (timeToConnect(context, gap) > 0)
    return 'Look at what is needed to reach it: the pool and who holds its connections, name look-up, TLS, a proxy.';
  return 'Look at the callee’s queue and workers at that time, and at what is needed to reach it: name look-up, TLS, a pooled connection, a proxy.';
}

function blankAdvice({ trace, facts, gaps }: AnalysisContext, gap: number, neighbours: GapNeighbours): string {
  const span = gaps.span[gap];
  const isServer = trace.kind[span] === SpanKind.Server;
  const position = GAP_POSITIONS[gaps.position[gap]];
  if (isServer && position === 'head') {
    const isWarm = facts.text(span, 'coldStart') === 'false';
    return `Middleware, authentication${isWarm ? ' or waiting for a worker' : ', waiting for a worker, or a cold start'}. `;
  }
  // Most of a span is no end of it.
  const isShort = 2 * (gaps.end[gap] - gaps.start[gap]) < trace.end[span] - trace.start[span];
  if (isServer && position === 'tail' && isShort) return 'Serialising, a commit, or writing the answer. ';
  const isDatabase = (each: SpanIndex) => each >= 0 && roleOf(trace, facts, each) === 'database';
  if (isDatabase(neighbours.before) && isDatabase(neighbours.after))
    return 'Between two database calls: processing rows, or waiting for a pooled connection; look at the pool’s metrics, too. ';
  return '';
}
