import { isDeferred } from '../trace/deferred.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { SpanKind, StatusCode } from '../trace/span-kind.ts';
import { SpanMark, type SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/** What clocks of one process and another may differ by before it is told. */
const NOTABLE_SKEW: Nanoseconds = 1_000_000;

/** What the calls from one process to another say of how their clocks differ. */
export interface ClockEvidence {
  readonly caller: number;
  readonly callee: number;
  readonly name: string;
  /** Bounds of what may be added to the callee's times; `most` is infinite if nothing bounds it. */
  least: Nanoseconds;
  most: Nanoseconds;
  isProven: boolean;
  isSuspected: boolean;
}

/** Returns whether any call of the primary root's tree does not fit into its caller by more than what is notable. Nearly no trace has one. */
export function hasMisfit(trace: SpanTable, facts: SpanFacts): boolean {
  const { parent, start, end } = trace;
  const [first, after] = belowPrimaryRoot(trace);
  for (let span = first; span < after; span++) {
    const caller = parent[span];
    const isEarly = start[caller] - start[span] > NOTABLE_SKEW;
    const isLate = start[span] >= end[caller] || end[span] - end[caller] > NOTABLE_SKEW;
    if ((isEarly || isLate) && isCallBetweenProcesses(trace, facts, span)) return true;
  }
  return false;
}

/** The rows whose calls are evidence: what else a trace holds is not known to belong to the same request. */
function belowPrimaryRoot({ primaryRoot, subtreeEnd }: SpanTable): [first: SpanIndex, after: SpanIndex] {
  return primaryRoot < 0 ? [0, 0] : [primaryRoot + 1, subtreeEnd[primaryRoot]];
}

/** A start that is not known was put somewhere: it says nothing of clocks. */
function isCallBetweenProcesses(trace: SpanTable, facts: SpanFacts, span: SpanIndex): boolean {
  const { parent, kind, service, marks } = trace;
  const caller = parent[span];
  if (kind[span] !== SpanKind.Server && service[span] === service[caller]) return false;
  if (((marks[span] | marks[caller]) & SpanMark.MissingStart) !== 0) return false;
  return facts.processNumber(span) !== facts.processNumber(caller) && !isDeferred(trace, span);
}

/** The processes of a trace, numbered from 0 in order of first appearance. */
export interface Processes {
  /** By row. */
  readonly process: Uint32Array;
  readonly names: readonly string[];
}

/** Returns which process recorded each span. */
export function processesOf({ length }: SpanTable, facts: SpanFacts): Processes {
  const process = new Uint32Array(length);
  const numbers = new Map<number, number>();
  const names: string[] = [];
  for (let span = 0; span < length; span++) {
    const known = numbers.get(facts.processNumber(span));
    if (known !== undefined) process[span] = known;
    else {
      process[span] = names.push(facts.process(span)) - 1;
      numbers.set(facts.processNumber(span), process[span]);
    }
  }
  return { process, names };
}

/** Returns the evidence of all calls between processes in the primary root's tree, by the caller's process. */
export function evidenceByCaller(
  trace: SpanTable,
  facts: SpanFacts,
  { process, names }: Processes,
): readonly (readonly ClockEvidence[])[] {
  const byCaller: ClockEvidence[][] = names.map(() => []);
  const evidenceOf = new Map<number, ClockEvidence>();
  const [first, after] = belowPrimaryRoot(trace);
  for (let span = first; span < after; span++) {
    const above = trace.parent[span];
    if (process[above] === process[span] || !isCallBetweenProcesses(trace, facts, span)) continue;
    const pair = process[above] * names.length + process[span];
    let evidence = evidenceOf.get(pair);
    if (evidence === undefined) {
      evidence = noEvidence(process[above], process[span], names[process[span]]);
      evidenceOf.set(pair, evidence);
      byCaller[process[above]].push(evidence);
    }
    weighCall(trace, above, span, evidence);
  }
  return byCaller;
}

function noEvidence(caller: number, callee: number, name: string): ClockEvidence {
  const least = Number.NEGATIVE_INFINITY;
  return { caller, callee, name, least, most: Number.POSITIVE_INFINITY, isProven: false, isSuspected: false };
}

/** Adds what one call says. Nothing is concluded from an end that was not recorded, nor from that of a failed client. */
function weighCall(trace: SpanTable, caller: SpanIndex, callee: SpanIndex, evidence: ClockEvidence): void {
  const { start, end } = trace;
  const lead = start[caller] - start[callee];
  evidence.least = Math.max(evidence.least, lead);
  if (lead > NOTABLE_SKEW) evidence.isProven = true;
  if (!isAnswered(trace, caller, callee)) return;
  if (start[callee] >= end[caller]) evidence.isProven = true;
  const isNotLonger = end[callee] - start[callee] <= end[caller] - start[caller];
  if (!isNotLonger || (trace.marks[callee] & SpanMark.Unfinished) !== 0) return;
  evidence.most = Math.min(evidence.most, end[caller] - end[callee]);
  const isInside = lead <= 0 && start[callee] < end[caller];
  if (isInside && end[callee] - end[caller] > NOTABLE_SKEW) evidence.isSuspected = true;
}

/** A client that got its answer outlives the server's work for it. */
function isAnswered({ kind, status, marks }: SpanTable, caller: SpanIndex, callee: SpanIndex): boolean {
  if (kind[caller] !== SpanKind.Client || kind[callee] !== SpanKind.Server) return false;
  return status[caller] !== StatusCode.Error && (marks[caller] & SpanMark.Unfinished) === 0;
}
