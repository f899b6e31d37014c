import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { connectionSetups, SETUP_ADVICE, SETUP_KINDS, type SetupKind } from '../connection-setup.ts';
import type { Finding } from '../finding.ts';
import { inWords, times } from '../wording/counts.ts';
import { partOfWhole } from '../wording/in-sentence.ts';
import { callLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

const WHAT: Readonly<Record<SetupKind, string>> = {
  dns: 'looking up names',
  connect: 'opening connections',
  pool: 'waiting for a connection',
};

/** Time that went into getting connections rather than using them, by the spans that are named for it. */
export const connectionSetup: Insight = {
  id: 'connection-setup',
  title: 'Connection setup',
  find: (context) => {
    const setups = connectionSetups(context.trace);
    return SETUP_KINDS.flatMap((kind) => tell(context, kind, setups[kind]));
  },
};

function tell(
  context: AnalysisContext,
  kind: SetupKind,
  all: readonly SpanIndex[],
): Omit<Finding, 'insight' | 'title'>[] {
  const { trace, facts, criticalTime, rootDuration, isNotable } = context;
  const spans = all.filter((span) => criticalTime[span] > 0).sort((a, b) => criticalTime[b] - criticalTime[a] || a - b);
  const time = spans.reduce((sum, span) => sum + criticalTime[span], 0);
  const [first] = spans;
  if (first === undefined || !isNotable(time)) return [];
  return [
    {
      confidence: 'strong',
      reason: 'the spans are named for it',
      sentence: `${partOfWhole(time, rootDuration)} went into ${WHAT[kind]}: ${callLabel(trace, facts, first)}${oftenWords(context, spans)}.`,
      next: SETUP_ADVICE[kind],
      rank: 'effect',
      // How much of it can be saved no replay tells: some connection has to be opened at some time.
      effect: 0,
      spans,
      stretches: spans
        .map((span) => ({ span, start: trace.start[span], end: trace.end[span] }))
        .sort((a, b) => a.start - b.start),
      evidence: [],
      whatIf: [],
      label: WHAT[kind],
    },
  ];
}

function oftenWords({ trace }: AnalysisContext, spans: readonly SpanIndex[]): string {
  const failed = spans.filter((span) => trace.status[span] === StatusCode.Error).length;
  const often = spans.length === 1 ? '' : `, ${times(spans.length)} in all`;
  if (failed === 0) return often;
  return spans.length === 1 ? ', which failed' : `${often}, ${inWords(failed)} of which failed`;
}
