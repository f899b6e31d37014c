import { useEffect, useState } from 'react';
import { type FilterHint, filterHints, hintKeys } from '../../../analysis/filter/filter-hints.ts';
import { readsOf } from '../../../analysis/filter/filter-reads.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import type { Matches } from '../../trace-picks.ts';

/** Who still types is told nothing. */
const REST_MILLISECONDS = 600;
const NONE: readonly FilterHint[] = [];

/** Returns why a filter may not find what was meant, once all is looked at and typing rests. */
export function useFilterHints(
  trace: SpanTable,
  readers: TraceReaders,
  matches: Matches | null,
): readonly FilterHint[] {
  const [known, setKnown] = useState<{ readonly of: Matches | null; readonly hints: readonly FilterHint[] }>();
  useEffect(() => {
    if (matches === null || !matches.isComplete || matches.problem !== null) return;
    let isWanted = true;
    const rest = setTimeout(() => {
      hintsOf(trace, readers, matches).then(
        (hints) => isWanted && setKnown({ of: matches, hints }),
        // The filter itself says what cannot be read.
        () => {},
      );
    }, REST_MILLISECONDS);
    return () => {
      isWanted = false;
      clearTimeout(rest);
    };
  }, [trace, readers, matches]);
  return known?.of === matches ? known.hints : NONE;
}

async function hintsOf(
  trace: SpanTable,
  readers: TraceReaders,
  { of, count }: Matches,
): Promise<readonly FilterHint[]> {
  const source = { trace, attributeKeys: await readers.attributeKeys(), hasMatches: count > 0 };
  const columns = await Promise.all(hintKeys(of, source).map((key) => readsOf(trace).readAttribute(key, readers)));
  return filterHints(of, { ...source, attribute: (key) => columns.find((column) => column.key === key) ?? null });
}
