import type { FoundTrace, SearchNote } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import { newestFirst } from '../backends/tempo-answer.ts';
import type { TraceReading } from '../trace-reading.ts';
import { AskedKeys } from './asked-keys.ts';
import { foundInReading } from './found-in-reading.ts';
import { AS_HEALTH_CHECKS, accountNotes, healthCheckNotes, stepsInOrder } from './search-notes.ts';
import { conditionsInOrder } from './why-not.ts';

/** A trace whose bytes are at hand. */
export interface HeldTrace {
  readonly reading: TraceReading;
  readonly traceNumber: number;
}

/** What is left of what a server returned. */
export interface JudgedTraces {
  readonly traces: readonly FoundTrace[];
  readonly notes: readonly SearchNote[];
  /** How many traces the server returned. */
  readonly returned: number;
}

/** Whole traces of one or several answers, each judged once. */
export class WholeTraces {
  /** Those that meet the query. */
  readonly held = new Map<string, HeldTrace>();
  readonly #query: SearchQuery;
  readonly #tellsWhy: boolean;
  readonly #keys: AskedKeys;
  readonly #seen = new Set<string>();
  readonly #traces: FoundTrace[] = [];
  readonly #dropped = new Map<string, number>();
  #healthChecks = 0;
  #cut = '';

  /** `tellsWhy`: whether what is left out is told by the conditions. */
  constructor(query: SearchQuery, tellsWhy: boolean) {
    this.#query = query;
    this.#tellsWhy = tellsWhy;
    this.#keys = new AskedKeys(query);
  }

  /** How many different traces were looked at. */
  get returned(): number {
    return this.#seen.size;
  }

  /** Judges the traces of an answer; `cut` says why it broke off, empty if it did not. */
  async add(reading: TraceReading, count: number, cut: string): Promise<void> {
    this.#cut ||= cut;
    const { found, dropped, healthChecks, ids } = await foundInReading(reading, count, this.#query, {
      seen: this.#seen,
      onTrace: (trace) => this.#keys.look(trace),
      tellsWhy: this.#tellsWhy,
    });
    for (const id of ids) this.#seen.add(id);
    for (const [why, traces] of dropped) this.#dropped.set(why, (this.#dropped.get(why) ?? 0) + traces);
    this.#healthChecks += healthChecks;
    for (const { trace, traceNumber } of found) {
      this.#traces.push(trace);
      this.held.set(trace.traceId, { reading, traceNumber });
    }
  }

  /** When the oldest starts of the newest `limit` traces that meet the query; null if fewer do. */
  oldestWanted(limit: number): UnixMilliseconds | null {
    const oldest = this.#traces.toSorted(newestFirst)[limit - 1];
    return oldest === undefined ? null : Number(oldest.startTimeUnixNano / 1_000_000n);
  }

  /** Tells of hidden health checks, and of attributes that no trace has: all there is to tell where all was looked at. */
  ownNotes(): SearchNote[] {
    return [...healthCheckNotes(this.#healthChecks), ...this.#keys.notes(this.returned)];
  }

  /** Returns those that meet the query. `decidedHere` is what of it the server did not decide, as words. */
  judged(decidedHere: readonly string[]): JudgedTraces {
    const { returned } = this;
    const steps = [
      ...stepsInOrder(conditionsInOrder(this.#query), decidedHere, this.#dropped),
      ...(this.#query.hidesHealthChecks ? [{ words: AS_HEALTH_CHECKS, count: this.#healthChecks }] : []),
    ];
    const notes = accountNotes(returned, steps);
    const sentence = `The answer broke off, so traces may be missing: ${this.#cut}`;
    const cutNotes: SearchNote[] = this.#cut === '' ? [] : [{ kind: 'cut', sentence }];
    return { traces: this.#traces, notes: [...notes, ...cutNotes, ...this.#keys.notes(returned)], returned };
  }
}
