import type { ZipkinPart } from './zipkin-part.ts';

const FULL = 32;
const HALF = 16;

/**
 * Which trace a record belongs to. Where tracers of 64 and of 128 bits meet, some spans of a trace are recorded under the
 * lower half of its id: they are put with the rest.
 * https://github.com/openzipkin/b3-propagation#traceid-1
 */
export class TraceIds {
  /** By its lower half the only whole id that has it, empty where there are several. */
  readonly #wholeOfHalf = new Map<string, string>();

  constructor(parts: Iterable<ZipkinPart>) {
    for (const { traceId } of parts) {
      if (traceId.length !== FULL) continue;
      const whole = traceId.toLowerCase();
      const half = whole.slice(-HALF);
      const known = this.#wholeOfHalf.get(half) ?? whole;
      this.#wholeOfHalf.set(half, known === whole ? whole : '');
    }
  }

  /** Returns the id of the trace that spans with the id `written` are put with. */
  of(written: string): string {
    if (this.#wholeOfHalf.size === 0 || written.length > HALF) return written;
    const whole = this.#wholeOfHalf.get(written.toLowerCase().padStart(HALF, '0'));
    return whole === undefined || whole === '' ? written : whole;
  }
}
