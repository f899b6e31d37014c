import { serviceName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { type MissingParent, missingParents, orphanCount } from '../data-quality/missing-parents.ts';
import { probableCallers } from '../data-quality/probable-caller.ts';
import type { Evidence, Finding } from '../finding.ts';
import { namedSpans } from '../named-spans.ts';
import { capitalised, countedInWords, listed } from '../wording/counts.ts';
import { plainText } from '../wording/plain-text.ts';
import { callLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

const MOST_TOLD = 5;

/** Spans whose parent is not in the trace (A9 of the definitions): callers that sent nothing, and spans that got lost. */
export const missingParent: Insight = {
  id: 'missing-parent',
  title: 'Missing parent',
  find: (context) => {
    const missing = missingParents(context.trace);
    const callers = missing.filter(({ isCaller }) => isCaller);
    const lost = missing.filter(({ isCaller }) => !isCaller);
    return [...tell(context, callers, callerWords), ...tell(context, lost, lostWords)];
  },
};

interface Words {
  readonly why: string;
  readonly next: string;
}

function callerWords(services: string, count: number): Words {
  return {
    why: `what called ${count === 1 ? 'it' : 'them'} did not export its span, or that has not arrived`,
    next: `Check at what calls ${services} that it is instrumented, that it passes the trace context on, and that it samples alike; a proxy in between may start a span that it does not send. If the trace is fresh, load it again.`,
  };
}

function lostWords(services: string): Words {
  return {
    why: 'a span of the same process got lost or has not arrived',
    next: `Check the exporter of ${services} for dropped spans, full queues and size limits, and whether it stopped before its spans were ended. If the trace is fresh, load it again.`,
  };
}

function tell(
  context: AnalysisContext,
  missing: readonly MissingParent[],
  wordsOf: (services: string, count: number) => Words,
): Omit<Finding, 'insight' | 'title'>[] {
  if (missing.length === 0) return [];
  const spans = missing.flatMap(({ children }) => Array.from(children));
  const services = servicesOf(context.trace, spans);
  const { why, next } = wordsOf(services, spans.length);
  return [
    {
      confidence: 'certain',
      reason: 'the ids are not among those received; why, is told by the kind of span alone',
      sentence: `${sentenceOf(missing, services)}: ${why}.`,
      next,
      rank: 'doubt',
      effect: 0,
      spans: namedSpans(spans),
      stretches: [],
      evidence: [...rangesOf(missing), ...proposals(context, spans)],
      whatIf: [],
      label: 'parent missing',
    },
  ];
}

function sentenceOf(missing: readonly MissingParent[], services: string): string {
  const count = orphanCount(missing);
  const who = `${capitalised(countedInWords(count, 'span'))} of ${services} ${count === 1 ? 'points' : 'point'}`;
  return missing.length === 1
    ? `${who} to a parent that is not in this trace`
    : `${who} to ${countedInWords(missing.length, 'parent')} that are not in this trace`;
}

function servicesOf(trace: SpanTable, spans: readonly SpanIndex[]): string {
  const numbers = new Set(spans.map((span) => trace.service[span]));
  const names = Array.from(numbers, (number) => plainText(trace.strings.get(trace.services[number].name), 60));
  return listed(names.map((name) => (name === '' ? 'a service without a name' : name)));
}

function rangesOf(missing: readonly MissingParent[]): Evidence[] {
  return missing.slice(0, MOST_TOLD).map(({ key, children, from, to }) => {
    const when = from === to ? `at ${formatDuration(from)}` : `from ${formatDuration(from)} to ${formatDuration(to)}`;
    return {
      title: `Missing ${plainText(key, 40)}`,
      text: `${countedInWords(children.length, 'child', 'children')}, so it was running ${when}`,
      spans: namedSpans(children),
    };
  });
}

function proposals(context: AnalysisContext, spans: readonly SpanIndex[]): Evidence[] {
  const { trace, facts } = context;
  return probableCallers(context, spans).map(({ orphan, caller }) => ({
    title: `Probable caller of ${serviceName(trace, orphan)}`,
    text: `${callLabel(trace, facts, caller)} was running then and names it; no figure uses this`,
    spans: [caller, orphan],
  }));
}
