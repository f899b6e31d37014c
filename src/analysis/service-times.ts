import type { ServiceTime } from '../trace/found-trace.ts';
import { serviceName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { correctClocks } from './clock-skew.ts';
import { criticalPath } from './critical-path.ts';
import { relationsOf } from './relations.ts';

/**
 * Returns how much of the root's time each service had on the critical path, largest first: the ledger by service, without what
 * else the ledger tells. The times sum to the root's duration.
 */
export function serviceTimes(recorded: SpanTable, facts: SpanFacts): ServiceTime[] {
  const { trace } = correctClocks(recorded, facts);
  const { path } = criticalPath(trace, relationsOf(trace));
  const times = new Map<string, number>();
  for (let piece = 0; piece < path.span.length; piece++) {
    const name = serviceName(trace, path.span[piece]);
    times.set(name, (times.get(name) ?? 0) + path.end[piece] - path.start[piece]);
  }
  return Array.from(times, ([name, time]) => ({ name, time })).sort((a, b) => b.time - a.time);
}
