import { type Finding, isDoubtful } from '../analysis/finding.ts';
import { LEDGER_CATEGORIES } from '../analysis/trace-analysis.ts';
import { inSentence, insteadOf, shareText } from '../analysis/wording/in-sentence.ts';
import { spanLabel } from '../analysis/wording/span-label.ts';
import { counted } from '../lib/counted.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { formatDuration, formatStart } from '../trace/time.ts';
import type { Nanoseconds } from '../trace/units.ts';
import type { AnalysedTrace } from './analysis-json/analysed-trace.ts';
import { lineOf, wrapped } from './text/terminal-text.ts';
import { type TextWaterfallOptions, textWaterfall, waterfallLegend } from './text-waterfall.ts';

/** A trace to be told in text. */
export interface ReportedTrace extends AnalysedTrace {
  readonly facts: SpanFacts;
  /** As people call it: `OTLP JSON`. */
  readonly formatTitle: string;
}

/** Whoever wants to read on has them all as JSON. */
const MOST_FINDINGS = 10;
const LEDGER_WORDS = {
  retry: 'retries',
  network: 'network',
  gap: 'gaps',
  messaging: 'messaging',
  database: 'database',
  remote: 'remote calls',
  own: 'own work',
} as const;

/**
 * Returns a trace told in text: what it is, the verdict, the findings, where the time went, answers to what was asked,
 * and the waterfall. Lines are no longer than `options.width` where words allow it, and steer no terminal.
 */
export function textReport(given: ReportedTrace, options: TextWaterfallOptions): string {
  const { analysis, trace, facts } = given;
  const blocks = [
    titleLines(given, options),
    verdictLines(given, options),
    findingLines(given, options),
    answerLines(given, options),
    [...textWaterfall({ trace, facts, analysis }, options), '', ...waterfallLegend(options)],
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function titleLines(given: ReportedTrace, { width, paint }: TextWaterfallOptions): string[] {
  const { recorded, trace, facts, source, formatTitle } = given;
  const root = recorded.primaryRoot;
  const label = root < 0 ? '' : spanLabel(trace, facts, root);
  const serviceCount = recorded.services.filter(({ name }) => recorded.strings.get(name) !== '').length;
  const figures = [
    formatDuration(trace.duration),
    counted(recorded.length, 'span'),
    counted(serviceCount, 'service'),
    counted(recorded.errorCount, 'error'),
    formatStart(trace.startTimeUnixNano, 'utc'),
  ];
  const origin = `Trace ${recorded.traceId}, ${formatTitle} from ${source.name}`;
  return [
    ...wrapped(lineOf(label), width).map((line) => paint(line, 'strong')),
    ...wrapped(figures.join(' · '), width),
    ...wrapped(lineOf(origin), width).map((line) => paint(line, 'quiet')),
  ];
}

function verdictLines({ analysis }: ReportedTrace, { width, paint }: TextWaterfallOptions): string[] {
  const sentence = lineOf(analysis.verdict.parts.map(({ text }) => text).join(''));
  return wrapped(sentence, width).map((line) => paint(line, 'strong'));
}

function findingLines({ analysis }: ReportedTrace, options: TextWaterfallOptions): string[] {
  const told = analysis.findings.filter((finding) => !isDoubtful(finding));
  const lines = told.slice(0, MOST_FINDINGS).flatMap((finding, i) => findingBlock(finding, i + 1, options));
  const more = told.length - MOST_FINDINGS;
  const doubtful = analysis.findings.length - told.length;
  const notes = [
    ...(more > 0 ? [`${counted(more, 'more finding')}; --json has all`] : []),
    ...(doubtful > 0 ? [`${counted(doubtful, 'doubtful finding')} left out; --json has all`] : []),
    ...analysis.failures.map(({ insight, message }) => `${insight} could not be worked out: ${lineOf(message)}`),
  ];
  return [
    ...lines,
    ...notes.flatMap((note) => wrapped(note, options.width).map((each) => options.paint(each, 'quiet'))),
  ];
}

function findingBlock(finding: Finding, number: number, { width, paint }: TextWaterfallOptions): string[] {
  const { title, confidence, reason, sentence, next, effect } = finding;
  const effectText = effect > 0 ? `, up to ${inSentence(effect)}` : '';
  const indented = (text: string, first: string) =>
    wrapped(lineOf(text), Math.max(20, width - 5)).map((line, i) => `   ${i === 0 ? first : '  '}${line}`);
  const reasonText = reason === '' ? '' : ` (${lineOf(reason)})`;
  const head = `${String(number).padStart(2)} ${paint(`${title}${effectText}`, 'strong')}`;
  const doubt = indented(`${confidence}${reasonText}`, '  ').map((line) => paint(line, 'quiet'));
  return [head, ...indented(sentence, '  '), ...(next === '' ? [] : indented(next, '→ ')), ...doubt];
}

/** Where the time went, and what was asked. */
function answerLines(given: ReportedTrace, { width }: TextWaterfallOptions): string[] {
  const { analysis, whatIf, slack, trace, facts } = given;
  const root = trace.primaryRoot;
  const rootDuration = root < 0 ? 0 : trace.end[root] - trace.start[root];
  const ledger = ledgerText(analysis.ledger, rootDuration);
  const lines = [
    ...(ledger === '' ? [] : [`Where the time went: ${ledger}`]),
    ...whatIf.map((answer, i) => `What if (${i + 1}): ${durationAfter(answer.rootDuration, rootDuration)}`),
    ...slack.map(({ span, slack }) => {
      const room = Number.isFinite(slack) ? `can grow by ${formatDuration(slack)}` : 'can grow without end';
      return `Slack: ${spanLabel(trace, facts, span)} ${room}`;
    }),
  ];
  return lines.flatMap((line) => wrapped(lineOf(line), width));
}

function durationAfter(after: Nanoseconds, before: Nanoseconds): string {
  return after === before ? `${inSentence(after)}, as it is` : insteadOf(after, before);
}

function ledgerText(ledger: AnalysedTrace['analysis']['ledger'], rootDuration: Nanoseconds): string {
  const times = LEDGER_CATEGORIES.map((category) => ({
    category,
    time: ledger.filter((entry) => entry.category === category).reduce((sum, { time }) => sum + time, 0),
  }));
  return times
    .filter(({ time }) => time > 0)
    .sort((a, b) => b.time - a.time)
    .map(({ category, time }) => `${LEDGER_WORDS[category]} ${inSentence(time)} (${shareText(time, rootDuration)})`)
    .join(', ');
}
