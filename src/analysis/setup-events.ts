import { rememberFor } from '../lib/remember-for.ts';
import type { TimedEvent } from '../trace/span-facts.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { SetupKind } from './connection-setup.ts';

/** A step before a call, as events tell it. */
const STEPS = ['dns', 'connect', 'tls', 'get'] as const;
export type SetupStepName = (typeof STEPS)[number];

export const KIND_OF_STEP: Readonly<Record<SetupStepName, SetupKind>> = {
  dns: 'dns',
  connect: 'connect',
  tls: 'connect',
  get: 'pool',
};

const START = '(?:starts?|started|begin|began)';
const END = '(?:done|ends?|ended|finish(?:ed)?|completed?)';
/** Names that instrumentation gives to events, without what says whether it is the beginning or the end. */
const NAMES: Readonly<Record<SetupStepName, string>> = {
  dns: '(?:http\\.|net\\.)?(?:dns(?:[ ._-]?(?:lookup|resolve))?|domainlookup)',
  connect: '(?:http\\.|net\\.)?(?:(?:tcp|socket)[ ._-]?)?connect',
  tls: '(?:http\\.|net\\.)?(?:tls|ssl)(?:[ ._-]?handshake)?',
  get: '(?:http\\.)?getconn',
};
const EDGES = STEPS.map((step) => ({
  step,
  start: new RegExp(`^${NAMES[step]}[ ._-]?${START}$`, 'i'),
  end: new RegExp(`^${NAMES[step]}[ ._-]?${END}$`, 'i'),
}));
/** Names of the beginning and the end that have no word in common, in lower case. */
const GETTING = new Set(['getconn', 'acquiring connection']);
const GOT = new Set(['gotconn', 'acquired connection']);
const LONGEST_NAME = 60;

/** Each of them is read anew. */
const MOST_READ = 100;

/** What a call took to get its connection, by its own events. */
export interface EventedSetup {
  readonly span: SpanIndex;
  /** From the trace's start, in order of time, apart from each other. */
  readonly stretches: readonly { readonly start: Nanoseconds; readonly end: Nanoseconds }[];
  /** The part of them on the critical path. */
  readonly time: Nanoseconds;
  /** What each step took, as recorded; steps may lie in one another. */
  readonly steps: ReadonlyMap<SetupStepName, Nanoseconds>;
}

/**
 * Returns the spans on the critical path whose events tell when getting a connection began and ended, in order of time,
 * where that took a notable time. Reads the events of at most a hundred spans.
 */
export const setupsByEvents = rememberFor((context: AnalysisContext): readonly EventedSetup[] => {
  if (!context.facts.isNoted('eventName')) return [];
  return candidates(context).flatMap((span) => {
    const setup = setupOf(context, span);
    return setup !== null && context.isNotable(setup.time) ? [setup] : [];
  });
});

/** Spans on the path that name a step's beginning among their events; each once, in order of time. */
function candidates({ facts, path, criticalTime, isNotable }: AnalysisContext): SpanIndex[] {
  const looked = new Set<SpanIndex>();
  const found: SpanIndex[] = [];
  for (let piece = 0; piece < path.span.length && found.length < MOST_READ; piece++) {
    const span = path.span[piece];
    if (!isNotable(criticalTime[span]) || looked.has(span)) continue;
    looked.add(span);
    if (facts.all(span, 'eventName').some((name) => edgeOf(name)?.isStart === true)) found.push(span);
  }
  return found;
}

function setupOf({ trace, facts, path }: AnalysisContext, span: SpanIndex): EventedSetup | null {
  const pairs = pairsOf(facts.events(span));
  if (pairs.length === 0) return null;
  const start = trace.start[span];
  const stretches = joined(pairs.map(({ from, to }) => ({ start: start + from, end: start + to })));
  let time = 0;
  for (let piece = 0; piece < path.span.length; piece++) {
    if (path.span[piece] === span) time += overlapOf(stretches, path.start[piece], path.end[piece]);
  }
  const steps = new Map<SetupStepName, Nanoseconds>();
  for (const { step, from, to } of pairs) steps.set(step, (steps.get(step) ?? 0) + to - from);
  return { span, stretches, time, steps };
}

/** Returns how much of `stretches` lies between two moments. */
export function overlapOf(stretches: EventedSetup['stretches'], from: Nanoseconds, to: Nanoseconds): Nanoseconds {
  return stretches.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}

interface Pair {
  readonly step: SetupStepName;
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
}

/** Returns each step from its first beginning to the end after it; what lacks one of them is left out. */
export function pairsOf(events: readonly TimedEvent[]): Pair[] {
  const begun = new Map<SetupStepName, Nanoseconds>();
  const pairs: Pair[] = [];
  for (const { name, time } of [...events].sort((a, b) => a.time - b.time)) {
    const edge = edgeOf(name);
    if (edge === null) continue;
    const from = begun.get(edge.step);
    if (edge.isStart) begun.set(edge.step, from ?? time);
    else if (from !== undefined) {
      begun.delete(edge.step);
      if (time > from) pairs.push({ step: edge.step, from, to: time });
    }
  }
  return pairs;
}

function edgeOf(name: string): { readonly step: SetupStepName; readonly isStart: boolean } | null {
  if (name.length > LONGEST_NAME) return null;
  const whole = name.toLowerCase();
  if (GETTING.has(whole) || GOT.has(whole)) return { step: 'get', isStart: GETTING.has(whole) };
  for (const { step, start, end } of EDGES) {
    if (start.test(name)) return { step, isStart: true };
    if (end.test(name)) return { step, isStart: false };
  }
  return null;
}

/** Returns stretches that may overlap as stretches that do not, in order of time. */
function joined(stretches: readonly { readonly start: number; readonly end: number }[]) {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
