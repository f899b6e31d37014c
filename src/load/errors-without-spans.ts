import { counted } from '../lib/counted.ts';
import { LoadError } from './load-problem.ts';

/** An id more would not be read. */
const MOST_IDS = 3;

/**
 * Returns what is told of a document that holds errors and no span: `what` says what the document is, `traceIds` name the trace of
 * each error, empty where it has none.
 */
export function errorsWithoutSpans(what: string, traceIds: readonly string[], origin: string): LoadError {
  const traces = [...new Set(traceIds.filter((id) => id !== ''))];
  const shown = traces.slice(0, MOST_IDS).join(', ');
  const others = traces.length > MOST_IDS ? ` and ${counted(traces.length - MOST_IDS, 'other')}` : '';
  return new LoadError({
    kind: 'no_spans',
    sentence: `${what}: ${counted(traceIds.length, 'error')}, no spans.`,
    address: origin,
    serverWords:
      traces.length === 0 ? '' : `They are of ${traces.length === 1 ? 'the trace' : 'traces'} ${shown}${others}.`,
    advice: ['Open the file or the trace in which they happened; errors are shown at their spans.'],
  });
}
