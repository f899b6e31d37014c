import { useEffect, useMemo, useState } from 'react';
import { findSpan } from '../../trace/find-span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { lookProblem, type StrangeField, strangeFields } from './look-problem.ts';
import type { Screen } from './screen-actions.ts';

/**
 * Returns what cannot be had of how the address that was opened last looks at the trace: a sentence each, joined. The
 * address loses it as soon as anything else of it changes, what is returned does not.
 */
export function useLookProblem(trace: SpanTable, { address, openedAt }: Screen): string {
  const hasSpan = (key: string) => findSpan(trace, key) >= 0;
  const [said, setSaid] = useState(() => strangeFields(openedAt.current, hasSpan));
  useEffect(() => {
    openedAt.current = '';
  }, [openedAt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address bar has what is none of its fields too
  const now = useMemo(() => strangeFields(location.search, hasSpan), [address, trace]);
  if (!isPartOf(now, said)) setSaid(now);
  return lookProblem(said);
}

/** Whether an address may be what our own changes have left of another. */
function isPartOf(fields: readonly StrangeField[], all: readonly StrangeField[]): boolean {
  return fields.every(([name, value]) => all.some(([other, written]) => other === name && written === value));
}
