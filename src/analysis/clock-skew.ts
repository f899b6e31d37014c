import { withMisfitsOfNow } from '../trace/collect-defects.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';
import { type ClockEvidence, evidenceByCaller, hasMisfit, processesOf } from './clock-evidence.ts';
import type { ClockReport, ProcessClock } from './trace-analysis.ts';

interface CorrectedTrace {
  /** At corrected times; the recorded table itself where nothing was proven. */
  readonly trace: SpanTable;
  readonly report: ClockReport;
}

/**
 * Returns `recorded` at the times that its clocks must have meant, as far as that is proven (A8 of the definitions):
 * where a call starts before its caller, or is answered before it is received, all spans of the called process move by
 * the middle of what its calls allow, and the processes that it calls move along. Rows, order and parents stay; the
 * earliest start is 0 again. O(n); of a trace whose calls all fit into their callers, one look at each span.
 */
export function correctClocks(recorded: SpanTable, facts: SpanFacts): CorrectedTrace {
  if (!hasMisfit(recorded, facts)) return { trace: recorded, report: { processes: [], corrected: null } };
  const known = processesOf(recorded, facts);
  const offsets = new Float64Array(known.names.length);
  const processes = judgeOutwards(
    known.process[recorded.primaryRoot],
    evidenceByCaller(recorded, facts, known),
    offsets,
  );
  const corrected = correctedTimes(recorded, known.process, offsets);
  return { trace: corrected === null ? recorded : tableAt(recorded, corrected), report: { processes, corrected } };
}

/**
 * Judges each process by the calls from the one that it is first reached from, breadth first from the root's, those of
 * one caller by name. Fills `offsets`, by process, and returns what there is to tell.
 */
function judgeOutwards(
  root: number,
  byCaller: readonly (readonly ClockEvidence[])[],
  offsets: Float64Array,
): ProcessClock[] {
  const told: ProcessClock[] = [];
  const reached = new Set([root]);
  // What is added to a set while it is gone through comes at its end.
  for (const caller of reached) {
    for (const evidence of byCaller[caller].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (reached.has(evidence.callee)) continue;
      reached.add(evidence.callee);
      const clock = judge(evidence, offsets[caller]);
      offsets[evidence.callee] = clock.offset;
      if (clock.verdict !== 'inherited' || clock.offset !== 0) told.push(clock);
    }
  }
  return told;
}

function judge(evidence: ClockEvidence, offsetOfCaller: Nanoseconds): ProcessClock {
  const { name: process, least, most, isProven, isSuspected } = evidence;
  const bounds = { least: offsetOfCaller + least, most: Number.isFinite(most) ? offsetOfCaller + most : null };
  if (isProven && least > most) return { process, verdict: 'inconsistent', offset: 0, ...bounds };
  if (isProven) return { process, verdict: 'proven', offset: offsetOfCaller + middle(least, most), ...bounds };
  if (isSuspected) return { process, verdict: 'suspected', offset: 0, ...bounds };
  return { process, verdict: 'inherited', offset: offsetOfCaller, ...bounds };
}

function middle(least: Nanoseconds, most: Nanoseconds): Nanoseconds {
  return Number.isFinite(most) ? Math.floor((least + most) / 2) : least;
}

/** Returns null where every clock is right. */
function correctedTimes(trace: SpanTable, process: Uint32Array, offsets: Float64Array): ClockReport['corrected'] {
  if (offsets.every((offset) => offset === 0)) return null;
  const start = new Float64Array(trace.length);
  const end = new Float64Array(trace.length);
  let earliest = Number.POSITIVE_INFINITY;
  for (let span = 0; span < trace.length; span++) {
    start[span] = trace.start[span] + offsets[process[span]];
    end[span] = trace.end[span] + offsets[process[span]];
    if (start[span] < earliest) earliest = start[span];
  }
  for (let span = 0; span < trace.length; span++) {
    start[span] -= earliest;
    end[span] -= earliest;
  }
  return { start, end, shift: 0 - earliest };
}

function tableAt(recorded: SpanTable, corrected: NonNullable<ClockReport['corrected']>): SpanTable {
  const { start, end, shift } = corrected;
  return withMisfitsOfNow({
    ...recorded,
    start,
    end,
    startTimeUnixNano: recorded.startTimeUnixNano - BigInt(shift),
    duration: end.reduce((latest, each) => Math.max(latest, each), 0),
  });
}
