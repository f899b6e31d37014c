import { counted, groupDigits } from '../../lib/counted.ts';
import type { SearchNote } from '../../trace/found-trace.ts';

/** A condition that was decided here, and how many traces were left out by it that those before it had left. */
export interface LeftOut {
  /** As in `20 by trace latency`. */
  readonly words: string;
  readonly count: number;
}

/** Those left out for what they are, not for what was asked. */
export const AS_HEALTH_CHECKS = 'as health checks';

/**
 * Returns one account of what became of the traces that a server returned, in the order in which conditions were applied;
 * none where nothing was returned, or nothing decided here.
 */
export function accountNotes(returned: number, steps: readonly LeftOut[]): SearchNote[] {
  if (returned === 0 || steps.length === 0) return [];
  const told = steps.map(({ words, count }) => `${count === 0 ? 'none' : groupDigits(count)} ${words}`);
  const rest = steps.reduce((left, { count }) => left - count, returned);
  const remain = rest === 0 ? 'none remains' : `${groupDigits(rest)} ${rest === 1 ? 'remains' : 'remain'}`;
  const sentence = `The server returned ${counted(returned, 'trace')}; left out here: ${told.join(', then ')}; ${remain}.`;
  return [{ kind: 'compensated', sentence }];
}

/**
 * Returns the steps of an account of conditions as words: those that left something out, and those of `decidedHere` also
 * where they did not, as they stand in `order`; others after them.
 */
export function stepsInOrder(
  order: readonly string[],
  decidedHere: readonly string[],
  dropped: ReadonlyMap<string, number>,
): readonly LeftOut[] {
  const told = new Set([...decidedHere, ...dropped.keys()]);
  const sorted = new Set([...order.filter((condition) => told.has(condition)), ...told]);
  return Array.from(sorted, (condition) => ({
    words: `by ${condition || 'what was asked'}`,
    count: dropped.get(condition) ?? 0,
  }));
}

/** Returns what to tell of summaries of another time than was searched. */
export function outOfTimeNotes(count: number): SearchNote[] {
  if (count === 0) return [];
  const sentence = `${counted(count, 'trace')} that the server returned ${count === 1 ? 'lies' : 'lie'} outside of the time that was searched.`;
  return [{ kind: 'range', sentence }];
}

/** Returns what to tell of health checks that are hidden, where all was looked at. */
export function healthCheckNotes(healthChecks: number): SearchNote[] {
  if (healthChecks === 0) return [];
  const sentence = `${counted(healthChecks, 'health check')} ${healthChecks === 1 ? 'is' : 'are'} hidden.`;
  return [{ kind: 'compensated', sentence }];
}

/** Returns what to tell where more was found than was asked for. */
export function cutNotes(found: number, limit: number): SearchNote[] {
  if (found <= limit) return [];
  const sentence = `${counted(found, 'trace')} meet the search: the newest ${groupDigits(limit)} are shown.`;
  return [{ kind: 'limit', sentence }];
}
