import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { setupsOnPath } from '../connection-setup.ts';
import { failuresInside } from '../failures/contained-errors.ts';
import { failureWords, httpFailure } from '../failures/failure-words.ts';
import { isPrimaryCancelled } from '../failures/who-gave-up.ts';
import type { Finding } from '../finding.ts';
import { isHeldOpen } from '../held-open.ts';
import { isReceiving } from '../span-role.ts';
import { capitalised, countedInWords } from '../wording/counts.ts';
import { partOfWhole } from '../wording/in-sentence.ts';
import { wholeWord } from '../wording/whole-word.ts';
import { callLink, type Piece, spanLink, strong } from './verdict-parts.ts';

/**
 * Returns what is larger than what the verdict tells and still not to be told in its place, as a sentence of its own:
 * waiting that is no work, getting connections in several steps, that the client did not wait for the answer, or that
 * something failed all the same. `told` is undefined where nothing stands out.
 */
export function asidePieces(context: AnalysisContext, told: Finding | undefined): Piece[] {
  const waiting = longestWaiting(context);
  if (waiting >= 0) return told?.spans[0] === waiting ? [] : waitingPieces(context, waiting);
  const [first] = [setupPieces, hangUpPieces, failurePieces]
    .map((pieces) => pieces(context, told))
    .filter((pieces) => pieces.length > 0);
  return first ?? [];
}

/** That something is not there is an answer, more often than not. */
const NOT_FOUND = '404';

/** Of failures that the answer does not show, where the sentence before is not about failures. */
function failurePieces(context: AnalysisContext, told: Finding | undefined): Piece[] {
  const { trace, facts, errors } = context;
  const isOfFailures = told !== undefined && (ABOUT_FAILURES.has(told.insight) || told.rank === 'fatal-error');
  if (isOfFailures || errors.spans.length === 0 || errors.reachesRoot) return [];
  const { spans, origins } = failuresInside(context);
  const isTold = (span: SpanIndex) => facts.text(span, 'httpStatus') !== NOT_FOUND;
  const count = spans.filter(isTold).length;
  if (count === 0) return [];
  // Who has a refusal as an answer sees no success, though a server's own 4xx is no error (A4).
  const answered = httpFailure(facts.text(trace.primaryRoot, 'httpStatus'));
  const [origin, ...others] = origins.filter(isTold);
  if (origin === undefined || others.length > 0) {
    const errors = ` ${capitalised(countedInWords(count, 'error'))}`;
    if (answered !== '') return [`${errors} happened inside; the ${wholeWord(trace)} answered ${answered}.`];
    return [`${errors} inside did not make the ${wholeWord(trace)} fail.`];
  }
  const what: Piece[] = told?.spans[0] === origin ? [' It failed'] : [' ', callLink(context, origin), ' failed inside'];
  const ending =
    answered === ''
      ? `, which did not make the ${wholeWord(trace)} fail.`
      : `; the ${wholeWord(trace)} answered ${answered}.`;
  const words = failureWords(facts, origin, LONGEST_MESSAGE);
  return [...what, words === '' ? '' : `: ${words}`, ending];
}

/** How much of an error's message stands in it. */
const LONGEST_MESSAGE = 60;

const ABOUT_FAILURES = new Set(['error', 'retry', 'timeout-limit']);

/** Of a request whose server says that nobody waited for its answer any more: 499, as nginx has it. */
function hangUpPieces(context: AnalysisContext, told: Finding | undefined): Piece[] {
  const { trace, facts } = context;
  const isOfCancelled = told?.rank === 'fatal-error' && isPrimaryCancelled(context);
  const isOther = told === undefined || (told.rank !== 'effect' && !isOfCancelled);
  const root = trace.primaryRoot;
  if (isOther || root < 0 || facts.text(root, 'httpStatus') !== '499') return [];
  return [` The client hung up before the ${wholeWord(trace)} was answered (HTTP 499).`];
}

/** Returns the span in which more than half of the root's time was spent waiting; -1 for none. */
function longestWaiting({ trace, facts, criticalTime, rootDuration }: AnalysisContext): SpanIndex {
  if (rootDuration === 0) return -1;
  const most = criticalTime.findIndex((time) => 2 * time > rootDuration);
  if (most < 0) return -1;
  // One that has what it received below it may wait for anything between.
  const isAlone = trace.subtreeEnd[most] === most + 1;
  return (isAlone && isReceiving(trace, facts, most)) || isHeldOpen(facts, most) ? most : -1;
}

function waitingPieces(context: AnalysisContext, span: SpanIndex): Piece[] {
  const { trace, facts, criticalTime, rootDuration } = context;
  const figures = strong(partOfWhole(criticalTime[span], rootDuration));
  const what = isReceiving(trace, facts, span) ? 'waiting for a message, not work' : 'a connection held open, not work';
  return [' ', figures, ` is ${what}: `, spanLink(context, span), '.'];
}

function setupPieces(context: AnalysisContext, told: Finding | undefined): Piece[] {
  if (told !== undefined && (told.rank !== 'effect' || told.insight === 'connection-setup')) return [];
  const [setup] = setupsOnPath(context);
  if (setup === undefined || setup.steps.length < 2) return [];
  // Most of calls that are repeated may be what it takes to reach what they call.
  const isPartOfTold = told?.insight === 'n-plus-one' && 2 * setup.time > told.effect;
  if (setup.time <= (told?.effect ?? 0) && !isPartOfTold) return [];
  return [' ', strong(partOfWhole(setup.time, context.rootDuration)), ` went into ${setup.what}.`];
}
