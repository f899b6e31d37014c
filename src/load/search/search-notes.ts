import { counted, groupDigits } from '../../lib/counted.ts';
import type { SearchNote } from '../../trace/found-trace.ts';

/**
 * Returns what to tell of `dropped` traces out of those that a server returned which do not meet the query. `decidedHere`
 * is what of it was decided here alone, as words.
 */
export function leftOutNotes(decidedHere: readonly string[], returned: number, dropped: number): SearchNote[] {
  if (returned === 0) return [];
  if (decidedHere.length > 0) return [decidedNote(decidedHere.join(', '), returned, dropped)];
  if (dropped === 0) return [];
  const sentence = `Of the ${counted(returned, 'trace')} that the server returned, ${wereLeftOut(dropped)}: ${dropped === 1 ? 'it does' : 'they do'} not meet all that is asked.`;
  return [{ kind: 'compensated', sentence }];
}

/** Returns what to tell of summaries whose own figures contradict what was asked. */
export function summariesLeftOutNotes(dropped: number): SearchNote[] {
  if (dropped === 0) return [];
  const [fit, were] = dropped === 1 ? ['does', 'was'] : ['do', 'were'];
  const sentence = `${counted(dropped, 'trace')} that the server returned ${fit} not fit what was asked and ${were} left out.`;
  return [{ kind: 'compensated', sentence }];
}

/** Returns what to tell of summaries of another time than was searched. */
export function outOfTimeNotes(count: number): SearchNote[] {
  if (count === 0) return [];
  const sentence = `${counted(count, 'trace')} that the server returned ${count === 1 ? 'lies' : 'lie'} outside of the time that was searched.`;
  return [{ kind: 'range', sentence }];
}

/** Returns what to tell of hidden health checks, which are told by what was returned; also where none is known. */
export function decidedHealthCheckNotes(healthChecks: number, returned: number): SearchNote[] {
  return returned === 0 ? [] : [decidedNote('health checks', returned, healthChecks)];
}

/** Returns what to tell of health checks that are hidden, where all was looked at. */
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

function decidedNote(what: string, returned: number, dropped: number): SearchNote {
  const sentence = `${capitalised(what)}: decided from the ${counted(returned, 'trace')} that the server returned; ${wereLeftOut(dropped)}.`;
  return { kind: 'compensated', sentence };
}

function wereLeftOut(dropped: number): string {
  if (dropped === 0) return 'none was left out';
  return `${groupDigits(dropped)} ${dropped === 1 ? 'was' : 'were'} left out`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
