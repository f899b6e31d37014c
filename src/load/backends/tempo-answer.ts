import type { FoundService, FoundTrace } from '../../trace/found-trace.ts';
import { isEmptyObject, parseJson, property } from '../json-value.ts';
import { normaliseSpanId } from '../trace-id.ts';

/** Stands where the root's names would, until it has come. */
const NO_ROOT = /^<root span not yet received>$/;
const MILLISECOND = 1_000_000;

/** No time, duration or count of a trace is larger: each has 64 bits at the most. */
const LARGEST = 2n ** 64n - 1n;

/** Returns the traces of a search answer, null for what is none. Numbers that are none, or too large, count as 0. */
export function tempoSummaries(text: string): FoundTrace[] | null {
  const answer = parseJson(text);
  const traces = property(answer, 'traces');
  if (Array.isArray(traces)) return traces.flatMap((trace: unknown) => summaryOf(trace) ?? []);
  // What some versions write where there are none.
  const isNothing = traces === null || property(answer, 'metrics') !== undefined || isEmptyObject(answer);
  return isNothing ? [] : null;
}

/** Returns both lists as one without repeats, newest first. */
export function mergeSummaries(known: readonly FoundTrace[], more: readonly FoundTrace[]): FoundTrace[] {
  const byId = new Map([...more, ...known].map((trace) => [trace.traceId, trace]));
  return [...byId.values()].sort(newestFirst);
}

/** Orders traces by start, newest first, then by id. */
export function newestFirst(a: FoundTrace, b: FoundTrace): number {
  if (a.startTimeUnixNano !== b.startTimeUnixNano) return a.startTimeUnixNano < b.startTimeUnixNano ? 1 : -1;
  return a.traceId < b.traceId ? -1 : Number(a.traceId > b.traceId);
}

function summaryOf(trace: unknown): FoundTrace | null {
  const traceId = property(trace, 'traceID') ?? property(trace, 'traceId');
  if (typeof traceId !== 'string' || traceId === '') return null;
  const start = nanosecondsOf(property(trace, 'startTimeUnixNano'));
  const matches = matchesOf(trace);
  const services = servicesOf(property(trace, 'serviceStats'));
  return {
    // Leading zeros are left out, and ids are told apart and asked for with them.
    traceId: /^[\da-f]{1,32}$/i.test(traceId) ? traceId.toLowerCase().padStart(32, '0') : traceId,
    rootService: nameOf(property(trace, 'rootServiceName')),
    rootName: nameOf(property(trace, 'rootTraceName')),
    startTimeUnixNano: start,
    duration: durationOf(numberOf(property(trace, 'durationMs')), start, matches),
    rootDuration: null,
    spanCount: services === null ? -1 : sum(services.map(({ spanCount }) => spanCount)),
    errorCount: services === null ? -1 : sum(services.map(({ errorCount }) => errorCount)),
    services: services ?? [],
    isCounted: false,
    matches: matches.map(({ id }) => id),
  };
}

interface Match {
  readonly id: string;
  readonly start: bigint;
  readonly duration: bigint;
}

function matchesOf(trace: unknown): Match[] {
  const sets = property(trace, 'spanSets') ?? [property(trace, 'spanSet')];
  const spans = (Array.isArray(sets) ? sets : []).flatMap((set: unknown) => property(set, 'spans') ?? []);
  const matches = spans.map((span: unknown) => ({
    id: normaliseSpanId(textOf(property(span, 'spanID') ?? property(span, 'spanId'))),
    start: nanosecondsOf(property(span, 'startTimeUnixNano')),
    duration: nanosecondsOf(property(span, 'durationNanos')),
  }));
  return [...new Map(matches.filter(({ id }) => id !== '').map((match) => [match.id, match])).values()];
}

/**
 * Whole milliseconds are told, rounded down, and nothing below one. A span that met the search tells how much longer
 * than that the trace is at least: often it is the one that ends last.
 */
function durationOf(milliseconds: number, start: bigint, matches: readonly Match[]): number {
  const told = milliseconds * MILLISECOND;
  const ends = matches.map((match) => Number(match.start + match.duration - start));
  const known = ends.filter((end) => end >= told && end < told + MILLISECOND);
  return known.reduce((most, end) => Math.max(most, end), told);
}

/** By name, or null where nothing is told. */
function servicesOf(stats: unknown): FoundService[] | null {
  if (typeof stats !== 'object' || stats === null) return null;
  const services = Object.entries(stats).map(([name, counts]: [string, unknown]) => ({
    name,
    spanCount: numberOf(property(counts, 'spanCount')),
    errorCount: numberOf(property(counts, 'errorCount')),
  }));
  return services.sort((a, b) => b.spanCount - a.spanCount);
}

function nameOf(value: unknown): string {
  return typeof value === 'string' && !NO_ROOT.test(value) ? value : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Not of anything else than numbers and text: what an object is as a number is for the object to say. */
function numberOf(value: unknown): number {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return number >= 0 && number <= Number(LARGEST) ? number : 0;
}

/** Text as a rule; some servers write a bare number, which has lost some nanoseconds by then. */
function nanosecondsOf(value: unknown): bigint {
  const isExact = typeof value === 'string' && /^\d{1,20}$/.test(value);
  const time = isExact ? BigInt(value) : BigInt(Math.round(numberOf(value)));
  return time > LARGEST ? 0n : time;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
