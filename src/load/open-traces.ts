import { LoadError } from './load-problem.ts';
import type { TraceMessage, WorkerAnswer, WorkerCallName, WorkerCalls, WorkerResponse } from './messages.ts';
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

/** Those who wait for an answer, by the id of their call. */
type Waiting = { readonly [Name in WorkerCallName]: Map<number, (payload: WorkerCalls[Name]['out']) => void> };

let spare: Worker | null = null;

/**
 * Starts the next source's worker now. Called as soon as a page knows that it will read a trace: the worker's script is
 * then here before the page has asked which backends there are.
 */
export function prepareWorker(): void {
  spare ??= startWorker();
}

function startWorker(): Worker {
  return new Worker(new URL('./trace.worker.ts', import.meta.url), { type: 'module', name: 'trace' });
}

function takeWorker(): Worker {
  const worker = spare ?? startWorker();
  spare = null;
  return worker;
}

/** The page's side of the border: calls that are answered, and news on the way. */
class TraceWorker {
  readonly #worker = takeWorker();
  readonly #waiting: Waiting = { open: new Map(), trace: new Map(), details: new Map(), received: new Map() };
  readonly #refused = new Map<number, (reason: LoadError) => void>();
  readonly #options: OpenOptions;
  #lastId = 0;
  /** What was being read last. */
  #address = '';
  #ended: LoadError | null = null;

  constructor(options: OpenOptions) {
    this.#options = options;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerResponse>) => this.#receive(data));
    this.#worker.addEventListener('error', (event) => this.#fail(event.message));
    this.#worker.addEventListener('messageerror', () => this.#fail('unreadable message'));
  }

  call<Name extends WorkerCallName>(name: Name, payload: WorkerCalls[Name]['in']): Promise<WorkerCalls[Name]['out']> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting[name].set(id, resolve);
      this.#refused.set(id, reject);
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
    for (const refuse of this.#refused.values()) refuse(reason);
    this.#refused.clear();
  }

  #fail(words: string): void {
    this.end(new LoadError({ ...workerProblem(words), address: this.#address }));
  }

  #receive(response: WorkerResponse): void {
    switch (response.type) {
      case 'progress':
        this.#address = response.progress.address;
        this.#options.onProgress(response.progress);
        return;
      case 'preview':
        this.#options.onPreview(this.opened(response.trace));
        return;
      case 'learnt':
        this.#options.onLearnt?.(response.kind, response.api);
        return;
      case 'answer':
        this.#settle(response);
        return;
      case 'problem':
        this.#refused.get(response.id)?.(new LoadError(response.problem));
        this.#refused.delete(response.id);
    }
  }

  #settle<Name extends WorkerCallName>({ id, name, payload }: WorkerAnswer<Name>): void {
    const waiting: Waiting[Name] = this.#waiting[name];
    waiting.get(id)?.(payload);
    waiting.delete(id);
    this.#refused.delete(id);
  }
}
