import { useEffect, useState } from 'react';
import { openSearch } from '../../load/search/open-search.ts';
import { newerCount } from './newer-traces.ts';
import type { FoundPlace } from './search-places.ts';
import type { AnsweredSearch } from './use-search.ts';

const EVERY = 30_000;

/**
 * Returns how many traces a relative search of a backend would find by now that it did not find then. It asks again,
 * quietly, every half minute while the tab is in sight; what cannot be asked is not told.
 *
 * @param answered null for none that may be asked again
 */
export function useNewer(found: FoundPlace | null, answered: AnsweredSearch | null): number {
  const [newer, setNewer] = useState({ count: 0, of: answered });
  useEffect(() => {
    if (found === null || answered === null || !isWorthAsking(answered)) return;
    const abort = new AbortController();
    const timer = setInterval(async () => {
      if (document.visibilityState !== 'visible') return;
      const count = await countNewer(found, answered, abort.signal).catch(() => 0);
      if (!abort.signal.aborted) setNewer({ count, of: answered });
    }, EVERY);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
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
