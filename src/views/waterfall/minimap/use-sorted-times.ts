import { useEffect, useState } from 'react';
import type { SpanTable } from '../../../trace/span-table.ts';
import { afterNextPaint } from '../filter/after-next-paint.ts';
import { type SortedTimes, sortedTimes } from './running-spans.ts';

interface TimesOf {
  readonly trace: SpanTable;
  readonly times: SortedTimes;
}

/** Returns the sorted times of `trace`, null until they are there: the map is drawn without them, and sorting many takes its time. */
export function useSortedTimes(trace: SpanTable): SortedTimes | null {
  const [sorted, setSorted] = useState<TimesOf | null>(null);
  useEffect(() => afterNextPaint(() => setSorted({ trace, times: sortedTimes(trace) })), [trace]);
  return sorted?.trace === trace ? sorted.times : null;
}
