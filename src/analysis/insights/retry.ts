import { groupBy } from '../../lib/group-by.ts';
import { sortByStart } from '../../trace/sort-by-start.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import { grpcStatusOf } from '../../trace/suspect-status.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { tellWeightiest } from '../bounded-findings.ts';
import { byStart } from '../by-start.ts';
import { failureMessage } from '../failures/failure-message.ts';
import { failureWords, isCode } from '../failures/failure-words.ts';
import type { Confidence, Evidence, Finding } from '../finding.ts';
import { mayBeLoop } from '../may-be-loop.ts';
import { retriesAround } from '../retry-layers.ts';
import { retryLosses } from '../retry-loss.ts';
import { operationOf } from '../retry-runs.ts';
import { toleranceOf } from '../tolerance.ts';
import type { RetryRun } from '../trace-analysis.ts';
import { capitalised, countedInWords, inWords, ordinal, times } from '../wording/counts.ts';
import { inSentence, shareText } from '../wording/in-sentence.ts';
import { operationLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

const LONGEST_MESSAGE = 90;
/** Kinds that are told: of those that cost nothing, the ones that took longest. */
const MOST_TOLD = 20;
const UNWAITED = 1e-6;
/** What tells one request from another. */
const REQUEST_FACTS = [
  'url',
  'urlPath',
  'queryText',
  'messageId',
  'messagingDestination',
  'databaseCollection',
  'peer',
] as const;
/** What is asked for by these alone is one request. */
const SURE_FACTS = ['url', 'messageId'] as const;

/** Calls that failed and were tried again (A4 of the definitions): what that cost, and whether it helped. */
export const retry: Insight = {
  id: 'retry',
  title: 'Retries',
  find: (context) => {
    const { toldRetries: retries } = context;
    const losses = retryLosses(context, retries);
    const kindOf = kindsOf(context);
    const alike = groupBy(retries.keys(), (run) => kindOf(retries[run]));
    return tellWeightiest(
      [...alike.values()],
      MOST_TOLD,
      (runs) => runs.reduce((sum, run) => sum + losses[run] + retries[run].wasted * UNWAITED, 0),
      (runs) => findingOf(context, runs, losses),
    );
  },
};

/** Returns what gives the same number for tries of one operation below one operation. */
function kindsOf({ trace, toldRetries: retries }: AnalysisContext): (run: RetryRun) => number {
  const known = new Map<number, number>();
  const numberOf = (span: SpanIndex) => {
    const operation = operationOf(trace, span);
    const number = known.get(operation) ?? known.size;
    known.set(operation, number);
    return number;
  };
  return ({ parent, members }) => numberOf(parent) * 2 * retries.length + numberOf(members[0]);
}

/** `alike` are positions in the context's retries, as those of `losses`. */
function findingOf(
  context: AnalysisContext,
  alike: readonly number[],
  losses: readonly Nanoseconds[],
): Omit<Finding, 'insight' | 'title'> {
  const { trace, toldRetries: retries } = context;
  const order = costliestFirst(retries, alike, losses);
  const runs = order.map((run) => retries[run]);
  const effect = order.reduce((sum, run) => sum + losses[run], 0);
  const tries: SpanIndex[] = [];
  for (const { members } of runs) for (const member of members) tries.push(member);
  const times = timesOf(context, runs);
  const layers = layersOf(context, order);
  return {
    ...judgement(context, runs),
    sentence: [sentenceOf(context, runs, effect, times), ...layers.words].join(' '),
    next: adviceOn(context, runs, times, layers.isOneOfTwo),
    rank: 'effect',
    effect,
    spans: tries,
    stretches: byStart(
      runs.map(({ members }) => ({
        span: members[0],
        start: trace.start[members[0]],
        end: trace.start[members[members.length - 1]],
      })),
    ),
    evidence: evidenceOf(context, runs, tries, times),
    whatIf: [],
    label: '',
  };
}

/** Equal ones by their first rows. */
function costliestFirst(
  retries: readonly RetryRun[],
  alike: readonly number[],
  losses: readonly Nanoseconds[],
): number[] {
  const firsts = Float64Array.from(alike, (run) => retries[run].members[0]);
  const byRow = Array.from(sortByStart(firsts), (at) => alike[at]);
  const most = alike.reduce((largest, run) => Math.max(largest, losses[run]), 0);
  const saved = Float64Array.from(byRow, (run) => most - losses[run]);
  return Array.from(sortByStart(saved), (at) => byRow[at]);
}

function judgement(context: AnalysisContext, runs: readonly RetryRun[]): { confidence: Confidence; reason: string } {
  const { facts } = context;
  if (runs.some((run) => mayBeLoop(context, run)))
    return {
      confidence: 'possible',
      reason: 'the same operation again, as in a loop; nothing says that it was for the same thing',
    };
  const isNumbered = (span: SpanIndex) => Number(facts.text(span, 'resendCount')) > 0;
  if (runs.every(({ members }) => members.every((span, i) => i === 0 || isNumbered(span))))
    return { confidence: 'certain', reason: 'the calls number themselves as tries' };
  const noted = REQUEST_FACTS.filter((fact) => facts.isNoted(fact) && facts.number(runs[0].members[0], fact) !== 0);
  const areSame = runs.every(({ members }) =>
    noted.every((fact) => members.every((span) => facts.number(span, fact) === facts.number(members[0], fact))),
  );
  if (!areSame)
    return { confidence: 'possible', reason: 'the same operation after a failure, but not the same request' };
  return noted.some((fact) => SURE_FACTS.some((sure) => sure === fact))
    ? { confidence: 'certain', reason: 'the same request, after each failure' }
    : { confidence: 'strong', reason: 'the same operation, after each failure' };
}

function sentenceOf(
  context: AnalysisContext,
  runs: readonly RetryRun[],
  effect: Nanoseconds,
  { wasted }: Times,
): string {
  const lost =
    effect === 0
      ? `${inSentence(wasted)} lost, which nothing waited for`
      : `${inSentence(effect)} (${shareText(effect, context.rootDuration)}) lost`;
  const isUnsure = runs.some((run) => mayBeLoop(context, run));
  const told = isUnsure ? `${lost}, if ${runs.length === 1 ? 'it was a try' : 'those were tries'} of the same` : lost;
  return runs.length === 1 ? ofOne(context, runs[0], told, isUnsure) : ofSeveral(context, runs, told, isUnsure);
}

function ofOne(context: AnalysisContext, run: RetryRun, lost: string, isUnsure: boolean): string {
  const { members, outcome } = run;
  const who = labelOf(context, run);
  const message = messageOf(context, run);
  if (outcome === 'failed')
    return `${who} failed ${times(members.length)} in a row${message}: ${lost} before the last try.`;
  const worked = isUnsure ? 'next one' : `${ordinal(members.length)} try`;
  return `${who} failed ${times(members.length - 1)}${message}; the ${worked} worked: ${lost}.`;
}

function ofSeveral(context: AnalysisContext, runs: readonly RetryRun[], lost: string, isUnsure: boolean): string {
  const recovered = runs.filter(({ outcome }) => outcome === 'recovered').length;
  const all = runs.length === 2 ? 'both' : `all ${inWords(runs.length)}`;
  const some = recovered === 0 ? 'none' : inWords(recovered);
  const which = recovered === runs.length ? all : some;
  const end = isUnsure ? `after ${which} of them the next one worked` : `${which} worked in the end`;
  const what = `${countedInWords(runs.length, `${labelOf(context, runs[0])} call`)}`;
  const again = isUnsure ? 'were followed by another' : 'were tried again';
  return `${capitalised(what)} failed${messageOf(context, runs[0])} and ${again}: ${lost}; ${end}.`;
}

/** How tries lie within tries of another call, as words behind the sentence, and whether they do or have such within. */
interface Layers {
  readonly words: readonly string[];
  readonly isOneOfTwo: boolean;
}

/** `order` are positions in the context's retries. */
function layersOf(context: AnalysisContext, order: readonly number[]): Layers {
  const { toldRetries: retries } = context;
  const around = retriesAround(context);
  const outer = around[order[0]];
  if (outer < 0 || order.some((run) => around[run] !== outer)) {
    const own = new Set(order);
    return { words: [], isOneOfTwo: around.some((run) => own.has(run)) };
  }
  const calls = order.reduce((sum, run) => sum + retries[run].members.length, 0);
  const { members } = retries[outer];
  const above = `${labelOf(context, retries[outer])}, which was tried ${times(members.length)} itself`;
  return { words: [`${calls === 2 ? 'Both' : `All ${inWords(calls)}`} calls are within ${above}.`], isOneOfTwo: true };
}

function labelOf({ trace, facts }: AnalysisContext, { members }: RetryRun): string {
  return operationLabel(trace, facts, members[0]);
}

/** With what the first try failed; empty where it does not say. */
function messageOf(context: AnalysisContext, { members }: RetryRun): string {
  const { facts } = context;
  const [first] = members;
  const own = failureMessage(facts, first);
  const message = failureWords(facts, own === '' ? originBelow(context, first) : first, LONGEST_MESSAGE);
  return message === '' ? '' : ` with ${isCode(message) ? message : `“${message}”`}`;
}

/** The first of the failures within a failed span that began there; itself if there is none. */
function originBelow({ trace, errors }: AnalysisContext, failed: SpanIndex): SpanIndex {
  const after = trace.subtreeEnd[failed];
  if (after === failed + 1) return failed;
  for (const origin of errors.origins) if (origin >= failed && origin < after) return origin;
  return failed;
}

function failedTries(runs: readonly RetryRun[]): SpanIndex[] {
  const failed: SpanIndex[] = [];
  for (const { members, outcome } of runs) {
    const count = outcome === 'failed' ? members.length : members.length - 1;
    for (let i = 0; i < count; i++) failed.push(members[i]);
  }
  return failed;
}

/** What answers that it cannot take more now: tries that come sooner make it worse. */
const OVERLOADED = new Set(['429', '503']);
const RESOURCE_EXHAUSTED = 8;
const OVERLOADED_WORDS =
  /overload|too many (?:requests|connections)|rate.?limit|throttl|resource.?exhausted|slow.?down/i;

function saysOverloaded({ facts }: AnalysisContext, span: SpanIndex): boolean {
  return (
    OVERLOADED.has(facts.text(span, 'httpStatus')) ||
    grpcStatusOf(facts.text(span, 'rpcStatus')) === RESOURCE_EXHAUSTED ||
    OVERLOADED_WORDS.test(failureMessage(facts, span))
  );
}

/** What asks who is there answers so, and works once that is told anew. */
const REFUSED = '401';

function adviceOn(
  context: AnalysisContext,
  runs: readonly RetryRun[],
  { pauses, wasted }: Times,
  isOneOfTwo: boolean,
): string {
  const { facts } = context;
  const why = `Find out why ${isOneFailed(runs) ? 'it' : 'they'} failed`;
  if (failedTries(runs).some((span) => saysOverloaded(context, span)))
    return `${why}: what was called says that it cannot take more now; fewer calls help, tries that come sooner do not.`;
  if (failedTries(runs).every((span) => facts.text(span, 'httpStatus') === REFUSED))
    return `${why}: credentials that were refused; renew them before they expire, so that no call is refused first.`;
  if (failedTries(runs).some((span) => isWorkedOn(context, span)))
    return `${why}: what was called went on when it was no longer waited for, so that tries may have done its work several times. Check that it may be done again, and compare how long it takes with how long is waited.`;
  if (isOneOfTwo)
    return `${why}; and let one layer alone try again: where two do, one failure makes as many calls as their tries multiplied.`;
  const shorter =
    2 * pauses > wasted
      ? 'shorten the pause between tries, if what is called can take them'
      : 'let a try that will fail end sooner';
  return `${why}; until then, ${shorter}.`;
}

/** Whether what a try called ran on after it, and did not fail. */
function isWorkedOn({ trace, relations }: AnalysisContext, tried: SpanIndex): boolean {
  const { childFrom, child, isRemote } = relations;
  for (let at = childFrom[tried]; at < childFrom[tried + 1]; at++) {
    const called = child[at];
    const isLonger = trace.end[called] > trace.end[tried] + toleranceOf(trace, tried);
    if (isRemote[called] === 1 && isLonger && trace.status[called] !== StatusCode.Error) return true;
  }
  return false;
}

function isOneFailed(runs: readonly RetryRun[]): boolean {
  return runs.length === 1 && failedTries(runs).length === 1;
}

/** What tries took together, and how much of it they were paused between them. */
interface Times {
  readonly wasted: Nanoseconds;
  readonly pauses: Nanoseconds;
}

function timesOf({ trace: { start, end } }: AnalysisContext, runs: readonly RetryRun[]): Times {
  let wasted = 0;
  let pauses = 0;
  for (const run of runs) {
    const { members } = run;
    wasted += run.wasted;
    for (let i = 1; i < members.length; i++) pauses += Math.max(0, start[members[i]] - end[members[i - 1]]);
  }
  return { wasted, pauses };
}

function evidenceOf(
  context: AnalysisContext,
  runs: readonly RetryRun[],
  tries: readonly SpanIndex[],
  { wasted, pauses }: Times,
): Evidence[] {
  const failed = failedTries(runs);
  const worked: SpanIndex[] = [];
  for (const { members, outcome } of runs) if (outcome === 'recovered') worked.push(members[members.length - 1]);
  return [
    { title: 'Tries', text: `${tries.length}, ${failed.length} failed`, spans: tries },
    { title: 'A failed try took', text: durationsOf(context, failed), spans: failed },
    ...(worked.length > 0
      ? [{ title: 'A try that worked took', text: durationsOf(context, worked), spans: worked }]
      : []),
    ...(50 * pauses > wasted ? [{ title: 'Pauses between tries', text: inSentence(pauses) }] : []),
  ];
}

function durationsOf({ trace }: AnalysisContext, spans: readonly SpanIndex[]): string {
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (const span of spans) {
    const duration = trace.end[span] - trace.start[span];
    if (duration < shortest) shortest = duration;
    if (duration > longest) longest = duration;
  }
  const [least, most] = [shortest, longest].map(inSentence);
  return least === most ? least : `${least} to ${most}`;
}
