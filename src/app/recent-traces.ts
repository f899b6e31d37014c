import {
  array,
  fallback,
  type InferOutput,
  nullable,
  number,
  object,
  parse,
  pipe,
  regex,
  string,
  unknown,
} from 'valibot';
import { Stored } from '../lib/stored.ts';

const MAX_RECENT = 20;

const recentTrace = object({
  traceId: string(),
  rootService: string(),
  rootName: string(),
  /** Nanoseconds. */
  duration: number(),
  /** Unix nanoseconds as decimal text, since JSON has no integers of that size. */
  startTimeUnixNano: pipe(string(), regex(/^-?\d{1,20}$/)),
  errorCount: number(),
  /** Where it came from, as in an address: one of the three. */
  backend: string(),
  example: string(),
  file: string(),
});

/** A trace that was opened, as the first page lists it. */
export type RecentTrace = InferOutput<typeof recentTrace>;

type Identity = Pick<RecentTrace, 'traceId' | 'backend' | 'example' | 'file'>;

/** Most recent first. */
export const recentTraces = new Stored<readonly RecentTrace[]>('recent', parseRecentTraces);

/** Returns the entries that can be read out of what was kept; one that cannot is left out alone. */
export function parseRecentTraces(value: unknown): RecentTrace[] {
  const entries = parse(fallback(array(unknown()), []), value);
  const readable = entries.map((entry) => parse(fallback(nullable(recentTrace), null), entry));
  return readable.filter((entry) => entry !== null).slice(0, MAX_RECENT);
}

/** Returns `recent` with `trace` in front; an older entry for the same trace from the same place goes. */
export function withTrace(recent: readonly RecentTrace[], trace: RecentTrace): RecentTrace[] {
  return [trace, ...withoutTrace(recent, trace)].slice(0, MAX_RECENT);
}

/** Returns `recent` without the entry for that trace from that place. */
export function withoutTrace(recent: readonly RecentTrace[], trace: Identity): RecentTrace[] {
  return recent.filter((entry) => !isSame(entry, trace));
}

function isSame(a: Identity, b: Identity): boolean {
  return a.traceId === b.traceId && a.backend === b.backend && a.example === b.example && a.file === b.file;
}
