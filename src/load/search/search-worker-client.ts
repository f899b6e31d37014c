import type { SearchAnswer } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { LoadError } from '../load-problem.ts';
import { workerProblem } from '../worker-problem.ts';
import type { SearchOptions } from './open-search.ts';
import type { SearchRequestMessage, SearchResponseMessage } from './search-messages.ts';
import type { CountedTrace } from './search-session.ts';
import type { SearchSource } from './search-source.ts';

interface Waiting<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: LoadError) => void;
}

/** The page's side of a search's worker. */
export class SearchWorkerClient {
  readonly #worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' });
  readonly #options: SearchOptions;
  readonly #counting = new Map<number, Waiting<CountedTrace>>();
  #searching: Waiting<SearchAnswer> | null = null;
  #lastId = 0;
  #ended: LoadError | null = null;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SearchResponseMessage>) => this.#receive(data));
    this.#worker.addEventListener('error', (event) => this.end(new LoadError(workerProblem(event.message))));
    this.#worker.addEventListener('messageerror', () => this.end(new LoadError(workerProblem('unreadable message'))));
  }

  search(source: SearchSource, query: SearchQuery): Promise<SearchAnswer> {
    return new Promise((resolve, reject) => {
      this.#searching = { resolve, reject };
      this.#post({ type: 'search', source, query, now: Date.now() });
    });
  }

  count(traceId: string, signal: AbortSignal): Promise<CountedTrace> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#lastId;
    const stop = () => {
      this.#counting.get(id)?.reject(cancelled());
      this.#counting.delete(id);
      this.#post({ type: 'stop', id });
    };
    const counting = new Promise<CountedTrace>((resolve, reject) => {
      this.#counting.set(id, { resolve, reject });
      this.#post({ type: 'count', id, traceId });
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    return counting.finally(() => signal.removeEventListener('abort', stop));
  }

  end(reason: LoadError): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    this.#worker.terminate();
    this.#searching?.reject(reason);
    for (const { reject } of this.#counting.values()) reject(reason);
    this.#counting.clear();
  }

  #post(message: SearchRequestMessage): void {
    if (this.#ended === null) this.#worker.postMessage(message);
  }

  #receive(response: SearchResponseMessage): void {
    switch (response.type) {
      case 'progress':
        this.#options.onProgress(response.progress);
        return;
      case 'learnt':
        this.#options.onLearnt?.(response.kind, response.api);
        return;
      case 'answer':
        this.#searching?.resolve(response.answer);
        return;
      case 'failed':
        this.end(new LoadError(response.problem));
        return;
      case 'counted':
        this.#counting.get(response.id)?.resolve(response.counted);
        this.#counting.delete(response.id);
        return;
      case 'uncounted':
        this.#counting.get(response.id)?.reject(new LoadError(response.problem));
        this.#counting.delete(response.id);
    }
  }
}

/** Returns the error of a search that nobody waits for any more. */
export function cancelled(): LoadError {
  return new LoadError({ kind: 'cancelled', sentence: 'The search was cancelled.' });
}
