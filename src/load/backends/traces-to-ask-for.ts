/**
 * How many traces are asked of a backend that gives whole ones, where a part of the query is decided here, or where the
 * newest are looked for. Numbers of traces.
 */

/** What is decided here takes traces to decide from: so many times as many as are wanted, within bounds. */
const MORE_TO_DECIDE = 5;
const MOST_TO_DECIDE = 500;
/** A part of the time is complete where it holds fewer than are asked for: just so many as are wanted would never be. */
const MORE_OF_PART = 2;

/** Returns how many traces to ask for where `limit` are wanted of those that what is decided here leaves. */
export function tracesToDecideFrom(limit: number): number {
  return Math.max(limit, Math.min(limit * MORE_TO_DECIDE, MOST_TO_DECIDE));
}

/** Returns how many traces to ask for of a part of the time, where `limit` are wanted; `least` at least. */
export function tracesOfPart(limit: number, least: number): number {
  return Math.max(least, Math.min(limit * MORE_OF_PART, MOST_TO_DECIDE));
}
