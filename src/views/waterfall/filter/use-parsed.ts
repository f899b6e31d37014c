import { useEffect, useMemo, useState } from 'react';
import type { ParsedFilter } from '../../../analysis/filter/filter-expression.ts';
import { parseFilter } from '../../../analysis/filter/parse-filter.ts';
import { hasPattern, loadPatterns, type Patterns } from '../../../analysis/filter/patterns.ts';

/** Returns what a text asks; the same object while it does. What reads regular expressions is fetched for the first. */
export function useParsed(text: string): ParsedFilter {
  const [patterns, setPatterns] = useState<Patterns | null>(null);
  const parsed = useMemo(() => parseFilter(text, patterns), [text, patterns]);
  const isWanted = patterns === null && hasPattern(parsed.expression);
  useEffect(() => {
    if (!isWanted) return;
    // Without it an expression is found nowhere, and the filter says so when it runs.
    loadPatterns().then(
      (loaded) => setPatterns(loaded),
      () => {},
    );
  }, [isWanted]);
  return parsed;
}
