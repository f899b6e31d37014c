import { useMemo } from 'react';
import { findSpan } from '../../trace/find-span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { TraceState, TracesState } from '../url-state.ts';

/** Returns the rows of the spans that the address has pinned, in its order; those without a row are left out. */
export function usePinnedRows(address: TraceState | TracesState, table: SpanTable | undefined): readonly SpanIndex[] {
  // The same keys come in another array with every change of the address.
  const keys = (address.page === 'trace' && address.pins?.join('\n')) || '';
  return useMemo(
    () =>
      table
        ? keys
            .split('\n')
            .map((key) => findSpan(table, key))
            .filter((row) => row >= 0)
        : [],
    [keys, table],
  );
}
