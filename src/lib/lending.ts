import type { Stored } from './stored.ts';

/** Lends a stored value's fields: they are so in this page alone, and not kept, until they are set otherwise. */
export class Lending<T> {
  readonly #stored: Stored<T>;
  #own: T;
  #lent: Partial<T> = {};

  constructor(stored: Stored<T>) {
    this.#stored = stored;
    this.#own = stored.get();
  }

  /** Lends these in place of those lent before. */
  lend(fields: Partial<T>): void {
    this.#lent = { ...fields };
    // Also before anything is lent, so that what was set meanwhile is known.
    this.#stored.get();
    this.#stored.lookThrough({ shown: (own) => this.#shown(own), kept: (shown) => this.#kept(shown) });
  }

  /** Returns the fields that are lent by now. */
  lent(): Partial<T> {
    return this.#lent;
  }

  #shown(own: T): T {
    this.#own = own;
    return { ...own, ...this.#lent };
  }

  /** A field that is otherwise than it was lent has been set; the rest is kept as it was. */
  #kept(shown: T): T {
    const kept = { ...shown };
    for (const name in this.#lent) {
      if (shown[name] === this.#lent[name]) kept[name] = this.#own[name];
      else delete this.#lent[name];
    }
    return kept;
  }
}
