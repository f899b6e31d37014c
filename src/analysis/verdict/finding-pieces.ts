import { counted } from '../../lib/counted.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { branchBehind } from '../branch-behind.ts';
import { endedTogether, togetherWords } from '../ended-together.ts';
import { failedBeside, moreRivals } from '../failures/failed-beside.ts';
import { becauseOf, failureWords, isCode } from '../failures/failure-words.ts';
import { timeoutWords } from '../failures/timeout-words.ts';
import { toldAbove } from '../failures/told-above.ts';
import { isPrimaryCancelled, passedAbove, toldOfFailure } from '../failures/who-gave-up.ts';
import type { Finding } from '../finding.ts';
import { orphansWithin } from '../orphans-within.ts';
import { callsAtOnce } from '../rank-findings.ts';
import { areItsPeers, stragglerOf, stragglerWords } from '../straggler.ts';
import { takingTurns, turnWords } from '../taking-turns.ts';
import { GAP_KINDS, GAP_POSITIONS } from '../trace-analysis.ts';
import { unionOf } from '../union-of.ts';
import { withinEach } from '../within-each.ts';
import { capitalised, countedInWords, inWords, ordinal, times } from '../wording/counts.ts';
import { inSentence, insteadOf, partOfWhole } from '../wording/in-sentence.ts';
import { callLabel, operationLabel, spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import { callLink, likeCallsLink, linkList, operationLink, type Piece, spanLink, strong } from './verdict-parts.ts';

/** How much of an error's message stands in the verdict. */
const LONGEST_MESSAGE = 90;
const MOST_NAMED = 3;
/** A longer one is told with less in it, where there is a way to. */
const LONGEST_SENTENCE = 180;

type Sentence = (context: AnalysisContext, finding: Finding) => readonly Piece[] | null;

/** How the verdict says what an insight found, where it says it otherwise than the finding; null where that says it as well. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  error: ofError,
  'fat-leaf': ofFatLeaf,
  sequential: ofSequence,
  'n-plus-one': ofRepeatedCalls,
  retry: ofRetry,
  gap: ofGap,
  'async-tail': ofAsyncTail,
};

/** Returns a finding as the verdict tells it: one sentence with its figures strong and its spans as links. */
export function findingPieces(context: AnalysisContext, finding: Finding): readonly Piece[] {
  const sentence = finding.spans.length === 0 ? null : (SENTENCES[finding.insight]?.(context, finding) ?? null);
  return sentence ?? ofAnyFinding(context, finding);
}

/** The request failed because INSERT reservations (orders) failed: duplicate key …; it passed through 4 spans. */
function ofError(context: AnalysisContext, { rank }: Finding): readonly Piece[] | null {
  const { trace, facts, errors } = context;
  if (rank !== 'fatal-error' || !errors.reachesRoot) return null;
  const whole = `The ${wholeWord(trace)}`;
  const told = toldOfFailure(context);
  const timeout = timeoutWords(context, told);
  const why = becauseOf(facts, told, LONGEST_MESSAGE);
  const failed = isPrimaryCancelled(context) ? 'was cancelled' : 'failed';
  const how = timeout || ` ${failed}${why}${toldAbove(context)}`;
  const above = passedAbove(context, told);
  if (above > 0) {
    const passed = `; it passed through ${counted(above, 'span')}`;
    return [whole, ' failed because ', callLink(context, told), how, passed, ...besidePieces(context), '.'];
  }
  if (timeout !== '') return [whole, ' ', strong('failed'), ': ', callLink(context, told), how, '.'];
  return [whole, ' ', strong('failed'), ' in ', spanLink(context, told), ' itself', why, '.'];
}

/** `; at the same time GET /b (web) failed` */
function besidePieces(context: AnalysisContext): Piece[] {
  const beside = failedBeside(context);
  const last = beside.rivals.at(-1);
  return last === undefined ? [] : ['; at the same time ', callLink(context, last), `${moreRivals(beside)} failed`];
}

/** 3.9 s of 4.2 s (93 %) is one leaf: payments › POST api.stripe.com. */
function ofFatLeaf(context: AnalysisContext, { spans, effect }: Finding): readonly Piece[] {
  const { trace, criticalTime, rootDuration } = context;
  const leaf = spans[0];
  const link = spanLink(context, leaf);
  if (leaf === trace.primaryRoot) return rootAlone(context);
  const time = criticalTime[leaf];
  const together = turnWords(takingTurns(context, leaf)) || togetherWords(endedTogether(context, leaf));
  if (together !== '') return [strong(partOfWhole(time, rootDuration)), ' is one leaf: ', link, together, '.'];
  const several = severalPieces(context, spans);
  if (several !== null) return several;
  const beside: Piece[] =
    effect < 0.75 * time
      ? [
          `; without it the ${wholeWord(trace)} would still take ${inSentence(rootDuration - effect)}`,
          ...behindPieces(context, leaf),
        ]
      : [];
  const straggler = beside.length > 0 ? null : stragglerOf(context, leaf);
  const peers = straggler === null ? '' : stragglerWords(context, leaf, straggler);
  const inside = straggler === null && beside.length === 0 ? orphanPieces(context, leaf) : [];
  const more = areItsPeers(straggler, spans.slice(1)) ? '' : likeWords(context, spans);
  return [strong(partOfWhole(time, rootDuration)), ' is one leaf: ', link, peers, ...inside, ...beside, more, '.'];
}

/** `, unless db › SELECT (500 ms) is part of it`: the longest of another service that would fit, and whose caller is missing, where it is worth telling. */
function orphanPieces(context: AnalysisContext, leaf: SpanIndex): Piece[] {
  const { start, end, service } = context.trace;
  const lengthOf = (span: SpanIndex) => end[span] - start[span];
  const inside = orphansWithin(context.trace)(leaf, start[leaf], end[leaf]).filter(
    (span) => service[span] !== service[leaf],
  );
  if (inside.length === 0) return [];
  const longest = inside.reduce((most, span) => (lengthOf(span) > lengthOf(most) ? span : most));
  if (!context.isNotable(lengthOf(longest))) return [];
  return [', unless ', spanLink(context, longest), ` (${inSentence(lengthOf(longest))}) is part of it`];
}

/** Fewer are told one by one. */
const FEWEST_LEAVES = 3;

/** 16.5 s of 18 s (92 %) is nine leaves of one operation: agent › chat gpt-4o; the longest takes 2.7 s. Null where one is most of them. */
function severalPieces(context: AnalysisContext, spans: readonly SpanIndex[]): readonly Piece[] | null {
  const { criticalTime, rootDuration } = context;
  const [longest] = spans;
  const all = spans.reduce((sum, span) => sum + criticalTime[span], 0);
  const isMost = 2 * criticalTime[longest] > all;
  if (spans.length < FEWEST_LEAVES || isMost || stragglerOf(context, longest) !== null) return null;
  const what = ` is ${inWords(spans.length)} leaves of one operation: `;
  const end = `; the longest takes ${inSentence(criticalTime[longest])}.`;
  return [strong(partOfWhole(all, rootDuration)), what, spanLink(context, longest), end];
}

/** `; three more like it take 6 s` */
function likeWords({ criticalTime }: AnalysisContext, [, ...others]: readonly SpanIndex[]): string {
  const time = others.reduce((sum, span) => sum + criticalTime[span], 0);
  return `; ${inWords(others.length)} more like it ${others.length === 1 ? 'takes' : 'take'} ${inSentence(time)}`;
}

/** What is waited for next, where it ends not long before. */
function behindPieces(context: AnalysisContext, leaf: SpanIndex): Piece[] {
  const behind = branchBehind(context, [leaf]);
  if (behind === null || 2 * behind.before >= context.criticalTime[leaf]) return [];
  if (behind.mayOnlyWait) return [', unless ', spanLink(context, behind.span), ' beside it only waits for it'];
  const when = behind.before === 0 ? ' ends at the same time' : ` ends ${inSentence(behind.before)} before it`;
  const link = spanLink(context, behind.span);
  return [link.text === spanLink(context, leaf).text ? ', since another ' : ', since ', link, when];
}

/** Returns that a request waited for nothing that is known: `The whole request, 20 ms, is shop › GET /page itself …` */
export function rootAlone(context: AnalysisContext): readonly Piece[] {
  const { trace, rootDuration } = context;
  const root = spanLink(context, trace.primaryRoot);
  if (trace.length === 1) return ['There is one span only: ', root, ', ', strong(inSentence(rootDuration)), '.'];
  const whole = `The whole ${wholeWord(trace)}, `;
  const why = ' itself: it waited for nothing that was recorded.';
  return [whole, strong(inSentence(rootDuration)), ', is ', root, why];
}

/** Three calls run one after another; at once the request would take 108 ms instead of 309 ms: GET /item, …, if none needs another’s answer. */
function ofSequence(context: AnalysisContext, finding: Finding): readonly Piece[] | null {
  if (finding.whatIf.length > 1) return null;
  const calls = callsAtOnce(finding);
  const what = strong(`${capitalised(countedInWords(calls.length, 'call'))} run one after another`);
  const after = strong(insteadOf(context.rootDuration - finding.effect, context.rootDuration));
  const named =
    calls.length <= MOST_NAMED
      ? linkList(context, calls)
      : [operationLink(context, calls[0]), ' and ', `${inWords(calls.length - 1)} more`];
  const ifFree = ', if none needs another’s answer.';
  return [what, `; at once the ${wholeWord(context.trace)} would take `, after, ': ', ...named, ifFree];
}

/** What says why they are not one call, or are to be none. */
const OWN_WORDS = /, in turn with others,|; at once the /;

/** SELECT FROM authors (gateway) runs 14 times in a row, 85 ms of 99 ms (86 %); as one call the request would take about 20 ms. */
function ofRepeatedCalls(context: AnalysisContext, finding: Finding): readonly Piece[] | null {
  const { trace, rootDuration } = context;
  const calls = callsAtOnce(finding);
  // Of little worth, in turn with others, or parts of one thing: the finding says why.
  if (finding.rank === 'information' || OWN_WORDS.test(finding.sentence)) return null;
  if (calls.length < 2 || finding.whatIf.length > 1) return null;
  const often = strong(`${times(calls.length)} in a row`);
  const taken = strong(partOfWhole(unionOf(trace, calls), rootDuration));
  const after = `; as one call the ${wholeWord(trace)} would take about ${inSentence(rootDuration - finding.effect)}.`;
  return [likeCallsLink(context, calls), ' runs ', often, ', ', taken, withinEach(context, calls), after];
}

/** 27.5 s of 27.9 s (99 %) is a retry loop: legacy-a › GET legacy-b failed five times in dns.lookup; the sixth try worked. */
function ofRetry(context: AnalysisContext, { spans, effect, confidence }: Finding): readonly Piece[] | null {
  if (confidence === 'possible') return null;
  const run = context.toldRetries.find(({ members }) => members.includes(spans[0]));
  if (run === undefined || run.members.length < spans.length || effect === 0) return null;
  const failed = run.outcome === 'failed' ? run.members.length : run.members.length - 1;
  const end = run.outcome === 'failed' ? '.' : `; the ${ordinal(run.members.length)} try worked.`;
  const figures = strong(partOfWhole(effect, context.rootDuration));
  const where = below(context, run.members.slice(0, failed));
  return [
    figures,
    ' is a retry loop: ',
    spanLink(context, run.members[0]),
    ` failed ${times(failed)}`,
    ...(where.length > 0 ? where : [withWords(context, run.members[0])]),
    end,
  ];
}

/** ` with HTTP 429 (Too Many Requests)`; empty where nothing is said. */
function withWords({ facts }: AnalysisContext, failed: SpanIndex): string {
  const words = failureWords(facts, failed, LONGEST_MESSAGE);
  return words === '' ? '' : ` with ${isCode(words) ? words : `“${words}”`}`;
}

/** Where the tries failed, if it was below each of them and at the like. */
function below(context: AnalysisContext, failed: readonly SpanIndex[]): Piece[] {
  const { trace, errors } = context;
  const origins = failed.map((call) =>
    errors.origins.find((origin) => origin > call && origin < trace.subtreeEnd[call]),
  );
  const first = origins[0];
  if (first === undefined) return [];
  const areLike = origins.every((origin) => origin !== undefined && trace.name[origin] === trace.name[first]);
  // Of a server that is called what its caller is, it tells nothing.
  const isTold = trace.name[first] !== trace.name[failed[0]];
  return areLike && isTold ? [' in ', operationLink(context, first)] : [];
}

/** Of a gap that stands for work of which more is seen. */
const WAITS = ' seems to wait for ';
const PLACES = { head: 'at the start of', middle: 'in the middle of', tail: 'at the end of' } as const;

/** Of a gap whose own sentence, with what is before and behind it, is too long: `For 300 ms of 1 s … at the start of …` */
function ofGap(context: AnalysisContext, { stretches, effect, sentence }: Finding): readonly Piece[] | null {
  if (stretches.length !== 1 || sentence.length <= LONGEST_SENTENCE || sentence.includes(WAITS)) return null;
  const { gaps, rootDuration } = context;
  const [{ span, start }] = stretches;
  const gap = gaps.span.findIndex((of, i) => of === span && gaps.start[i] === start);
  if (gap < 0) return null;
  const figures = strong(partOfWhole(effect, rootDuration));
  const link = spanLink(context, span);
  if (GAP_KINDS[gaps.kind[gap]] === 'network') return [figures, ' is on the way, or waiting to be served: ', link, '.'];
  if (GAP_KINDS[gaps.kind[gap]] === 'retry-backoff') return [figures, ' is a pause between two tries in ', link, '.'];
  return ['For ', figures, ` nothing visible happens ${PLACES[GAP_POSITIONS[gaps.position[gap]]]} `, link, '.'];
}

/** The request took 51 ms; work continued for 650 ms after it: gateway › send mail. */
function ofAsyncTail(context: AnalysisContext, { spans }: Finding): readonly Piece[] {
  const { trace, rootDuration, asyncTail } = context;
  const until = strong(`${inSentence(asyncTail)} after it`);
  const took = `The ${wholeWord(trace)} took ${inSentence(rootDuration)}; work continued for `;
  return [took, until, ': ', spanLink(context, spans[0]), '.'];
}

/** A time, or a part of a whole: `28 s of 30 s (93 %)`. */
const TIME = String.raw`\d[\d.,]* (?:ns|µs|ms|s|min|h|d)\b`;
const FIGURES = new RegExp(String.raw`${TIME}(?: ${TIME})?(?: of ${TIME}(?: ${TIME})?)?(?: \([<>]?\d+ %\))?`);

/** The finding's own sentence, with its first figures strong, and its culprit as a link where it is named. */
function ofAnyFinding({ trace, facts }: AnalysisContext, { sentence, spans }: Finding): Piece[] {
  const text = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  const [span] = spans;
  if (span === undefined) return strongFigures(text);
  const names = [spanLabel, callLabel, operationLabel].map((labelOf) => labelOf(trace, facts, span));
  const name = names.find((candidate) => text.includes(candidate));
  if (name === undefined) return strongFigures(text);
  const at = text.indexOf(name);
  const before = strongFigures(text.slice(0, at));
  const after = text.slice(at + name.length);
  return [...before, { text: name, span, isStrong: false }, ...(before.length > 1 ? [after] : strongFigures(after))];
}

function strongFigures(text: string): Piece[] {
  const found = FIGURES.exec(text);
  if (found === null) return [text];
  return [text.slice(0, found.index), strong(found[0]), text.slice(found.index + found[0].length)];
}
