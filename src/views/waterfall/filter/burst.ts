/** Keys that follow one another more closely than this are one burst. */
const REST_MILLISECONDS = 150;
/** But what a burst asks for is not put off for longer. */
const LONGEST_MILLISECONDS = 300;

/** Tells how long to put off what each key of a burst asks for, so that a burst asks a few times, not once a key. */
export class Burst {
  #keyAt = Number.NEGATIVE_INFINITY;
  #ranAt = Number.NEGATIVE_INFINITY;

  /** Returns how many milliseconds to wait with what a key at `now` asks for: 0 for one that stands alone. */
  waitFor(now: number): number {
    const isAlone = now - this.#keyAt > REST_MILLISECONDS;
    this.#keyAt = now;
    return isAlone ? 0 : Math.max(0, Math.min(REST_MILLISECONDS, this.#ranAt + LONGEST_MILLISECONDS - now));
  }

  /** To call when it is done. */
  ran(now: number): void {
    this.#ranAt = now;
  }
}
