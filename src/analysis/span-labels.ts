import { spanName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { Finding } from './finding.ts';
import { isPoorName } from './name-hint.ts';
import { spanLabel } from './wording/span-label.ts';

/** What spans are called whose names alone leave open which they are: `payments › POST api.stripe.com`. */
export type SpanLabels = ReadonlyMap<SpanIndex, string>;

/** More names nobody reads, and each costs a look at what was noted of the span. */
const MOST_LABELLED = 500;
/** Of each list, so many are named where it is shown. */
const MOST_OF_A_LIST = 16;

/** Returns what those of `spans` are called that have poor names; all others are called by their names. */
export function spanLabels(trace: SpanTable, facts: SpanFacts, spans: Iterable<SpanIndex>): SpanLabels {
  const labels = new Map<SpanIndex, string>();
  for (const span of spans) {
    if (labels.size === MOST_LABELLED) break;
    if (span < 0 || labels.has(span) || !isPoorName(spanName(trace, span))) continue;
    labels.set(span, spanLabel(trace, facts, span));
  }
  return labels;
}

/** Returns the spans that findings name where they are shown. */
export function namedInFindings(findings: readonly Finding[]): SpanIndex[] {
  return findings.flatMap(({ spans, evidence }) =>
    [spans, ...evidence.map((each) => each.spans ?? [])].flatMap((list) => list.slice(0, MOST_OF_A_LIST)),
  );
}
