import { useEffect, useState } from 'react';
import { openSearch } from '../../load/search/open-search.ts';
import { askEvery } from './ask-every.ts';
import { newerCount } from './newer-traces.ts';
import type { FoundPlace } from './search-places.ts';
import type { AnsweredSearch } from './use-search.ts';

const HALF_MINUTE = 30_000;

/**
 * Returns how many traces a relative search of a backend would find by now that it did not find then. It asks again,
 * quietly, half a minute after each answer while the tab is in sight; what cannot be asked changes nothing.
 *
 * @param answered null for none that may be asked again
 */
export function useNewer(found: FoundPlace | null, answered: AnsweredSearch | null): number {
  const [newer, setNewer] = useState({ count: 0, of: answered });
  useEffect(() => {
    if (found === null || answered === null || !isWorthAsking(answered)) return;
    const abort = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const count = await countNewer(found, answered, abort.signal);
      if (!abort.signal.aborted) setNewer({ count, of: answered });
    };
    askEvery(HALF_MINUTE, ask, abort.signal);
    return () => abort.abort();
  }, [found, answered]);
  return newer.of === answered ? newer.count : 0;
}

function isWorthAsking({ query, place }: AnsweredSearch): boolean {
  return query.time.type === 'last' && place.type === 'backend';
}

async function countNewer(found: FoundPlace, { query, answer }: AnsweredSearch, signal: AbortSignal): Promise<number> {
  const again = await openSearch(await found.source(), query, { signal, onProgress: () => {} });
  again.close();
  return newerCount(answer.traces, again.answer.traces);
}
