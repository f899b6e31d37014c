import { useEffect, useState } from 'react';
import { countMatches } from '../../../analysis/filter/count-matches.ts';
import { type FilterHint, filterHints, hintKeys } from '../../../analysis/filter/filter-hints.ts';
import { readsOf } from '../../../analysis/filter/filter-reads.ts';
import type { FilterSources } from '../../../analysis/filter/run-filter.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import type { Matches } from '../../trace-picks.ts';
import type { FullModel } from '../full-model.ts';

/** Who still types is told nothing. */
const REST_MILLISECONDS = 600;
const NONE: readonly FilterHint[] = [];

interface Sources extends FilterSources {
  readonly readers: TraceReaders;
}

/** Returns why a filter may not find what was meant, once all is looked at and typing rests. */
export function useFilterHints(
  { trace, selfTime, insights, readers }: FullModel,
  matches: Matches | null,
): readonly FilterHint[] {
  const [known, setKnown] = useState<{ readonly of: Matches | null; readonly hints: readonly FilterHint[] }>();
  const analysis = insights?.analysis ?? null;
  useEffect(() => {
    if (matches === null || !matches.isComplete || matches.problem !== null) return;
    const wanted = new AbortController();
    const rest = setTimeout(() => {
      hintsOf({ trace, selfTime, analysis, readers }, matches, wanted.signal).then(
        (hints) => !wanted.signal.aborted && setKnown({ of: matches, hints }),
        // The filter itself says what cannot be read.
        () => {},
      );
    }, REST_MILLISECONDS);
    return () => {
      wanted.abort();
      clearTimeout(rest);
    };
  }, [trace, selfTime, analysis, readers, matches]);
  return known?.of === matches ? known.hints : NONE;
}

async function hintsOf(
  sources: Sources,
  { of, count: found }: Matches,
  signal: AbortSignal,
): Promise<readonly FilterHint[]> {
  const { trace, readers } = sources;
  const count = (text: string) => countMatches(text, sources, signal);
  const source = { trace, attributeKeys: await readers.attributeKeys(), hasMatches: found > 0 };
  const columns = await Promise.all(hintKeys(of, source).map((key) => readsOf(trace).readAttribute(key, readers)));
  const attribute = (key: string) => columns.find((column) => column.key === key) ?? null;
  return filterHints(of, { ...source, attribute, count });
}
