import type { SearchProgress } from './open-search.ts';

/** Progress more often than that is not seen, only paid for. */
const PROGRESS_MILLISECONDS = 80;

/** Tells how far a search has come, at most so often; each new address at once. */
export class SearchTeller {
  readonly #onProgress: (progress: SearchProgress) => void;
  #progress: SearchProgress = { address: '', bytes: 0, totalBytes: 0, traces: 0 };
  #bytesBefore = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(onProgress: (progress: SearchProgress) => void) {
    this.#onProgress = onProgress;
  }

  /** An address is asked, or a file begun; what came before counts on. */
  ask(address: string): void {
    this.#bytesBefore = this.#progress.bytes;
    this.#progress = { ...this.#progress, address, totalBytes: 0 };
    this.#tell();
  }

  /** So much came of what was asked last; 0 in all where that is not known. */
  read(bytes: number, totalBytes: number, traces = 0): void {
    this.#progress = {
      ...this.#progress,
      bytes: this.#bytesBefore + bytes,
      totalBytes: totalBytes === 0 ? 0 : this.#bytesBefore + totalBytes,
      traces: Math.max(traces, this.#progress.traces),
    };
    if (performance.now() - this.#toldAt >= PROGRESS_MILLISECONDS) this.#tell();
  }

  /** So many traces were looked at by now. */
  judged(traces: number): void {
    this.#progress = { ...this.#progress, traces };
    this.#tell();
  }

  #tell(): void {
    this.#toldAt = performance.now();
    this.#onProgress(this.#progress);
  }
}
