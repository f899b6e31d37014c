import { LoadError } from '../load-problem.ts';
import { workerProblem } from '../worker-problem.ts';
import type { SearchOptions } from './open-search.ts';
import type {
  SearchCallName,
  SearchCalls,
  SearchRequestMessage,
  SearchResponseMessage,
  SearchResult,
} from './search-messages.ts';

/** Those who wait for a result, by the id of their call. */
type Waiting = { readonly [Name in SearchCallName]: Map<number, (payload: SearchCalls[Name]['out']) => void> };

/** Who is told how a call goes. */
export type CallTelling = Pick<SearchOptions, 'onProgress' | 'onLearnt'>;

/** The page's side of a worker that searches. */
export class SearchWorkerClient {
  readonly #worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' });
  readonly #waiting: Waiting = { search: new Map(), count: new Map(), contents: new Map(), values: new Map() };
  readonly #refused = new Map<number, (reason: LoadError) => void>();
  readonly #told = new Map<number, CallTelling>();
  #lastId = 0;
  #ended: LoadError | null = null;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SearchResponseMessage>) => this.#receive(data));
    this.#worker.addEventListener('error', (event) => this.end(new LoadError(workerProblem(event.message))));
    this.#worker.addEventListener('messageerror', () => this.end(new LoadError(workerProblem('unreadable message'))));
  }

  get isEnded(): boolean {
    return this.#ended !== null;
  }

  /** Makes a call. Rejects with a LoadError, at once when `signal` aborts. */
  call<Name extends Exclude<SearchCallName, 'search'>>(
    name: Name,
    payload: SearchCalls[Name]['in'],
    signal?: AbortSignal,
  ): Promise<SearchCalls[Name]['out']> {
    return this.#call(++this.#lastId, name, payload, signal);
  }

  /** Searches; `id` is what later calls name the search by. */
  search(
    payload: SearchCalls['search']['in'],
    telling: CallTelling,
    signal: AbortSignal,
  ): { readonly id: number; readonly answer: Promise<SearchCalls['search']['out']> } {
    const id = ++this.#lastId;
    this.#told.set(id, telling);
    return { id, answer: this.#call(id, 'search', payload, signal) };
  }

  /** Lets go of what a search read. */
  forget(id: number): void {
    this.#told.delete(id);
    this.#post({ id, name: 'stop' });
  }

  end(reason: LoadError): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    this.#worker.terminate();
    for (const refuse of this.#refused.values()) refuse(reason);
    this.#refused.clear();
  }

  #call<Name extends SearchCallName>(
    id: number,
    name: Name,
    payload: SearchCalls[Name]['in'],
    signal?: AbortSignal,
  ): Promise<SearchCalls[Name]['out']> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    if (signal?.aborted) return Promise.reject(cancelled());
    const stop = () => {
      this.#refused.get(id)?.(cancelled());
      this.forget(id);
    };
    signal?.addEventListener('abort', stop, { once: true });
    const result = new Promise<SearchCalls[Name]['out']>((resolve, reject) => {
      this.#waiting[name].set(id, resolve);
      this.#refused.set(id, reject);
      this.#worker.postMessage({ id, name, payload });
    });
    return result.finally(() => {
      signal?.removeEventListener('abort', stop);
      this.#waiting[name].delete(id);
      this.#refused.delete(id);
    });
  }

  #post(message: SearchRequestMessage): void {
    if (this.#ended === null) this.#worker.postMessage(message);
  }

  #receive(response: SearchResponseMessage): void {
    switch (response.type) {
      case 'progress':
        this.#told.get(response.id)?.onProgress(response.progress);
        return;
      case 'learnt':
        this.#told.get(response.id)?.onLearnt?.(response.kind, response.api);
        return;
      case 'result':
        this.#settle(response);
        return;
      case 'problem':
        this.#refused.get(response.id)?.(new LoadError(response.problem));
    }
  }

  #settle<Name extends SearchCallName>({ id, name, payload }: SearchResult<Name>): void {
    const waiting: Waiting[Name] = this.#waiting[name];
    waiting.get(id)?.(payload);
  }
}

/** Returns the error of a search that nobody waits for any more. */
export function cancelled(): LoadError {
  return new LoadError({ kind: 'cancelled', sentence: 'The search was cancelled.' });
}
