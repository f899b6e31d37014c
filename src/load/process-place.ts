import type { JsonCursor } from '../lib/json/json-cursor.ts';
import { isTelling } from './scalar-place.ts';

/** The attributes of a resource that name the process that recorded a span, the best first; numbers from 1 on. */
export const PROCESS_NUMBERS = { 'host.id': 1, 'host.name': 2, 'service.instance.id': 3 } as const;

const NONE_YET = 4;

/** Finds the name of the process in one resource after another. */
export class ProcessPlace {
  #best = NONE_YET;
  #place = -1;
  #resourceAt = 0;

  /** Begins with a resource whose bytes begin at `position`. */
  begin(position: number): void {
    this.#best = NONE_YET;
    this.#place = -1;
    this.#resourceAt = position;
  }

  /** Takes the value at `place` of the attribute that has the number `key` in PROCESS_NUMBERS. */
  take(key: number, place: number, cursor: JsonCursor): void {
    if (key > this.#best || !isTelling(cursor.bytes, place)) return;
    this.#best = key;
    this.#place = place - this.#resourceAt;
  }

  /** Where among the resource's bytes the name stands, -1 if it has none. */
  get place(): number {
    return this.#place;
  }
}
