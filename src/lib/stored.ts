/** What lies between the value that is kept and the one that the page has. */
export interface Lens<T> {
  readonly shown: (kept: T) => T;
  readonly kept: (shown: T) => T;
}

/**
 * A value kept in the browser as JSON. All parts of the page that show it hear of changes, and so do other windows.
 * Where the browser keeps nothing, the value lives as long as the page.
 */
export class Stored<T> {
  readonly #key: string;
  readonly #parse: (value: unknown) => T;
  readonly #listeners = new Set<() => void>();
  #text: string | null | undefined;
  #own: T;
  #value: T;
  #lens: Lens<T> | null = null;

  /**
   * @param key name in localStorage; `longpole.` is put before it
   * @param parse makes a value of whatever was kept, and of null where there is nothing; must not throw
   */
  constructor(key: string, parse: (value: unknown) => T) {
    this.#key = `longpole.${key}`;
    this.#parse = parse;
    this.#own = this.#value = parse(null);
  }

  /** Returns the value; the same object until it changes. */
  readonly get = (): T => {
    const text = this.#read();
    if (text !== this.#text) {
      this.#text = text;
      this.#show(this.#parse(parseJson(text)));
    }
    return this.#value;
  };

  readonly set = (value: T): void => {
    this.#show(this.#lens ? this.#lens.kept(value) : value);
    this.#text = JSON.stringify(this.#own);
    try {
      localStorage.setItem(this.#key, this.#text);
    } catch {
      // Full or forbidden: kept until the page is left.
      this.#text = this.#read();
    }
    this.#tell();
  };

  /** Puts a lens between what is kept and what the page has. */
  readonly lookThrough = (lens: Lens<T>): void => {
    this.#lens = lens;
    this.#show(this.#own);
    this.#tell();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === this.#key || event.key === null) listener();
    };
    this.#listeners.add(listener);
    window.addEventListener('storage', onStorage);
    return () => {
      this.#listeners.delete(listener);
      window.removeEventListener('storage', onStorage);
    };
  };

  #show(own: T): void {
    this.#own = own;
    this.#value = this.#lens ? this.#lens.shown(own) : own;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #read(): string | null {
    try {
      return localStorage.getItem(this.#key);
    } catch {
      return this.#text ?? null;
    }
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
