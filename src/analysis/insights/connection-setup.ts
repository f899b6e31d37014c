import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { SETUP_ADVICE, SETUP_KINDS, type Setup, setupsOnPath } from '../connection-setup.ts';
import type { Finding } from '../finding.ts';
import { type EventedSetup, KIND_OF_STEP, type SetupStepName, setupsByEvents } from '../setup-events.ts';
import { inWords, listed, times } from '../wording/counts.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { callLabel, spanLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

/** Steps that are named in the sentence, of those that took a part of the time. */
const MOST_NAMED = 4;

/** Calls that are told one by one by their events; the rest say little more. */
const MOST_CALLS = 5;

/** Time that went into getting connections rather than using them, by the spans and events that are named for it. */
export const connectionSetup: Insight = {
  id: 'connection-setup',
  title: 'Connection setup',
  find: (context) => [
    ...setupsOnPath(context).map((setup) => tell(context, setup)),
    ...[...setupsByEvents(context)]
      .sort((a, b) => b.time - a.time)
      .slice(0, MOST_CALLS)
      .map((setup) => tellEvents(context, setup)),
  ],
};

function tell(context: AnalysisContext, setup: Setup): Omit<Finding, 'insight' | 'title'> {
  const { trace, rootDuration } = context;
  const { steps, time, what } = setup;
  const spans = steps.flatMap((step) => step.spans);
  return {
    confidence: 'strong',
    reason: 'the spans are named for it',
    sentence: `${partOfWhole(time, rootDuration)} went into ${what}: ${stepWords(context, setup)}.`,
    next: setup.kinds.map((kind) => SETUP_ADVICE[kind]).join(' '),
    rank: 'effect',
    // How much of it can be saved no replay tells: some connection has to be opened at some time.
    effect: 0,
    spans,
    stretches: spans
      .map((span) => ({ span, start: trace.start[span], end: trace.end[span] }))
      .sort((a, b) => a.start - b.start),
    evidence: [],
    whatIf: [],
    label: what,
  };
}

/** `tls.handshake (gateway) for 200 ms, dns.lookup (gateway) twice for 189 ms and …`; of one alone its name is enough. */
function stepWords(context: AnalysisContext, { steps }: Setup): string {
  const { trace, facts } = context;
  const [first] = steps;
  if (steps.length === 1) return `${callLabel(trace, facts, first.spans[0])}${oftenWords(context, first.spans)}`;
  const texts = steps.map(({ spans, time }) => {
    const often = spans.length === 1 ? '' : ` ${times(spans.length)}`;
    return `${callLabel(trace, facts, spans[0])}${often} for ${inSentence(time)}`;
  });
  return listed(texts, MOST_NAMED);
}

const DOING: readonly (readonly [SetupStepName, string])[] = [
  ['dns', 'to look its name up'],
  ['connect', 'to connect'],
  ['tls', 'for the TLS handshake'],
];

/** By its events, web › GET api took 588 ms of 1 s (59 %) to get a connection: 287 ms to look its name up and … */
function tellEvents(
  { trace, facts, rootDuration }: AnalysisContext,
  { span, stretches, time, steps }: EventedSetup,
): Omit<Finding, 'insight' | 'title'> {
  const parts = DOING.flatMap(([step, doing]) => {
    const taken = steps.get(step);
    return taken === undefined ? [] : [`${inSentence(taken)} ${doing}`];
  });
  const kinds = new Set(Array.from(steps.keys(), (step) => KIND_OF_STEP[step]));
  return {
    confidence: 'strong',
    reason: 'its events say when that began and ended',
    sentence: `By its events, ${spanLabel(trace, facts, span)} took ${partOfWhole(time, rootDuration)} to get a connection${parts.length === 0 ? '' : `: ${listed(parts)}`}.`,
    // What is waited for while a connection is opened is told by its steps.
    next: SETUP_KINDS.filter((kind) => kinds.has(kind) && (kind !== 'pool' || kinds.size === 1))
      .map((kind) => SETUP_ADVICE[kind])
      .join(' '),
    rank: 'effect',
    effect: 0,
    spans: [span],
    stretches: stretches.map(({ start, end }) => ({ span, start, end })),
    evidence: [],
    whatIf: [],
    label: 'getting a connection',
  };
}

function oftenWords({ trace }: AnalysisContext, spans: readonly SpanIndex[]): string {
  const failed = spans.filter((span) => trace.status[span] === StatusCode.Error).length;
  const often = spans.length === 1 ? '' : `, ${times(spans.length)} in all`;
  if (failed === 0) return often;
  return spans.length === 1 ? ', which failed' : `${often}, ${inWords(failed)} of which failed`;
}
