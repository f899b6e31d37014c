import { LoadError } from './load-problem.ts';
import type { TraceMessage, WorkerCallName, WorkerCalls, WorkerResponse } from './messages.ts';
import type { OpenedTrace, OpenedTraces, OpenOptions } from './opened-traces.ts';
import { unpackTable } from './pack-table.ts';
import type { TraceSource } from './trace-source.ts';
import { workerProblem } from './worker-problem.ts';

/**
 * Reads a source in a worker of its own and gives access to its traces. Rejects with a LoadError; when `signal` aborts,
 * the worker is ended at once and the error's kind is `cancelled`.
 */
export async function openTraces(source: TraceSource, options: OpenOptions): Promise<OpenedTraces> {
  const worker = new TraceWorker(options);
  const { signal } = options;
  const cancel = () => worker.end(cancelled());
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (signal.aborted) throw cancelled();
    const { summaries, only, defects, missing } = await worker.call('open', { source });
    let first = only;
    return {
      summaries,
      defects,
      missing,
      openTrace: async (traceNumber) => {
        // Its columns came with the list; asked for again, they are made again.
        const message = first ?? (await worker.call('trace', { traceNumber }));
        first = null;
        return worker.opened(message);
      },
      received: () => worker.call('received', {}),
      close: () => worker.end(cancelled()),
    };
  } catch (error) {
    worker.end(cancelled());
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function cancelled(): LoadError {
  return new LoadError({ kind: 'cancelled', sentence: 'Loading was cancelled.', advice: ['Retry.'] });
}

interface Waiting {
  readonly resolve: (payload: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The page's side of the border: calls that are answered, and news on the way. */
class TraceWorker {
  readonly #worker = new Worker(new URL('./trace.worker.ts', import.meta.url), { type: 'module', name: 'trace' });
  readonly #waiting = new Map<number, Waiting>();
  readonly #options: OpenOptions;
  #lastId = 0;
  #ended: LoadError | null = null;

  constructor(options: OpenOptions) {
    this.#options = options;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerResponse>) => this.#receive(data));
    this.#worker.addEventListener('error', (event) => this.end(new LoadError(workerProblem(event.message))));
    this.#worker.addEventListener('messageerror', () => this.end(new LoadError(workerProblem('unreadable message'))));
  }

  call<Name extends WorkerCallName>(name: Name, payload: WorkerCalls[Name]['in']): Promise<WorkerCalls[Name]['out']> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#lastId;
    return new Promise<WorkerCalls[Name]['out']>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as WorkerCalls[Name]['out']), reject });
      this.#worker.postMessage({ id, name, payload });
    });
  }

  opened(message: TraceMessage): OpenedTrace {
    const { table, analysis, traceNumber, format } = message;
    return {
      table: unpackTable(table),
      analysis,
      traceNumber,
      format,
      readDetails: (from, to) => this.call('details', { traceNumber, from, to }),
    };
  }

  end(reason: LoadError): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #receive(response: WorkerResponse): void {
    switch (response.type) {
      case 'progress':
        this.#options.onProgress(response.progress);
        return;
      case 'preview':
        this.#options.onPreview(this.opened(response.trace));
        return;
      case 'learnt':
        this.#options.onLearnt?.(response.kind, response.api);
        return;
      case 'answer':
        this.#settle(response.id)?.resolve(response.payload);
        return;
      case 'problem':
        this.#settle(response.id)?.reject(new LoadError(response.problem));
    }
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}
