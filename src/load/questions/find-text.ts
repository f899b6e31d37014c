import { folded, resourceSays, spanSays } from '../../analysis/span-details/span-texts.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { FoundRows } from '../messages.ts';
import type { ReceivedTrace } from './received-trace.ts';

/** What was found is told about this often; until then no other question is answered. */
const PART_MILLISECONDS = 25;

/** Finds `text`, as `TraceReaders.findText` says, in the rows from `from` on, a multiple of 32, for a short time. */
export async function findText({ spans, received }: ReceivedTrace, text: string, from: SpanIndex): Promise<FoundRows> {
  const wanted = folded(text);
  const end = wanted === '' ? from : received.length;
  const until = performance.now() + PART_MILLISECONDS;
  const found = new SpanSet(received.length);
  let to = from;
  while (to < end && performance.now() < until) {
    for (const last = Math.min(to + 32, end); to < last; to++) {
      const details = await spans.details(received[to]);
      if (spanSays(details, wanted) || resourceSays(details.resource, wanted)) found.add(to);
    }
  }
  if (wanted === '') to = received.length;
  return { words: found.words.slice(from >>> 5, (to + 31) >>> 5), from, to };
}
