import { type InputAccount, SOUND_INPUT } from '../trace/input-account.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { asyncTail } from './async-tail.ts';
import { blankTime } from './blank-time.ts';
import { boundedFindings } from './bounded-findings.ts';
import { callFingerprints, haveCommonTemplates, templateFingerprints } from './call-fingerprint.ts';
import { byPlace } from './call-places.ts';
import { correctClocks } from './clock-skew.ts';
import { criticalPath, criticalTimes } from './critical-path.ts';
import { doubtOf } from './data-doubt.ts';
import { errorTrail } from './error-trail.ts';
import type { Finding } from './finding.ts';
import { gapsOf } from './gaps.ts';
import { INSIGHTS } from './insights/index.ts';
import type { Insight } from './insights/insight.ts';
import { fattestLeaf, leavesOf } from './leaves.ts';
import { ledgerOf } from './ledger.ts';
import { likeCalls } from './like-calls.ts';
import { isNotable } from './notable.ts';
import { rankFindings } from './rank-findings.ts';
import { type Relations, relationsOf } from './relations.ts';
import { repeatedCalls } from './repeated-calls.ts';
import { prepareReplay, type Replay } from './replay.ts';
import { retryRuns } from './retry-runs.ts';
import { selfTimes } from './self-time.ts';
import { sequentialGroups } from './sequential-groups.ts';
import { namedInFindings, spanLabels } from './span-labels.ts';
import { toldRetries } from './told-retries.ts';
import type { InsightFailure, TraceAnalysis } from './trace-analysis.ts';
import { verdictOf } from './verdict/verdict.ts';
import { withDoubtOfInput } from './with-doubt-of-input.ts';

/** Returns what can be said about a trace: what insights stand on, what they found, and the verdict. O(n log n). */
export function analyseTrace(recorded: SpanTable, facts: SpanFacts, input = SOUND_INPUT): TraceAnalysis {
  return analysisOf(contextOf(recorded, facts, input));
}

/** Returns what can be said about the trace of `context`. */
export function analysisOf(context: AnalysisContext): TraceAnalysis {
  const { findings: found, failures } = runInsights(INSIGHTS, context);
  const findings = rankFindings(context, withDoubtOfInput(context, found));
  const { clock, selfTime, criticalTime, path, gaps, fattestLeaf, asyncTail } = context;
  const { errors, retries, toldRetries, repeatedCalls, sequentialGroups } = context;
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
    toldRetries,
    repeatedCalls,
    sequentialGroups,
    findings,
    labels: spanLabels(context.trace, context.facts, namedInFindings(findings)),
    verdict: verdictOf(context, findings, doubtOf(context)),
    ledger: ledgerOf(context),
    failures,
  };
}

/** Returns what insights are given: all that is worked out about a trace before anything is judged. O(n log n). */
export function contextOf(recorded: SpanTable, facts: SpanFacts, input: InputAccount = SOUND_INPUT): AnalysisContext {
  const { trace, report: clock } = correctClocks(recorded, facts);
  const root = trace.primaryRoot;
  const rootDuration = root < 0 ? 0 : trace.end[root] - trace.start[root];
  const notable = (time: Nanoseconds) => isNotable(time, rootDuration);
  const relations = relationsOf(trace, clock.corrected === null);
  const { path, chosen } = criticalPath(trace, relations);
  const criticalTime = criticalTimes(trace, path);
  const durationAfter = durationsAfter(trace, relations);
  const retries = retryRuns(trace, relations);
  const fingerprints = callFingerprints(trace, facts);
  const templates = templateFingerprints(fingerprints);
  const calls = likeCalls(trace, relations, fingerprints, retries, notable);
  const tries = toldRetries(trace, facts, retries);
  const isToldAlike = tries === retries && !haveCommonTemplates(fingerprints);
  const told = isToldAlike ? calls : likeCalls(trace, relations, templates, tries, notable);
  const { stretches, isLeaf } = blankTime(trace, relations);
  const leaves = leavesOf(trace, relations, isLeaf);
  return {
    trace,
    recorded,
    facts,
    input,
    relations,
    rootDuration,
    chosen,
    leaves,
    isNotable: notable,
    durationAfter,
    clock,
    selfTime: selfTimes(trace, clock.corrected === null ? undefined : relations),
    criticalTime,
    path,
    gaps: gapsOf(trace, relations, stretches, path, notable),
    fattestLeaf: fattestLeaf(trace, leaves),
    asyncTail: asyncTail(trace),
    errors: errorTrail(trace, relations, facts),
    retries,
    toldRetries: tries,
    templates,
    likeCalls: byPlace(trace, relations, facts, told, notable),
    repeatedCalls: repeatedCalls(calls),
    sequentialGroups: sequentialGroups({
      trace,
      facts,
      fingerprints,
      relations,
      chosen,
      criticalTime,
      rootDuration,
      isNotable: notable,
      durationAfter,
    }),
  };
}

/** The replay is made ready when it is first asked. Several insights ask what it would be like if the same calls ran at once. */
function durationsAfter(trace: SpanTable, relations: Relations): AnalysisContext['durationAfter'] {
  let replay: Replay | null = null;
  const answers: { readonly spans: readonly SpanIndex[]; readonly duration: Nanoseconds }[] = [];
  return (changes) => {
    const [only] = changes;
    const spans = changes.length === 1 && only.op === 'parallel' ? only.spans : null;
    const known = spans === null ? undefined : answers.find((answer) => areSame(answer.spans, spans));
    if (known !== undefined) return known.duration;
    replay ??= prepareReplay(trace, relations);
    const duration = replay.durationAfter(changes);
    if (spans !== null) answers.push({ spans, duration });
    return duration;
  };
}

function areSame(a: readonly SpanIndex[], b: readonly SpanIndex[]): boolean {
  return a.length === b.length && a.every((span, i) => span === b[i]);
}

/** Returns what each insight has to say of a trace, in the order of the list; one that throws takes no other with it. */
export function runInsights(
  insights: readonly Insight[],
  context: AnalysisContext,
): { findings: Finding[]; failures: InsightFailure[] } {
  const findings: Finding[] = [];
  const failures: InsightFailure[] = [];
  for (const { id, title, find } of insights) {
    try {
      for (const found of boundedFindings(find(context))) findings.push({ ...found, insight: id, title });
    } catch (error) {
      failures.push({ insight: id, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return { findings, failures };
}
