import { counted, groupDigits } from '../../lib/counted.ts';
import type { SearchNote } from '../../trace/found-trace.ts';

/**
 * Returns what to tell of traces out of those that a server returned which do not meet the query: how many were left out,
 * by the condition in words. `decidedHere` is what of it was decided here alone, told where nothing was left out too.
 */
export function leftOutNotes(
  decidedHere: readonly string[],
  returned: number,
  dropped: ReadonlyMap<string, number>,
): SearchNote[] {
  if (returned === 0) return [];
  const conditions = [...new Set([...decidedHere, ...dropped.keys()])];
  const idle = conditions.filter((condition) => !dropped.has(condition));
  const told = conditions.filter((condition) => dropped.has(condition));
  const notes = told.map((condition) => decidedNote(condition, returned, dropped.get(condition) ?? 0));
  return idle.length === 0 ? notes : [...notes, decidedNote(idle.join(', '), returned, 0)];
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
  const sentence = `${counted(healthChecks, 'health check')} ${healthChecks === 1 ? 'is' : 'are'} hidden.`;
  return [{ kind: 'compensated', sentence }];
}

/** Returns what to tell where more was found than was asked for. */
export function cutNotes(found: number, limit: number): SearchNote[] {
  if (found <= limit) return [];
  const sentence = `${counted(found, 'trace')} meet the search: the newest ${groupDigits(limit)} are shown.`;
  return [{ kind: 'limit', sentence }];
}

function decidedNote(what: string, returned: number, dropped: number): SearchNote {
  const sentence = `${beginning(what)}: decided from the ${counted(returned, 'trace')} that the server returned; ${wereLeftOut(dropped)}.`;
  return { kind: 'compensated', sentence };
}

function wereLeftOut(dropped: number): string {
  if (dropped === 0) return 'none was left out';
  return `${groupDigits(dropped)} ${dropped === 1 ? 'was' : 'were'} left out`;
}

/** Our words; all else that a sentence begins with is an attribute's key, which stands as it is. */
const OUR_WORDS =
  /^(?:errors only|kind [a-z]+|(?:trace|span) latency|health checks|all at one span|service|operation)(?:,|$)/;

function beginning(text: string): string {
  return OUR_WORDS.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
