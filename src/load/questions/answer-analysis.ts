import { analysisOf, contextOf } from '../../analysis/analyse-trace.ts';
import type { AnalysisContext } from '../../analysis/analysis-context.ts';
import { prepareReplay } from '../../analysis/replay.ts';
import { type SpanPartContext, spanPart } from '../../analysis/span-part.ts';
import type { TraceAnalysis } from '../../analysis/trace-analysis.ts';
import { rememberFor } from '../../lib/remember-for.ts';
import type { WorkerAnswer, WorkerRequest } from '../messages.ts';
import type { WholeTrace } from '../whole-trace.ts';

/** A question about what is worked out of a trace. */
export type AnalysisQuestion = WorkerRequest<'analyse' | 'replay' | 'spanPart'>;

interface Answer {
  readonly response: WorkerAnswer;
  readonly transfer: Transferable[];
}

/** Returns the answer to a question about `trace`, and which of its memory to hand over. */
export function answerAnalysis(question: AnalysisQuestion, trace: WholeTrace): Answer {
  const { id, name, payload } = question;
  switch (name) {
    case 'analyse': {
      const analysis = analyse(trace);
      return { response: { type: 'answer', id, name, payload: analysis }, transfer: columnsOf(analysis) };
    }
    case 'replay': {
      const replayed = replayOf(trace).after(payload.changes);
      const transfer = [replayed.start, replayed.end].flatMap(buffersOf);
      return { response: { type: 'answer', id, name, payload: replayed }, transfer };
    }
    case 'spanPart': {
      const part = spanPart(basisOf(trace), replayOf(trace), payload.span);
      return { response: { type: 'answer', id, name, payload: part }, transfer: [] };
    }
  }
}

/** Returns all that is worked out about a trace, on memory of its own: no copy of the large columns stays here. */
function analyse(trace: WholeTrace): TraceAnalysis {
  const context = contextOf(trace.table, trace.facts, trace.input);
  const analysis = analysisOf(context);
  keepBasis(trace, context);
  const { clock, criticalTime, errors } = analysis;
  // What later questions, and other traces, stand on.
  return {
    ...analysis,
    clock: structuredClone(clock),
    criticalTime: criticalTime.slice(),
    errors: structuredClone(errors),
  };
}

/** What questions stand on that come after the analysis. The rest would take hundreds of bytes a span. */
const bases = new WeakMap<WholeTrace, SpanPartContext>();

function basisOf(trace: WholeTrace): SpanPartContext {
  return bases.get(trace) ?? keepBasis(trace, contextOf(trace.table, trace.facts, trace.input));
}

function keepBasis(trace: WholeTrace, context: AnalysisContext): SpanPartContext {
  const { relations, facts, criticalTime } = context;
  const basis = { trace: context.trace, relations, facts, criticalTime };
  bases.set(trace, basis);
  trace.facts.endSurvey();
  return basis;
}

const replayOf = rememberFor((whole: WholeTrace) => {
  const { trace, relations } = basisOf(whole);
  return prepareReplay(trace, relations);
});

function columnsOf({ selfTime, criticalTime, path, gaps, errors, clock }: TraceAnalysis): ArrayBuffer[] {
  const { spans, suspects, origins, cancelled } = errors;
  const times = clock.corrected === null ? [] : [clock.corrected.start, clock.corrected.end];
  const columns = [
    selfTime,
    criticalTime,
    ...Object.values(path),
    ...Object.values(gaps),
    spans,
    suspects,
    origins,
    cancelled,
    ...times,
  ];
  // Columns that are views of one buffer hand it over once.
  return [...new Set(columns.flatMap(buffersOf))];
}

function buffersOf({ buffer }: { readonly buffer: ArrayBufferLike }): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}
