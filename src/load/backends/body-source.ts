import type { ByteStreamReader } from '../../lib/byte-stream-reader.ts';
import { LoadError } from '../load-problem.ts';
import { cancelledProblem, timeoutProblem } from '../network-problem.ts';
import { openStream } from '../open-stream.ts';

/** A bounded wait: aborts `signal` when nothing happened for so long, or when the caller gives up. */
export class SilenceWatch {
  readonly signal: AbortSignal;
  readonly #caller: AbortSignal;
  readonly #silence = new AbortController();
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;

  constructor(caller: AbortSignal, milliseconds: number) {
    this.#caller = caller;
    this.#milliseconds = milliseconds;
    this.signal = AbortSignal.any([caller, this.#silence.signal]);
    this.heard();
    this.#wait(milliseconds);
  }

  /** Begins the wait anew. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  #wait(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      const left = this.#heardAt + this.#milliseconds - performance.now();
      if (left > 0) this.#wait(left);
      else this.#silence.abort();
    }, milliseconds);
  }

  /** Waits no longer, and asks nothing more of the server. */
  end(): void {
    clearTimeout(this.#timer);
    this.#silence.abort();
  }

  /** Throws the LoadError of a wait that was in vain or of a caller who gave up; returns if it was neither. */
  throwIfOver(address: string): void {
    if (this.#caller.aborted) throw new LoadError(cancelledProblem(address));
    if (this.#silence.signal.aborted) throw new LoadError(timeoutProblem(address, this.#milliseconds));
  }
}

/** How long the beginning of a body is waited for once some of it is there. */
const PAUSE_MILLISECONDS = 250;

/**
 * Called with a body's chunks in order; the next comes once it has resolved. Their memory is used again: what is to be
 * kept has to be copied.
 */
export type OnChunk = (chunk: Uint8Array<ArrayBuffer>) => unknown;

/**
 * Reads a body chunk by chunk, of which the first bytes may be looked at before. What a server packed without saying so
 * in Content-Encoding is unpacked as a file is.
 */
export class BodySource {
  /** Why the body ended before its end; empty if it did not. */
  broken = '';
  /** The bytes given are others than those received. Known once the first are there. */
  isPacked = false;
  readonly #body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  #reader: ByteStreamReader | undefined;
  readonly #watch: SilenceWatch;
  readonly #address: string;
  readonly #seen: Uint8Array<ArrayBuffer>[] = [];
  #pending: Promise<Uint8Array<ArrayBuffer> | null> | undefined;

  constructor(response: Response, watch: SilenceWatch, address: string) {
    this.#body = response.body;
    this.#watch = watch;
    this.#address = address;
  }

  /**
   * Returns the first bytes as text: `limit` of them, all there are, or, with `mayBeShort`, what came before a pause.
   * They stay to be read. Rejects as `forward` does, and for packings that are not read.
   */
  async peek(limit: number, mayBeShort: boolean): Promise<string> {
    let length = 0;
    while (length < limit) {
      this.#pending ??= this.#next();
      const chunk = await (mayBeShort && length > 0 ? withinPause(this.#pending) : this.#pending);
      if (chunk === 'pause') break;
      this.#pending = undefined;
      if (chunk === null) break;
      this.#seen.push(chunk.slice());
      length += chunk.byteLength;
    }
    return this.#seenText(limit);
  }

  /**
   * Gives every chunk in order, those looked at before too, until the body ends or breaks. Rejects with a LoadError if
   * no byte came for too long, or the caller gave up.
   */
  async forward(onChunk: OnChunk): Promise<void> {
    for (const chunk of this.#seen.splice(0)) await onChunk(chunk);
    for (;;) {
      const chunk = await (this.#pending ?? this.#next());
      this.#pending = undefined;
      if (chunk === null) return;
      await onChunk(chunk);
    }
  }

  async #next(): Promise<Uint8Array<ArrayBuffer> | null> {
    if (this.#body === null || this.broken !== '') return null;
    try {
      const read = await (this.#reader?.read() ?? this.#first(this.#body));
      this.#watch.heard();
      return read;
    } catch (error) {
      this.#watch.throwIfOver(this.#address);
      if (error instanceof LoadError) throw new LoadError({ ...error.problem, address: this.#address });
      this.broken = error instanceof Error && error.message !== '' ? error.message : 'the connection was closed';
      return null;
    }
  }

  async #first(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer> | null> {
    const { first, rest, isPacked, others } = await openStream(body);
    if (others.length > 0) throw severalFiles(others.length + 1);
    this.#reader = rest;
    this.isPacked = isPacked;
    return first.length > 0 ? first : rest.read();
  }

  #seenText(limit: number): string {
    const decoder = new TextDecoder();
    let text = '';
    let left = limit;
    for (const chunk of this.#seen) {
      text += decoder.decode(chunk.subarray(0, left), { stream: true });
      left -= Math.min(left, chunk.byteLength);
    }
    return text;
  }
}

function severalFiles(count: number): LoadError {
  return new LoadError({
    kind: 'unsupported_format',
    sentence: `The answer is a zip of ${count} files.`,
    advice: ['Save it and open it as a file: then all of them are read.'],
  });
}

async function withinPause<Value>(promise: Promise<Value>): Promise<Value | 'pause'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = new Promise<'pause'>((resolve) => {
    timer = setTimeout(() => resolve('pause'), PAUSE_MILLISECONDS);
  });
  try {
    return await Promise.race([promise, pause]);
  } finally {
    clearTimeout(timer);
  }
}
