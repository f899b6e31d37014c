import { analysisOf, contextOf } from '../analysis/analyse-trace.ts';
import type { AnalysisContext } from '../analysis/analysis-context.ts';
import {
  ChangeError,
  type ChangeRequest,
  resolveChanges,
  resolveSpan,
  unmatchedOperations,
} from '../analysis/change-requests.ts';
import { criticalPathClamp } from '../analysis/critical-path-clamp.ts';
import { prepareReplay } from '../analysis/replay.ts';
import { slackOf } from '../analysis/slack.ts';
import type { AnalysedTrace, SlackAnswer, WhatIfAnswer } from '../export/analysis-json/analysed-trace.ts';
import { analysisJson } from '../export/analysis-json.ts';
import { lineOf } from '../export/text/terminal-text.ts';
import { textReport } from '../export/text-report.ts';
import { recognise } from '../load/identifiers.ts';
import { traceIdVariants } from '../load/trace-id.ts';
import { TraceReading } from '../load/trace-reading.ts';
import { type InputRange, readInputs } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

/** What `longpole analyze` was told on the command line. */
export interface AnalyzeCall {
  /** Files, addresses, `-` for standard input. */
  readonly inputs: readonly string[];
  /** The only trace to print; undefined for all. */
  readonly traceId: string | undefined;
  readonly isJson: boolean;
  readonly hasSpans: boolean;
  readonly isClamped: boolean;
  readonly whatIf: readonly (readonly ChangeRequest[])[];
  /** Keys of spans. */
  readonly slack: readonly string[];
}

/** The exit status: done; something could not be read; wrong usage. */
export type ExitStatus = 0 | 1 | 2;

/** Lines for spans; a screen or two. */
const MOST_ROWS = 40;

/**
 * Reads all inputs, works out what can be said of each trace, and prints it, in the order in which the traces appear;
 * one that cannot be printed whole is not printed. Complaints are told as they arise. Returns the exit status.
 */
export async function analyze(call: AnalyzeCall, terminal: Terminal): Promise<ExitStatus> {
  const reading = new TraceReading();
  const { ranges, isComplete } = await readInputs(call.inputs, reading, terminal);
  const printer = new TracePrinter(call, reading, ranges, terminal);
  const status = await printer.printAll();
  return status === 0 && !isComplete ? 1 : status;
}

/** Prints the traces of a reading that has ended. */
class TracePrinter {
  readonly #call: AnalyzeCall;
  readonly #reading: TraceReading;
  readonly #ranges: readonly InputRange[];
  readonly #terminal: Terminal;

  constructor(call: AnalyzeCall, reading: TraceReading, ranges: readonly InputRange[], terminal: Terminal) {
    this.#call = call;
    this.#reading = reading;
    this.#ranges = ranges;
    this.#terminal = terminal;
  }

  async printAll(): Promise<ExitStatus> {
    const numbers = this.#numbers();
    const statuses: ExitStatus[] = numbers.length === 0 ? [1] : [];
    for (const [index, number] of numbers.entries()) statuses.push(await this.#tryToPrint(number, index === 0));
    if (statuses.includes(2)) return 2;
    return statuses.includes(1) ? 1 : 0;
  }

  async #tryToPrint(traceNumber: number, isFirst: boolean): Promise<ExitStatus> {
    try {
      await this.#print(traceNumber, isFirst);
      return 0;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      const isQuestion = error instanceof ChangeError;
      this.#terminal.complain(lineOf(`longpole: ${isQuestion ? words : `A trace could not be worked out: ${words}`}`));
      return isQuestion ? 2 : 1;
    }
  }

  /** The numbers of the traces that were asked for. */
  #numbers(): number[] {
    const ids = this.#reading.finish().map(({ traceId }) => traceId);
    const all = Array.from(ids.keys());
    const { traceId } = this.#call;
    if (traceId === undefined) return all;
    const meant = recognise(traceId);
    const written = meant.kind === 'ids' ? meant.ids.map((id) => id.traceId) : [traceId];
    const wanted = new Set(written.flatMap(traceIdVariants));
    const found = all.filter((number) => wanted.has(ids[number]));
    if (found.length === 0) this.#terminal.complain(lineOf(`longpole: There is no trace ${traceId} in what was read.`));
    return found;
  }

  async #print(traceNumber: number, isFirst: boolean): Promise<void> {
    const { table, facts, source, input } = await this.#reading.whole(traceNumber);
    const range = this.#ranges.find(({ from, to }) => source.offset >= from && source.offset < to);
    const context = contextOf(table, facts, { ...input, defects: range?.defects ?? [] });
    const analysed: AnalysedTrace = {
      source: { name: source.name, format: source.format?.name ?? '' },
      recorded: table,
      trace: context.trace,
      analysis: analysisOf(context),
      inputDefects: context.input.defects,
      ...this.#answers(context),
    };
    if (this.#call.isJson) return this.#printJson(analysed);
    const { width, paint } = this.#terminal;
    const report = textReport(
      { ...analysed, facts, formatTitle: source.format?.title ?? '' },
      { width, paint, mostRows: MOST_ROWS },
    );
    await this.#terminal.write(isFirst ? report : `\n${'─'.repeat(width)}\n\n${report}`);
  }

  /** Throws a ChangeError for a span that the trace has not. */
  #answers({ trace, relations }: AnalysisContext): { whatIf: WhatIfAnswer[]; slack: SlackAnswer[] } {
    const questions = this.#call.whatIf.map((requests) => resolveChanges(trace, requests));
    for (const operation of unmatchedOperations(trace, this.#call.whatIf.flat()))
      this.#terminal.complain(
        lineOf(`longpole: No span of trace ${trace.traceId} is of ${operation}: nothing changes.`),
      );
    const spans = this.#call.slack.map((key) => resolveSpan(trace, key));
    if (questions.length + spans.length === 0) return { whatIf: [], slack: [] };
    const replay = prepareReplay(trace, relations);
    return {
      whatIf: questions.map((changes) => ({ changes, rootDuration: replay.durationAfter(changes) })),
      slack: spans.map((span) => ({ span, slack: slackOf(trace, replay, span) })),
    };
  }

  async #printJson(analysed: AnalysedTrace): Promise<void> {
    const { hasSpans, isClamped } = this.#call;
    const clamped = isClamped ? criticalPathClamp(analysed.recorded) : null;
    for (const piece of analysisJson(analysed, { clamped, hasSpans })) await this.#terminal.write(piece);
  }
}
