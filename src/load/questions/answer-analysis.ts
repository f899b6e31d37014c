import { analysisOf, contextOf } from '../../analysis/analyse-trace.ts';
import { prepareReplay } from '../../analysis/replay.ts';
import { spanPart } from '../../analysis/span-part.ts';
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
      // A copy crosses: what later questions stand on stays here, and copying it on the page would hold that up.
      const analysis = structuredClone(analysisOf(contextFor(trace)));
      return { response: { type: 'answer', id, name, payload: analysis }, transfer: columnsOf(analysis) };
    }
    case 'replay': {
      const replayed = replayOf(trace).after(payload.changes);
      const transfer = [replayed.start, replayed.end].flatMap(buffersOf);
      return { response: { type: 'answer', id, name, payload: replayed }, transfer };
    }
    case 'spanPart': {
      const part = spanPart(contextFor(trace), replayOf(trace), payload.span);
      return { response: { type: 'answer', id, name, payload: part }, transfer: [] };
    }
  }
}

const contextFor = rememberFor(({ table, facts, input }: WholeTrace) => contextOf(table, facts, input));

const replayOf = rememberFor((analysable: WholeTrace) => {
  const { trace, relations } = contextFor(analysable);
  return prepareReplay(trace, relations);
});

function columnsOf({ selfTime, criticalTime, path, gaps, errors, clock }: TraceAnalysis): ArrayBuffer[] {
  const { spans, suspects, origins } = errors;
  const times = clock.corrected === null ? [] : [clock.corrected.start, clock.corrected.end];
  const columns = [
    selfTime,
    criticalTime,
    ...Object.values(path),
    ...Object.values(gaps),
    spans,
    suspects,
    origins,
    ...times,
  ];
  // Columns that are views of one buffer hand it over once.
  return [...new Set(columns.flatMap(buffersOf))];
}

function buffersOf({ buffer }: { readonly buffer: ArrayBufferLike }): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}
