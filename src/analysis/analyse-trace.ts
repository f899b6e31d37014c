import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { correctClocks } from './clock-skew.ts';
import { errorTrail } from './error-trail.ts';
import type { Finding } from './finding.ts';
import { INSIGHTS } from './insights/index.ts';
import type { Insight } from './insights/insight.ts';
import { isNotable } from './notable.ts';
import { relationsOf } from './relations.ts';
import { selfTimes } from './self-time.ts';
import type { CriticalPath, Gaps, InsightFailure, TraceAnalysis } from './trace-analysis.ts';

/** Returns what can be said about a trace: what insights stand on, what they found, and the verdict. O(n log n). */
export function analyseTrace(recorded: SpanTable, facts: SpanFacts): TraceAnalysis {
  return analysisOf(contextOf(recorded, facts));
}

/** Returns what can be said about the trace of `context`. */
export function analysisOf(context: AnalysisContext): TraceAnalysis {
  const { findings, failures } = runInsights(INSIGHTS, context);
  const { clock, selfTime, criticalTime, path, gaps, fattestLeaf, asyncTail } = context;
  const { errors, retries, repeatedCalls, sequentialGroups } = context;
  return {
    clock,
    selfTime,
    criticalTime,
    path,
    gaps,
    fattestLeaf,
    asyncTail,
    errors,
    retries,
    repeatedCalls,
    sequentialGroups,
    findings,
    verdict: { parts: [], finding: -1 },
    ledger: [],
    failures,
  };
}

/** Returns what insights are given: all that is worked out about a trace before anything is judged. O(n log n). */
export function contextOf(recorded: SpanTable, facts: SpanFacts): AnalysisContext {
  const { trace, report: clock } = correctClocks(recorded, facts);
  const root = trace.primaryRoot;
  const rootDuration = root < 0 ? 0 : trace.end[root] - trace.start[root];
  const relations = relationsOf(trace);
  return {
    trace,
    recorded,
    facts,
    relations,
    rootDuration,
    isNotable: (time) => isNotable(time, rootDuration),
    durationAfter: () => rootDuration,
    clock,
    selfTime: selfTimes(trace, relations),
    criticalTime: new Float64Array(trace.length),
    path: NO_PATH,
    gaps: NO_GAPS,
    fattestLeaf: -1,
    asyncTail: 0,
    errors: errorTrail(trace, relations, facts),
    retries: [],
    repeatedCalls: [],
    sequentialGroups: [],
  };
}

const NO_PATH: CriticalPath = { span: new Uint32Array(), start: new Float64Array(), end: new Float64Array() };
const NO_GAPS: Gaps = {
  ...NO_PATH,
  kind: new Uint8Array(),
  position: new Uint8Array(),
  critical: new Float64Array(),
  isReported: new Uint8Array(),
};

/** Returns what each insight has to say of a trace, in the order of the list; one that throws takes no other with it. */
export function runInsights(
  insights: readonly Insight[],
  context: AnalysisContext,
): { findings: Finding[]; failures: InsightFailure[] } {
  const findings: Finding[] = [];
  const failures: InsightFailure[] = [];
  for (const { id, title, find } of insights) {
    try {
      for (const found of find(context)) findings.push({ ...found, insight: id, title });
    } catch (error) {
      failures.push({ insight: id, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return { findings, failures };
}
