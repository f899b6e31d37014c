import { useEffect, useState } from 'react';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { DetailsReader } from '../../../trace/trace-handle.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { type Finding, hiddenWord, whereFound } from './where-found.ts';

interface Known {
  readonly span: SpanIndex;
  readonly words: readonly string[];
  readonly finding: Finding | null;
}

/** Returns where `span` was found if its row does not show it; null until that is known and for -1. */
export function useWhereFound(
  trace: SpanTable,
  read: DetailsReader,
  span: SpanIndex,
  words: readonly string[],
): Finding | null {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    const word = span < 0 ? null : hiddenWord(trace, span, words);
    if (word === null) return;
    let isWanted = true;
    whereFound(trace, span, word, read).then(
      (finding) => isWanted && setKnown({ span, words, finding }),
      // The row is shown all the same, and the details panel tells why nothing can be read.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [trace, read, span, words]);
  return known?.span === span && known.words === words ? known.finding : null;
}
