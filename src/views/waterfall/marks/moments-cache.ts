import type { Moments } from '../../../trace/moments.ts';
import { SpanMark, type SpanTable } from '../../../trace/span-table.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import type { SpanIndex } from '../../../trace/units.ts';

/** Holds the events and links of rows that were in sight. */
export interface MomentsCache {
  /** Returns what is known of a span, undefined while nothing is. */
  readonly get: (span: SpanIndex) => Moments | undefined;
  /** Has the moments of these spans read soon, where they are not known; the latest wish is the one that counts. */
  readonly want: (spans: readonly SpanIndex[]) => void;
}

/** From a wish to the question: rows that only pass by while scrolling are not asked for. */
const WAIT_MS = 90;
/** More than any window has rows; each holds 200 events at most. */
const SPANS_REMEMBERED = 1000;

/** Returns an empty cache; `onArrived` is called when more is known. Where nothing can be read it stays empty. */
export function createMomentsCache(read: TraceReaders['moments'], onArrived: () => void): MomentsCache {
  const known = new Map<SpanIndex, Moments>();
  let wanted: readonly SpanIndex[] = [];
  let isBusy = false;
  const ask = async () => {
    const spans = wanted.filter((span) => !known.has(span));
    if (spans.length === 0) return;
    const moments = await read(spans);
    if (known.size + spans.length > SPANS_REMEMBERED) known.clear();
    spans.forEach((span, i) => {
      known.set(span, moments[i]);
    });
    onArrived();
  };
  return {
    get: (span) => known.get(span),
    want(spans) {
      wanted = spans;
      if (isBusy || spans.every((span) => known.has(span))) return;
      isBusy = true;
      setTimeout(() => {
        ask().then(
          () => {
            isBusy = false;
          },
          // The place where the bytes were is gone: it stays busy for good, marks are an extra.
          () => undefined,
        );
      }, WAIT_MS);
    },
  };
}

const CACHES = new WeakMap<TraceReaders, MomentsCache>();

/** Returns the cache of a trace's readers; the first caller's `onArrived` is kept. */
export function momentsCacheOf(readers: TraceReaders, onArrived: () => void): MomentsCache {
  const kept = CACHES.get(readers);
  if (kept !== undefined) return kept;
  const made = createMomentsCache(readers.moments, onArrived);
  CACHES.set(readers, made);
  return made;
}

/** Whether a span has events or links. */
export function hasMoments({ marks }: SpanTable, span: SpanIndex): boolean {
  return (marks[span] & (SpanMark.HasEvents | SpanMark.HasLinks)) !== 0;
}
