import { LoadError } from './load-problem.ts';
import type { WorkerCalls, WorkerRequest, WorkerResponse } from './messages.ts';
import { columnsOf } from './pack-table.ts';
import { PHASE_MARKS } from './phase-marks.ts';
import { readSource } from './read-source.ts';
import { TraceReading } from './trace-reading.ts';
import { workerProblem } from './worker-problem.ts';

/** One worker reads one source and answers questions about it until it is ended; ending it is how to cancel. */
const reading = new TraceReading();

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  answer(data).catch((error: unknown) => {
    const problem = error instanceof LoadError ? error.problem : workerProblem(error);
    tell({ type: 'problem', id: data.id, problem });
  });
});

async function answer(request: WorkerRequest): Promise<void> {
  switch (request.name) {
    case 'open': {
      const payload = await open(request.payload);
      tell(
        { type: 'answer', id: request.id, name: request.name, payload },
        payload.only === null ? [] : columnsOf(payload.only),
      );
      return;
    }
    case 'trace': {
      const payload = reading.trace(request.payload.traceNumber);
      tell({ type: 'answer', id: request.id, name: request.name, payload }, columnsOf(payload));
      return;
    }
    case 'details':
    case 'spanJson':
    case 'otlpJson':
    case 'received': {
      const { answerFromBytes } = await import('./questions/answer-from-bytes.ts');
      tell(await answerFromBytes(request, reading));
      return;
    }
    case 'analyse':
    case 'replay':
    case 'spanPart': {
      const [{ answerAnalysis }, trace] = await loadAnalysis(request.payload.traceNumber);
      if (request.name === 'analyse') performance.mark(PHASE_MARKS.analysisBegun);
      const { response, transfer } = answerAnalysis(request, trace);
      if (request.name === 'analyse') performance.mark(PHASE_MARKS.analysisDone);
      tell(response, transfer);
      return;
    }
    default: {
      const { answerQuestion } = await import('./questions/answer-question.ts');
      const trace = await reading.receivedTrace(request.payload.traceNumber);
      const { response, transfer } = await answerQuestion(request, trace);
      tell(response, transfer);
    }
  }
}

/** What analyses, and the trace in the form that it reads: each needs scripts of its own, which come side by side. */
function loadAnalysis(traceNumber: number) {
  return Promise.all([import('./questions/answer-analysis.ts'), reading.analysable(traceNumber)]);
}

async function open({ source }: WorkerCalls['open']['in']): Promise<WorkerCalls['open']['out']> {
  const read = await readSource(source, reading, {
    signal: new AbortController().signal,
    onProgress: (progress) => tell({ type: 'progress', progress }),
    onPreview: (trace) => {
      tell({ type: 'preview', trace }, columnsOf(trace));
      return navigator.hardwareConcurrency > 2 ? null : rest();
    },
    onLearnt: (kind, api) => tell({ type: 'learnt', kind, api }),
  });
  performance.mark(PHASE_MARKS.rowsRead);
  const summaries = reading.finish();
  const only = summaries.length === 1 ? reading.trace(0) : null;
  performance.mark(PHASE_MARKS.treeMade);
  return { ...read, summaries, only, defects: reading.inputDefects };
}

/**
 * What the page needs a processor for, to show its first rows. Of two, this worker and the engine that compiles for it keep
 * both: with the rest, rows of 100,000 spans stand 7 % sooner and block the page a quarter less, all stand 1 % later.
 */
const FIRST_ROWS_MILLISECONDS = 90;

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, FIRST_ROWS_MILLISECONDS));
}

function tell(response: WorkerResponse, transfer: Transferable[] = []): void {
  self.postMessage(response, { transfer });
}
