import { useEffect } from 'react';
import { counted } from '../../../lib/counted.ts';
import { announce } from '../../../ui/announce.ts';
import type { Found } from './use-found.ts';

/** Typing rests for so long before the count is told. */
const REST_MILLISECONDS = 700;

/** Tells screen readers how many hits there are once typing rests and all has been searched. */
export function useAnnounced(found: Found | null): void {
  const sentence =
    found === null || !found.isComplete
      ? ''
      : found.count === 0
        ? 'No match'
        : counted(found.count, 'match', 'matches');
  const words = found?.words;
  useEffect(() => {
    if (sentence === '' || words === undefined) return;
    const rest = setTimeout(() => announce(sentence), REST_MILLISECONDS);
    return () => clearTimeout(rest);
  }, [sentence, words]);
}
