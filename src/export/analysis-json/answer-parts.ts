import type { Change } from '../../analysis/change.ts';
import type { Finding } from '../../analysis/finding.ts';
import type { Defect } from '../../trace/defect.ts';
import { spanKey } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { type AnalysedTrace, keyOrNull, keysOf, type WhatIfAnswer } from './analysed-trace.ts';

/** Insights whose effect has a published definition: of all others it is written as 0. */
const WITH_EFFECT = new Set(['fat-leaf', 'gap', 'sequential', 'n-plus-one', 'retry']);

/** Returns a finding as advice: what it says, how sure, what it is about. */
export function findingPart(given: AnalysedTrace, finding: Finding) {
  const { insight, confidence, reason, sentence, next, spans, effect } = finding;
  const effectNs = WITH_EFFECT.has(insight) ? effect : 0;
  return { insight, confidence, reason, sentence, next, spans: keysOf(given, spans), effectNs };
}

/** Returns what failed; lists of spans by key, origins as they are. */
export function errorsPart(given: AnalysedTrace) {
  const { spans, suspects, origins, primary, path, reachesRoot, stoppedAt, message } = given.analysis.errors;
  return {
    spans: keysOf(given, spans).sort(),
    suspects: keysOf(given, suspects).sort(),
    origins: keysOf(given, origins),
    primary: keyOrNull(given, primary),
    path: keysOf(given, path),
    reachesRoot,
    stoppedAt: keyOrNull(given, stoppedAt),
    message: message === '' ? null : message,
  };
}

/** Returns what is known of the clocks. */
export function skewPart({ analysis }: AnalysedTrace) {
  return analysis.clock.processes.map(({ process, verdict, offset }) => ({ process, verdict, offsetNs: offset }));
}

/** Returns something wrong with the recording; the spans in the order of rows. */
export function defectPart(given: AnalysedTrace, { type, count, spans, detail }: Defect) {
  return { type, spans: keysOf(given, spans), detail, count };
}

/** Returns the answer to a question, with the question in the form in which it can be asked again. */
export function whatIfPart({ recorded }: AnalysedTrace, { changes, rootDuration }: WhatIfAnswer) {
  return { changes: changes.map((change) => changePart(recorded, change)), rootDurationNs: rootDuration };
}

/** Durations are in microseconds here, as the published cases have them. */
function changePart(trace: SpanTable, change: Change) {
  switch (change.op) {
    case 'scale':
      return { op: change.op, span: spanKey(trace, change.span), factor: change.factor };
    case 'set':
      return { op: change.op, span: spanKey(trace, change.span), duration: change.duration / 1000 };
    case 'scaleOperation':
      return change;
    case 'parallel':
      return { op: change.op, spans: change.spans.map((span) => spanKey(trace, span)) };
  }
}
