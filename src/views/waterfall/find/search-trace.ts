import { matchColumns } from '../../../analysis/filter/match-columns.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { TextHits } from '../../../trace/text-hits.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';

/**
 * Finds the spans in which every one of `words` stands: in the name, the service or the id, or in what
 * `TraceReaders.findText` looks through. `onFound` is called with what the columns tell before this returns, then with
 * more and more. Resolves after the last, or once `signal` aborts; rejects if values cannot be read.
 */
export async function searchTrace(
  trace: SpanTable,
  findText: TraceReaders['findText'],
  words: readonly string[],
  onFound: (found: TextHits) => void,
  signal: AbortSignal,
): Promise<void> {
  const inColumns = words.map((word) => matchColumns(trace, word));
  const inValues = words.map((): TextHits => ({ spans: new SpanSet(trace.length), count: 0, isComplete: false }));
  const tell = () => {
    const spans = inColumns.map((set, word) => set.or(inValues[word].spans)).reduce((all, set) => all.and(set));
    onFound({ spans, count: spans.count(), isComplete: inValues.every(({ isComplete }) => isComplete) });
  };
  if (words.length === 0) return;
  tell();
  // One after another: those who look through values do so for one text at a time.
  for (const [index, word] of words.entries()) {
    const hear = (hits: TextHits) => {
      inValues[index] = hits;
      tell();
    };
    await findText(word, hear, signal);
  }
}
