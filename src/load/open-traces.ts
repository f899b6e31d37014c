import type { AnalysisReaders } from '../analysis/analysis-readers.ts';
import type { TraceAnalysis } from '../analysis/trace-analysis.ts';
import type { TraceReaders } from '../trace/trace-handle.ts';
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
  const worker = takeEarly(source) ?? new TraceWorker();
  worker.report(options);
  const { signal } = options;
  const cancel = () => worker.end(cancelled());
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (signal.aborted) throw cancelled();
    const { only, ...told } = await worker.open(source);
    let first = only;
    return {
      ...told,
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
  return new LoadError({ kind: 'cancelled', sentence: 'Loading was cancelled.' });
}

/** Begins to read a source that is about to be opened; what happens until then is told then. */
export function openEarly(source: TraceSource): void {
  const worker = new TraceWorker();
  early = { worker, source: JSON.stringify(source) };
  // Told to whoever opens it.
  worker.open(source).catch(() => {});
}

let early: { readonly worker: TraceWorker; readonly source: string } | null = null;

/** A source begun early counts once: opened again, it is read again. */
function takeEarly(source: TraceSource): TraceWorker | null {
  if (early === null) return null;
  const { worker, source: begun } = early;
  early = null;
  if (begun === JSON.stringify(source)) return worker;
  worker.end(cancelled());
  return null;
}

/** Those who wait for an answer, by the id of their call. */
type Waiting = { readonly [Name in WorkerCallName]: Map<number, (payload: WorkerCalls[Name]['out']) => void> };

declare global {
  interface Window {
    /** What the page of a trace has started before any script was here; `server/start-worker-script.ts` does. */
    startedWorker?: Worker | undefined;
  }
}

let spare: Worker | null = null;

/**
 * Starts the next source's worker now, unless the page has. Called as soon as a page knows that it will read a trace: the
 * worker's script is then here before the page has asked which backends there are.
 */
export function prepareWorker(): void {
  spare ??= window.startedWorker ?? startWorker();
  window.startedWorker = undefined;
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
  readonly #waiting: Waiting = {
    open: new Map(),
    trace: new Map(),
    details: new Map(),
    spanJson: new Map(),
    otlpJson: new Map(),
    attributeKeys: new Map(),
    attribute: new Map(),
    eventNames: new Map(),
    moments: new Map(),
    findText: new Map(),
    received: new Map(),
    analyse: new Map(),
    replay: new Map(),
    spanPart: new Map(),
  };
  readonly #refused = new Map<number, (reason: LoadError) => void>();
  #options: OpenOptions | null = null;
  /** What happened while there was nobody to tell. */
  #untold: ((options: OpenOptions) => void)[] = [];
  #opening: Promise<WorkerCalls['open']['out']> | null = null;
  #lastId = 0;
  /** What was being read last. */
  #address = '';
  #ended: LoadError | null = null;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerResponse>) => this.#receive(data));
    this.#worker.addEventListener('error', (event) => this.#fail(event.message));
    this.#worker.addEventListener('messageerror', () => this.#fail('unreadable message'));
  }

  /** Tells what has happened and what will. */
  report(options: OpenOptions): void {
    this.#options = options;
    for (const tell of this.#untold.splice(0)) tell(options);
  }

  /** Reads the source; asked again, it gives the same answer. */
  open(source: TraceSource): Promise<WorkerCalls['open']['out']> {
    this.#opening ??= this.call('open', { source });
    return this.#opening;
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
    const { table, selfTime, traceNumber, format } = message;
    return {
      table: unpackTable(table),
      selfTime,
      traceNumber,
      format,
      readers: this.#readers(traceNumber, table.length),
      analysis: this.#analysis(traceNumber),
      otlpJson: () => this.#otlpJson(traceNumber, table.length),
    };
  }

  #readers(traceNumber: number, length: number): TraceReaders {
    return {
      details: (span, range) => this.call('details', { traceNumber, span, range: range ?? null }),
      spanJson: (span) => this.call('spanJson', { traceNumber, span }),
      attributeKeys: () => this.call('attributeKeys', { traceNumber }),
      attribute: (key, rows) => this.call('attribute', { traceNumber, key, rows }),
      eventNames: () => this.call('eventNames', { traceNumber }),
      moments: (spans) => this.call('moments', { traceNumber, spans }),
      findText: async (text, onHits, signal) => {
        const { collectHits } = await import('./collect-hits.ts');
        await collectHits((from) => this.call('findText', { traceNumber, text, from }), length, onHits, signal);
      },
    };
  }

  #analysis(traceNumber: number): AnalysisReaders {
    let begun: Promise<TraceAnalysis> | null | undefined;
    const analyse = () => this.call('analyse', { traceNumber });
    return {
      begin: () => {
        if (begun !== undefined) return;
        begun = analyse();
        // Told to whoever asks.
        begun.catch(() => {});
      },
      analyse: () => {
        const answer = begun ?? analyse();
        // Kept here, it would outlive what shows it.
        begun = null;
        return answer;
      },
      replay: (changes) => this.call('replay', { traceNumber, changes }),
      part: (span) => this.call('spanPart', { traceNumber, span }),
    };
  }

  async *#otlpJson(traceNumber: number, length: number): ReturnType<OpenedTrace['otlpJson']> {
    for (let rows = 0; rows < length; ) {
      const { piece, to } = await this.call('otlpJson', { traceNumber, from: rows });
      rows = to;
      yield { piece, rows };
    }
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
        this.#tell(({ onProgress }) => onProgress(response.progress));
        return;
      case 'preview':
        this.#tell(({ onPreview }) => onPreview(this.opened(response.trace)));
        return;
      case 'learnt':
        this.#tell(({ onLearnt }) => onLearnt?.(response.kind, response.api));
        return;
      case 'answer':
        this.#settle(response);
        return;
      case 'problem':
        this.#refused.get(response.id)?.(new LoadError(response.problem));
        this.#refused.delete(response.id);
    }
  }

  #tell(tell: (options: OpenOptions) => void): void {
    if (this.#options === null) this.#untold.push(tell);
    else tell(this.#options);
  }

  #settle<Name extends WorkerCallName>({ id, name, payload }: WorkerAnswer<Name>): void {
    const waiting: Waiting[Name] = this.#waiting[name];
    waiting.get(id)?.(payload);
    waiting.delete(id);
    this.#refused.delete(id);
  }
}
