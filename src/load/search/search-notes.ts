import { counted, groupDigits } from '../../lib/counted.ts';
import type { SearchNote } from '../../trace/found-trace.ts';

/**
 * Returns what to tell of `dropped` traces out of those that a server returned which do not meet the query. `decidedHere`
 * is what of it was decided here alone, as words.
 */
export function leftOutNotes(decidedHere: readonly string[], returned: number, dropped: number): SearchNote[] {
  if (returned === 0) return [];
  const were = dropped === 0 ? 'none was' : `${groupDigits(dropped)} ${dropped === 1 ? 'was' : 'were'}`;
  if (decidedHere.length > 0) {
    const sentence = `${capitalised(decidedHere.join(', '))}: decided from the ${counted(returned, 'trace')} that the server returned; ${were} left out.`;
    return [{ kind: 'compensated', sentence }];
  }
  if (dropped === 0) return [];
  const sentence = `Of the ${counted(returned, 'trace')} that the server returned, ${were} left out: ${dropped === 1 ? 'it does' : 'they do'} not meet all that is asked.`;
  return [{ kind: 'compensated', sentence }];
}

/** Returns what to tell of health checks that are hidden. */
export function healthCheckNotes(healthChecks: number): SearchNote[] {
  if (healthChecks === 0) return [];
  const sentence = `${capitalised(counted(healthChecks, 'health check'))} ${healthChecks === 1 ? 'is' : 'are'} hidden.`;
  return [{ kind: 'compensated', sentence }];
}

/** Returns what to tell where more was found than was asked for. */
export function cutNotes(found: number, limit: number): SearchNote[] {
  if (found <= limit) return [];
  const sentence = `${counted(found, 'trace')} meet the search: the newest ${groupDigits(limit)} are shown.`;
  return [{ kind: 'limit', sentence }];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
