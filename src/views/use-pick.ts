import { useSyncExternalStore } from 'react';
import type { SpanTable } from '../trace/span-table.ts';
import { picksOf, type TracePicks } from './trace-picks.ts';

/** Returns one of the picks of a trace, and follows it. */
export function usePick<Name extends keyof TracePicks>(trace: SpanTable, name: Name): TracePicks[Name] {
  const { subscribe, get } = picksOf(trace);
  return useSyncExternalStore(subscribe, () => get()[name]);
}
