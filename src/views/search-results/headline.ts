import { counted, groupDigits } from '../../lib/counted.ts';
import { extentOf } from '../../lib/extent-of.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import { formatDuration } from '../../trace/time.ts';
import { percentilesOf } from './percentiles.ts';

/** What was found, in a sentence of two parts: the first is the larger in print. */
export interface Headline {
  /** `8 traces, 38 ms to 27.9 s` */
  readonly figures: string;
  /** `half took 309 ms or less, 2 hold errors`; empty where there is nothing to say. */
  readonly rest: string;
}

/**
 * Returns what traces were found, in words.
 *
 * @param isNarrowed whether only some of them are listed: then the words say that they are of all
 */
export function headlineOf(traces: readonly FoundTrace[], isNarrowed = false): Headline {
  const count = `${counted(traces.length, 'trace')}${isNarrowed ? ' in all' : ''}`;
  if (traces.length === 0) return { figures: 'No trace found', rest: '' };
  const durations = traces.map(({ duration }) => duration);
  const [shortest, longest] = extentOf(durations).map(formatDuration);
  if (shortest === longest) return { figures: `${count}, ${longest}`, rest: errorWords(traces) };
  const half = `half took ${formatDuration(percentilesOf(durations)[0].duration)} or less`;
  return {
    figures: `${count}, ${shortest} to ${longest}`,
    rest: [...(traces.length > 2 ? [half] : []), errorWords(traces)].filter((part) => part !== '').join(', '),
  };
}

/** Returns how many of at least one trace hold errors. Where some answers do not tell errors, none of them is said to hold none. */
export function errorWords(traces: readonly FoundTrace[]): string {
  const failed = traces.filter(({ errorCount }) => errorCount > 0).length;
  if (failed === 0) return traces.every(({ errorCount }) => errorCount === 0) ? 'none holds errors' : '';
  if (traces.length === 1) return 'it holds errors';
  return failed === traces.length
    ? 'all hold errors'
    : `${groupDigits(failed)} ${failed === 1 ? 'holds' : 'hold'} errors`;
}
