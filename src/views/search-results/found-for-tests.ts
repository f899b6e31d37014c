import type { FoundTrace } from '../../trace/found-trace.ts';

/** 21 Nov 2026, 00:01:30 UTC. */
const FIRST_START = 1_795_219_290_000_000_000n;

/** Returns a found trace, made up where `given` says nothing. */
export function foundTrace(given: Partial<FoundTrace> & { readonly startsAfter?: number } = {}): FoundTrace {
  const { startsAfter = 0, ...rest } = given;
  return {
    traceId: 'a1',
    rootService: 'gateway',
    rootName: 'GET /quote',
    startTimeUnixNano: FIRST_START + BigInt(startsAfter),
    duration: 1e9,
    rootDuration: null,
    spanCount: 5,
    errorCount: 0,
    services: [{ name: 'gateway', spanCount: 5, errorCount: 0 }],
    isCounted: true,
    matches: [],
    ...rest,
  };
}
