import { groupBy } from '../../lib/group-by.ts';
import { spanName } from '../../trace/span.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Confidence, Finding } from '../finding.ts';
import { gapNeighbours } from '../gap-neighbours.ts';
import { gapAdvice, gapKind, gapSentence } from '../gap-words.ts';
import { type OrphansWithin, orphansWithin } from '../orphans-within.ts';
import { retryTimes } from '../retry-times.ts';
import { type GapGroup, simultaneousGaps } from '../simultaneous-gaps.ts';
import { isReceiving } from '../span-role.ts';
import { countedInWords, inWords } from '../wording/counts.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { plainText } from '../wording/plain-text.ts';
import { spanLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

type Told = Omit<Finding, 'insight' | 'title'>;

const MOST_TOLD = 20;
/** Of those that the root did not wait for. */
const MOST_BESIDE = 5;

/** Names that instrumentation of browsers and mobile apps gives: there the user, or the device, is what is waited for. */
const DEVICE =
  /^(?:documentload|documentfetch|resourcefetch|page ?load|navigation|click|tap|app[ ._]start|ui\.|browser)/i;

/** Time in which nothing below a span is visible (A3 of the definitions). */
export const gap: Insight = {
  id: 'gap',
  title: 'Gap',
  find: (context) => {
    const orphans = orphansWithin(context.trace);
    const groups = simultaneousGaps(context, toldGaps(context));
    const matters = groups.filter(([first]) => context.gaps.critical[first] > 0).slice(0, MOST_TOLD);
    const beside = groups.filter(([first]) => context.gaps.critical[first] === 0);
    return [
      ...matters.map((group) => tell(context, group, [], orphans)),
      ...likeGaps(context, beside)
        .slice(0, MOST_BESIDE)
        .map(([longest, ...others]) => tell(context, longest, others.flat(), orphans)),
    ];
  },
};

/** Returns what is told: waiting for a message is no gap, and the pauses of a retry loop are told with it. */
function toldGaps(context: AnalysisContext): (each: number) => boolean {
  const { trace, facts, gaps, retries } = context;
  const loops = retryTimes(trace, retries);
  return (each) => {
    const span = gaps.span[each];
    const isPause =
      gapKind(context, each) === 'retry-backoff' && loops.endOfLoop(span, gaps.start[each]) > gaps.start[each];
    return !isPause && !isReceiving(trace, facts, span);
  };
}

/** Of gaps that the root did not wait for, those at one place of one operation are told once. */
function likeGaps({ trace, gaps }: AnalysisContext, groups: readonly GapGroup[]): GapGroup[][] {
  const placeOf = ([gap]: GapGroup) =>
    `${trace.service[gaps.span[gap]]} ${trace.name[gaps.span[gap]]} ${gaps.position[gap]} ${gaps.kind[gap]}`;
  return [...groupBy(groups, placeOf).values()];
}

function tell(context: AnalysisContext, group: GapGroup, others: readonly number[], orphans: OrphansWithin): Told {
  const { gaps } = context;
  const [first] = group;
  const neighbours = gapNeighbours(context, first);
  return {
    ...certainty(context, first, orphans),
    sentence: group.length === 1 ? gapSentence(context, first, neighbours) : groupSentence(context, group),
    next:
      group.length === 1
        ? gapAdvice(context, first, neighbours)
        : 'All of them stood still at once: look for a pause of the runtime (garbage collection), a lock or a pool that they share, or a starved processor.',
    rank: 'effect',
    effect: gaps.critical[first],
    spans: [...new Set([...group, ...others].map((each) => gaps.span[each]))],
    stretches: [...group, ...others]
      .map((each) => ({ span: gaps.span[each], start: gaps.start[each], end: gaps.end[each] }))
      .sort((a, b) => a.start - b.start),
    evidence: [...evidenceOf(context, first), ...likeEvidence(context, others)],
    whatIf: [],
    label: '',
  };
}

/** Several spans of one process in which nothing happens from one moment to another. */
function groupSentence({ trace, facts, gaps, rootDuration }: AnalysisContext, group: GapGroup): string {
  const [first] = group;
  const length = gaps.end[first] - gaps.start[first];
  const process = plainText(facts.process(gaps.span[first]), 60);
  const where = process === '' ? '' : ` of ${process}`;
  const named = spanLabel(trace, facts, gaps.span[first]);
  const figures = partOfWhole(gaps.critical[first] || length, rootDuration);
  return `For ${figures} nothing visible happens in ${inWords(group.length)} spans${where} at once, ${named} among them.`;
}

/** The lack of spans is a fact; that nothing was recorded because nothing was instrumented is not. */
function certainty(
  context: AnalysisContext,
  each: number,
  orphans: OrphansWithin,
): { confidence: Confidence; reason: string } {
  const { trace, gaps } = context;
  const missing = orphans(gaps.span[each], gaps.start[each], gaps.end[each]).length;
  if (missing > 0)
    return {
      confidence: 'possible',
      reason: `${countedInWords(missing, 'span')} without ${missing === 1 ? 'its' : 'their'} parent would fit in: it may be data that is missing`,
    };
  if (trace.defects.some(({ type }) => type === 'truncated'))
    return { confidence: 'possible', reason: 'the trace was cut off: what ran then may be missing' };
  if (isOnDevice(context, gaps.span[each]))
    return {
      confidence: 'possible',
      reason: 'on a browser or a phone it may be the user, or the device, that is waited for',
    };
  if (gapKind(context, each) !== 'network')
    return { confidence: 'strong', reason: 'measured: no span below it covers that time' };
  if (isClockDoubtful(context, gaps.span[each]))
    return {
      confidence: 'possible',
      reason: 'how it is split into there and back depends on clocks that were corrected, or do not agree',
    };
  return { confidence: 'strong', reason: 'measured between caller and callee, whose clocks agree' };
}

function isOnDevice({ trace }: AnalysisContext, span: SpanIndex): boolean {
  return (
    DEVICE.test(spanName(trace, span)) ||
    (trace.primaryRoot >= 0 &&
      DEVICE.test(spanName(trace, trace.primaryRoot)) &&
      trace.service[span] === trace.service[trace.primaryRoot])
  );
}

/** Whether the clocks of a client and of what it called are known to be apart. */
function isClockDoubtful({ trace, relations, facts, clock }: AnalysisContext, client: SpanIndex): boolean {
  const told = new Set(clock.processes.map(({ process }) => process));
  if (told.size === 0) return false;
  const { childFrom, child } = relations;
  const callees = Array.from(child.subarray(childFrom[client], childFrom[client + 1]));
  return callees.some((callee) => trace.end[callee] > trace.start[callee] && told.has(facts.process(callee)));
}

function evidenceOf(context: AnalysisContext, each: number): Finding['evidence'] {
  const { trace, facts, gaps } = context;
  const { before, after } = gapNeighbours(context, each);
  const neighbour = (title: string, span: SpanIndex) =>
    span < 0 ? [] : [{ title, text: spanLabel(trace, facts, span), spans: [span] }];
  return [
    { title: 'Length', text: inSentence(gaps.end[each] - gaps.start[each]) },
    { title: 'On the critical path', text: inSentence(gaps.critical[each]) },
    ...neighbour('Before it', before),
    ...neighbour('After it', after),
  ];
}

function likeEvidence({ gaps }: AnalysisContext, others: readonly number[]): Finding['evidence'] {
  if (others.length === 0) return [];
  return [{ title: 'Like it', text: `${inWords(others.length)} more`, spans: others.map((each) => gaps.span[each]) }];
}
