import { SpanKind } from '../trace/span-kind.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { GapNeighbours } from './gap-neighbours.ts';
import { roleOf } from './span-role.ts';
import { GAP_KINDS, GAP_POSITIONS, type GapKind, type GapPosition } from './trace-analysis.ts';
import { inSentence, partOfWhole } from './wording/in-sentence.ts';
import { operationLabel, spanLabel } from './wording/span-label.ts';
import { wholeWord } from './wording/whole-word.ts';

const PROFILE = 'Put a span around the code that runs there, or take a profile of that time.';

export function gapKind({ gaps }: AnalysisContext, gap: number): GapKind {
  return GAP_KINDS[gaps.kind[gap]];
}

export function gapPosition({ gaps }: AnalysisContext, gap: number): GapPosition {
  return GAP_POSITIONS[gaps.position[gap]];
}

/** Returns one sentence about a gap: how long, of how much, where, and how much of it mattered. */
export function gapSentence(context: AnalysisContext, gap: number, neighbours: GapNeighbours): string {
  const { gaps, rootDuration } = context;
  const length = gaps.end[gap] - gaps.start[gap];
  const mattersWholly = gaps.critical[gap] === length;
  const figures = mattersWholly ? partOfWhole(length, rootDuration) : inSentence(length);
  const what = gapKind(context, gap) === 'network' ? networkWords : blankWords;
  return `${what(context, gap, neighbours, figures)}${mattersWholly ? '' : partWords(context, gap)}.`;
}

function partWords({ trace, gaps, rootDuration }: AnalysisContext, gap: number): string {
  const critical = gaps.critical[gap];
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
  if (gapPosition(context, gap) === 'head') return `${nothing} at the start of ${label}`;
  if (gapPosition(context, gap) === 'tail') return `${nothing} at the end of ${label}`;
  if (before < 0 || after < 0) return `${nothing} in the middle of ${label}`;
  return `${nothing} in ${label} between ${name(before)} and ${name(after)}`;
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
    return `For ${figures} ${client} waits until ${server(after)} begins: on the way, or in its queue`;
  if (gapPosition(context, gap) === 'tail' && before >= 0)
    return `For ${figures} ${client} goes on after ${server(before)} has ended: on the way back`;
  return `For ${figures} ${client} waits and nothing that it called runs`;
}

/** Returns what to do next about a gap (A3 of the definitions). */
export function gapAdvice(context: AnalysisContext, gap: number, neighbours: GapNeighbours): string {
  const kind = gapKind(context, gap);
  if (kind === 'network') return networkAdvice(context, gap);
  if (kind === 'retry-backoff')
    return 'The pause is the client’s own setting. Find out why the try before failed first; then a shorter pause, or fewer tries.';
  return `${blankAdvice(context, gap, neighbours)}${PROFILE}`;
}

function networkAdvice(context: AnalysisContext, gap: number): string {
  if (gapPosition(context, gap) === 'tail')
    return 'Look at the size of the answer and at the network; a server’s span may also end before its answer is sent.';
  return 'Look at the callee’s queue and workers at that time, and at what is needed to reach it: name look-up, TLS, a pooled connection, a proxy.';
}

function blankAdvice({ trace, facts, gaps }: AnalysisContext, gap: number, neighbours: GapNeighbours): string {
  const span = gaps.span[gap];
  const isServer = trace.kind[span] === SpanKind.Server;
  const position = GAP_POSITIONS[gaps.position[gap]];
  if (isServer && position === 'head') return 'Middleware, authentication, waiting for a worker, or a cold start. ';
  if (isServer && position === 'tail') return 'Serialising, a commit, or writing the answer. ';
  const isDatabase = (each: SpanIndex) => each >= 0 && roleOf(trace, facts, each) === 'database';
  if (isDatabase(neighbours.before) && isDatabase(neighbours.after))
    return 'Between two database calls: processing rows, or waiting for a pooled connection; look at the pool’s metrics, too. ';
  return '';
}
