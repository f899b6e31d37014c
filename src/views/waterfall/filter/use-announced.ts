import { useEffect } from 'react';
import { groupDigits } from '../../../lib/counted.ts';
import { announce } from '../../../ui/announce.ts';
import type { Matches } from '../../trace-picks.ts';

/** Typing rests for so long before the count is told. */
const REST_MILLISECONDS = 700;

/** Tells screen readers how many spans match once typing rests and all has been looked at. */
export function useAnnounced(matches: Matches | null): void {
  const sentence = matches?.isComplete === true ? countWords(matches) : '';
  const text = matches?.of;
  useEffect(() => {
    if (sentence === '' || text === undefined) return;
    const rest = setTimeout(() => announce(sentence), REST_MILLISECONDS);
    return () => clearTimeout(rest);
  }, [sentence, text]);
}

function countWords({ count, spans }: Matches): string {
  return count === 0 ? 'No span matches' : `${groupDigits(count)} of ${groupDigits(spans.size)} spans match`;
}
