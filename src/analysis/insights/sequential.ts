import { groupBy } from '../../lib/group-by.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { assumptionsAtOnce } from '../assumptions.ts';
import type { Change } from '../change.ts';
import type { Confidence, Evidence, Finding } from '../finding.ts';
import { type ToldSequence, toldSequences } from '../told-sequences.ts';
import { capitalised, countedInWords, inWords, listed, times } from '../wording/counts.ts';
import { inSentence, insteadOf } from '../wording/in-sentence.ts';
import { operationLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** Calls that ran one after another and could run at once, as far as one trace tells (A6 of the definitions). */
export const sequential: Insight = {
  id: 'sequential',
  title: 'Sequential calls',
  find: (context) => {
    const alike = groupBy(toldSequences(context), (sequence) => kindOf(context, sequence));
    return [...alike.values()].map((sequences) => findingOf(context, sequences));
  },
};

/** The same text for the same calls below the same operation, as in the rounds of a loop. */
function kindOf(context: AnalysisContext, { parent, members }: ToldSequence): string {
  const { trace } = context;
  const numbers = [parent, ...members].map((span) => `${trace.service[span]} ${trace.name[span]}`);
  return [...numbers, ...labelsOf(context, members)].join('\n');
}

function findingOf(context: AnalysisContext, sequences: readonly ToldSequence[]): Omit<Finding, 'insight' | 'title'> {
  const { trace, rootDuration } = context;
  const whatIf = sequences.map(({ members }): Change => ({ op: 'parallel', spans: members }));
  const after = sequences.length === 1 ? sequences[0].totalAfter : context.durationAfter(whatIf);
  const spans = sequences.flatMap(({ members }) => members);
  return {
    ...judgement(context, sequences),
    sentence: sentenceOf(context, sequences, after),
    next: adviceOn(context, sequences[0]),
    rank: 'effect',
    effect: rootDuration - after,
    spans,
    stretches: spans.map((span) => ({ span, start: trace.start[span], end: trace.end[span] })),
    evidence: evidenceOf(context, sequences),
    whatIf,
    label: '',
  };
}

/** GET users, GET prices and GET stock run one after another (300 ms). At once … would take 140 ms instead of 340 ms. */
function sentenceOf(context: AnalysisContext, sequences: readonly ToldSequence[], after: Nanoseconds): string {
  const [{ members }] = sequences;
  const labels = [...new Set(labelsOf(context, members))];
  const taken = sequences.reduce((sum, sequence) => sum + timeOf(context, sequence), 0);
  const often = sequences.length === 1 ? '' : `, ${times(sequences.length)}`;
  const services = servicesOf(context, members);
  const what =
    labels.length > 1
      ? `${manyWords(members.length, labels)} run one after another`
      : services > 1
        ? `${labels[0]} runs in ${inWords(services)} services one after another`
        : `${labels[0]} runs ${times(members.length)} in a row`;
  const whole = wholeWord(context.trace);
  const longest = sequences.length === 1 ? `they would take ${inSentence(longestOf(context, members))} and ` : '';
  const result = `${longest}the ${whole} ${insteadOf(after, context.rootDuration)}`;
  return `${what}${often} (${inSentence(taken)}); at once ${longest === '' ? result.replace(whole, `${whole} would take`) : result}, if none needs another’s answer.`;
}

/** `GET users and GET stock`; where some are of one operation: `Three calls of two operations (GET users and GET stock)` */
function manyWords(count: number, labels: readonly string[]): string {
  if (count === labels.length) return listed(labels);
  const operations = `of ${inWords(labels.length)} operations`;
  return `${capitalised(countedInWords(count, 'call'))} ${operations} (${listed(labels)})`;
}

/** Returns of how many services the calls are, which are several where callers recorded nothing. */
function servicesOf({ trace }: AnalysisContext, members: ToldSequence['members']): number {
  return new Set(members.map((span) => trace.service[span])).size;
}

/** Whether they are one operation of one service: then one call may do. */
function areSame(context: AnalysisContext, members: ToldSequence['members']): boolean {
  return new Set(labelsOf(context, members)).size === 1 && servicesOf(context, members) === 1;
}

function timeOf({ trace }: AnalysisContext, { members }: ToldSequence): Nanoseconds {
  return members.reduce((sum, span) => sum + trace.end[span] - trace.start[span], 0);
}

function longestOf({ trace }: AnalysisContext, members: ToldSequence['members']): Nanoseconds {
  return members.reduce((most, span) => Math.max(most, trace.end[span] - trace.start[span]), 0);
}

function labelsOf({ trace, facts }: AnalysisContext, members: ToldSequence['members']): string[] {
  return members.map((span) => operationLabel(trace, facts, span));
}

function judgement(
  context: AnalysisContext,
  sequences: readonly ToldSequence[],
): { confidence: Confidence; reason: string } {
  const { members } = sequences[0];
  if (sequences.some(({ isStaged }) => isStaged))
    return { confidence: 'unlikely', reason: 'many calls at once follow, which are likely to need their answers' };
  if (!sequences.every(({ areReads }) => areReads))
    return { confidence: 'possible', reason: 'nothing says whether one needs another’s answer, or changes anything' };
  if (areSame(context, members)) return { confidence: 'likely', reason: `the same read, ${times(members.length)}` };
  return {
    confidence: 'possible',
    reason: `${countedInWords(members.length, 'read')}; whether one needs another’s answer cannot be seen in one trace`,
  };
}

function adviceOn(context: AnalysisContext, { members }: ToldSequence): string {
  const start = `Start the ${members.length === 2 ? 'two' : inWords(members.length)} calls together and wait for all of them`;
  return areSame(context, members)
    ? `Ask for all of them in one call; or ${start.charAt(0).toLowerCase()}${start.slice(1)}, as far as pools and rate limits allow.`
    : `${start}, if none needs another’s answer; check pools and rate limits.`;
}

function evidenceOf(context: AnalysisContext, sequences: readonly ToldSequence[]): Evidence[] {
  const { trace, relations } = context;
  const [{ members }] = sequences;
  const between = members
    .slice(1)
    .reduce((sum, span, i) => sum + Math.max(0, trace.start[span] - relations.windowEnd[members[i]]), 0);
  return [
    ...labelsOf(context, members)
      .slice(0, 12)
      .map((label, i) => ({
        title: label,
        text: inSentence(trace.end[members[i]] - trace.start[members[i]]),
        spans: [members[i]],
      })),
    ...(between > 0 ? [{ title: 'Own work between them', text: `${inSentence(between)}, which is kept` }] : []),
    assumptionsAtOnce('the calls'),
  ];
}
