import { useSyncExternalStore } from 'react';
import type { LoadProgress } from '../load/messages.ts';
import type { OpenedTrace } from '../load/opened-traces.ts';

/** How a load is going. */
export interface LoadingState {
  readonly progress: LoadProgress | null;
  /** Rows to look at until all have come. */
  readonly preview: OpenedTrace | null;
  /** When bytes came last, or the load began; milliseconds as of `performance.now()`. */
  readonly lastByteAt: number;
}

/** What a load tells of itself. After `end`, or once another load of the key has begun, it is not heard any more. */
export interface LoadReporter {
  readonly onProgress: (progress: LoadProgress) => void;
  readonly onPreview: (preview: OpenedTrace) => void;
  /** Lets go of the preview, which is as large as the trace. */
  readonly end: () => void;
}

/** The loads under way, by the key of their source. */
export class LoadingRegistry {
  readonly #states = new Map<string, LoadingState>();
  readonly #reporters = new Map<string, LoadReporter>();
  readonly #listeners = new Set<() => void>();

  readonly get = (key: string): LoadingState | null => this.#states.get(key) ?? null;

  begin(key: string): LoadReporter {
    const tell = (change: (state: LoadingState) => LoadingState | null) => {
      if (this.#reporters.get(key) === reporter) this.#set(key, change(this.#states.get(key) ?? newState()));
    };
    const reporter: LoadReporter = {
      onProgress: (progress) => tell((state) => withProgress(state, progress)),
      onPreview: (preview) => tell((state) => ({ ...state, preview })),
      end: () => tell(() => null),
    };
    this.#reporters.set(key, reporter);
    this.#set(key, newState());
    return reporter;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(key: string, state: LoadingState | null): void {
    if (state) this.#states.set(key, state);
    else {
      this.#states.delete(key);
      this.#reporters.delete(key);
    }
    for (const listener of this.#listeners) listener();
  }
}

export const loadingRegistry = new LoadingRegistry();

/** Returns how the load of a source is going, null while there is none, and where there is no key. */
export function useLoading(key: string | null): LoadingState | null {
  return useSyncExternalStore(loadingRegistry.subscribe, () => (key === null ? null : loadingRegistry.get(key)));
}

function newState(): LoadingState {
  return { progress: null, preview: null, lastByteAt: performance.now() };
}

function withProgress(state: LoadingState, progress: LoadProgress): LoadingState {
  const isNewer = progress.bytes > (state.progress?.bytes ?? 0);
  return { ...state, progress, lastByteAt: isNewer ? performance.now() : state.lastByteAt };
}
