import { parseFilter } from './parse-filter.ts';
import { hasPattern, loadPatterns } from './patterns.ts';
import { type FilterSources, runFilter } from './run-filter.ts';

/** Returns how many spans a filter finds, all of them where it asks nothing. Rejects as `runFilter` does. */
export async function countMatches(text: string, sources: FilterSources, signal: AbortSignal): Promise<number> {
  const read = parseFilter(text).expression;
  const { expression } = hasPattern(read) ? parseFilter(text, await loadPatterns()) : { expression: read };
  if (expression === null) return sources.trace.length;
  let found = 0;
  const hear = ({ count }: { readonly count: number }) => {
    found = count;
  };
  await runFilter(expression, sources, hear, signal);
  return found;
}
