import { useEffect } from 'react';
import type { FilterProblem } from '../../../analysis/filter/filter-expression.ts';
import { groupDigits } from '../../../lib/counted.ts';
import { announce } from '../../../ui/announce.ts';
import type { Matches } from '../../trace-picks.ts';

/** Typing rests for so long before the count is told. */
const REST_MILLISECONDS = 700;

/** Tells screen readers what is not understood, and how many spans match, once typing rests and all has been looked at. */
export function useAnnounced(matches: Matches | null, problems: readonly FilterProblem[]): void {
  const count = matches?.isComplete === true ? `${countWords(matches)}.` : '';
  const sentence = [...problems.map((problem) => problem.sentence), count].join(' ').trim();
  const text = matches?.of;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another text the same is told again
  useEffect(() => {
    if (sentence === '') return;
    const rest = setTimeout(() => announce(sentence), REST_MILLISECONDS);
    return () => clearTimeout(rest);
  }, [sentence, text]);
}

function countWords({ count, spans }: Matches): string {
  return count === 0 ? 'No span matches' : `${groupDigits(count)} of ${groupDigits(spans.size)} spans match`;
}
