import { useSyncExternalStore } from 'react';

/** A value that several parts of the page share and follow; it lives as long as the page. */
export class SharedState<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly set = (value: T): void => {
    if (value === this.#value) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Returns the shared value, and follows it. */
export function useShared<T>(state: SharedState<T>): T {
  return useSyncExternalStore(state.subscribe, state.get);
}
