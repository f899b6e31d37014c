/** Bytes that must be 0 behind the last one, so that a cursor's loops stop there; an escape may step over one. */
const PADDING = 4;
/** Large enough that moving the unread tail to a new page is rare, small enough to waste little at the end. */
const PAGE_SIZE = 8 << 20;
const FIRST_PAGE_SIZE = 256 << 10;

export interface PageOfBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the page's first byte stands in the whole input. */
  readonly base: number;
  /** Bytes in use. */
  readonly length: number;
}

interface Page extends PageOfBytes {
  length: number;
}

/**
 * The received bytes, kept once, for reading details later. They lie in pages; no page is ever copied to grow. What
 * a reader has not finished with is always in one piece: when a page is full, its unread tail moves on to the next.
 * Offsets count from the first byte received and are unique across several documents.
 */
export class Payload {
  readonly #pages: Page[] = [];
  #last: Page;

  constructor() {
    this.#last = this.#addPage(FIRST_PAGE_SIZE, 0);
  }

  /** Bytes received so far. */
  get length(): number {
    return this.#last.base + this.#last.length;
  }

  /** The page that is being filled: bytes[0, length), followed by zeros. */
  get page(): PageOfBytes {
    return this.#last;
  }

  /**
   * Appends a chunk. Bytes of the current page from `keepFrom` on, a position within it, stay in one piece with the
   * chunk. `page` may be another one afterwards.
   */
  append(chunk: Uint8Array, keepFrom: number): void {
    const page = this.#last;
    if (page.length + chunk.length + PADDING > page.bytes.length) this.#turnPage(keepFrom, chunk.length);
    this.#last.bytes.set(chunk, this.#last.length);
    this.#last.length += chunk.length;
  }

  /** Takes back what was appended from `offset` on, which must be in the current page, and returns a copy. */
  takeBack(offset: number): Uint8Array<ArrayBuffer> {
    const bytes = this.slice(offset, this.length - offset);
    const copy = bytes.slice();
    bytes.fill(0);
    this.#last.length -= copy.length;
    return copy;
  }

  /** Returns `byteLength` bytes from `offset` on, which were in one piece when they were read. A view, not a copy. */
  slice(offset: number, byteLength: number): Uint8Array<ArrayBuffer> {
    const { bytes, base } = this.pageAt(offset);
    return bytes.subarray(offset - base, offset - base + byteLength);
  }

  /** Returns the page that holds what was read in one piece from `offset` on. */
  pageAt(offset: number): PageOfBytes {
    let low = 0;
    let high = this.#pages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#pages[middle].base <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#pages[low];
  }

  /** Returns views of the bytes from `from` to `to`, one a page. */
  slices(from: number, to: number): Uint8Array<ArrayBuffer>[] {
    return this.#pages.map(({ bytes, base, length }) =>
      bytes.subarray(Math.max(from - base, 0), Math.max(Math.min(to - base, length), 0)),
    );
  }

  #turnPage(keepFrom: number, needed: number): void {
    const full = this.#last;
    const tail = full.bytes.subarray(keepFrom, full.length);
    const size = Math.max(PAGE_SIZE, 2 * (tail.length + needed) + PADDING);
    this.#last = this.#addPage(size, full.base + keepFrom);
    this.#last.bytes.set(tail);
    this.#last.length = tail.length;
    full.length = keepFrom;
    if (keepFrom === 0) this.#pages.splice(this.#pages.indexOf(full), 1);
  }

  #addPage(size: number, base: number): Page {
    const page = { bytes: new Uint8Array(size), base, length: 0 };
    this.#pages.push(page);
    return page;
  }
}
