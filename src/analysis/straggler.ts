import { median } from '../lib/median.ts';
import { StatusCode } from '../trace/span-kind.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { templateOf } from './call-template.ts';
import { requestPath } from './request-path.ts';
import { inWords } from './wording/counts.ts';
import { inSentence } from './wording/in-sentence.ts';
import { callLabel, operationLabel } from './wording/span-label.ts';

/** A call that took much longer than its likes below the same span. */
export interface Straggler {
  /** The leaf, or the call that it is most of. */
  readonly call: SpanIndex;
  /** Its likes that did not fail, by start. */
  readonly peers: readonly SpanIndex[];
  /** What all of its peers, or half of them, took at most. */
  readonly most: Nanoseconds;
  /** Whether `most` is of half of them only. */
  readonly isOfHalf: boolean;
}

/** With fewer it may be chance. */
const FEWEST_PEERS = 3;
/** Comparing takes a look at all children of a span. */
const MOST_CHILDREN = 20_000;
/** It takes so much longer than all of the others, or than half of them. */
const TIMES_ALL = 2;
const TIMES_HALF = 4;

/**
 * Returns the call within which `leaf` makes it take much longer than like calls of the same span do; null where there
 * are none to compare it with, or they take as long. The innermost one counts.
 *
 * ```
 *  R |------------------------|
 *    A |--|
 *    A |---|
 *    A |-|
 *    A |--------------------|    the straggler
 * ```
 */
export function stragglerOf(context: AnalysisContext, leaf: SpanIndex): Straggler | null {
  const { start, end, parent } = context.trace;
  const ofLeaf = end[leaf] - start[leaf];
  for (let call = leaf; parent[call] >= 0 && 2 * ofLeaf >= end[call] - start[call]; call = parent[call]) {
    const peers = peersOf(context, call);
    if (peers.length < FEWEST_PEERS) continue;
    return slowerThan(context, call, peers);
  }
  return null;
}

/**
 * Returns how a straggler is told of its leaf: `, while the seven others like it below GET /page take 61 ms or less`, or
 * `, within GET /part (web), of which half of the 40 others below GET /page take 20 ms or less`.
 */
export function stragglerWords({ trace, facts }: AnalysisContext, leaf: SpanIndex, straggler: Straggler): string {
  const { call, peers, most, isOfHalf } = straggler;
  const who = call === leaf ? ', while' : `, within ${callLabel(trace, facts, call)}, of which`;
  const others = `${isOfHalf ? 'half of the' : 'the'} ${inWords(peers.length)} others${call === leaf ? ' like it' : ''}`;
  // There may be as many elsewhere that nobody compared.
  const where = operationLabel(trace, facts, trace.parent[call]);
  return `${who} ${others} below ${where} take ${inSentence(most)} or less`;
}

/** Returns whether all of `others` are among a straggler's likes, and told with those. */
export function areItsPeers(straggler: Straggler | null, others: readonly SpanIndex[]): boolean {
  const peers = new Set(straggler?.peers);
  return others.every((span) => peers.has(span));
}

function slowerThan({ trace: { start, end } }: AnalysisContext, call: SpanIndex, peers: SpanIndex[]): Straggler | null {
  const duration = end[call] - start[call];
  const durations = Float64Array.from(peers, (peer) => end[peer] - start[peer]);
  const all = durations.reduce((most, each) => Math.max(most, each), 0);
  if (all > 0 && TIMES_ALL * all <= duration) return { call, peers, most: all, isOfHalf: false };
  const half = median(durations);
  return half > 0 && TIMES_HALF * half <= duration ? { call, peers, most: half, isOfHalf: true } : null;
}

/** What failed says nothing about how long it takes; many instrumentations name all requests alike. */
function peersOf({ trace, facts, relations, templates }: AnalysisContext, call: SpanIndex): SpanIndex[] {
  const { service, kind, status, parent } = trace;
  const { childFrom, child } = relations;
  const above = parent[call];
  if (childFrom[above + 1] - childFrom[above] > MOST_CHILDREN) return [];
  const pathOf = (span: SpanIndex) => templateOf(requestPath(facts, span));
  const path = pathOf(call);
  const peers: SpanIndex[] = [];
  for (let at = childFrom[above]; at < childFrom[above + 1]; at++) {
    const other = child[at];
    if (other === call || status[other] === StatusCode.Error) continue;
    const isAlike = service[other] === service[call] && kind[other] === kind[call];
    if (isAlike && templates.number(other) === templates.number(call) && pathOf(other) === path) peers.push(other);
  }
  return peers;
}
