import { useEffect, useState } from 'react';
import type { DetailsExcerpt, DetailsRange } from '../../trace/details-excerpt.ts';
import type { DetailsReader } from '../../trace/trace-handle.ts';
import type { SpanIndex } from '../../trace/units.ts';

const SPANS_REMEMBERED = 100;
/** Of the lists a tooltip tells of the resource's attributes alone. */
const RESOURCE: DetailsRange = { list: 'resource', from: 0, to: 500 };

interface Known {
  readonly reader: DetailsReader;
  readonly span: SpanIndex;
  readonly details: DetailsExcerpt;
}

/** Returns the details of `span`, of its lists the resource's attributes alone; null until they have been read and where they cannot be; -1 asks for none. */
export function useSpanDetails(readDetails: DetailsReader, span: SpanIndex): DetailsExcerpt | null {
  const [known, setKnown] = useState<Known | null>(null);

  useEffect(() => {
    if (span < 0) return;
    const spans = rememberedOf(readDetails);
    const show = (details: DetailsExcerpt) => setKnown({ reader: readDetails, span, details });
    const remembered = spans.get(span);
    if (remembered !== undefined) {
      show(remembered);
      return;
    }

    let isWanted = true;
    readDetails(span, RESOURCE).then(
      (details) => {
        spans.set(span, details);
        if (isWanted) show(details);
      },
      // The tooltip does without: what the columns know is shown already, and the details panel tells of failures.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [readDetails, span]);

  return known !== null && known.reader === readDetails && known.span === span ? known.details : null;
}

/** A tooltip that comes again finds what an earlier one has read. */
const REMEMBERED = new WeakMap<DetailsReader, Map<SpanIndex, DetailsExcerpt>>();

function rememberedOf(reader: DetailsReader): Map<SpanIndex, DetailsExcerpt> {
  const spans = REMEMBERED.get(reader);
  if (spans !== undefined && spans.size < SPANS_REMEMBERED) return spans;
  const others = new Map<SpanIndex, DetailsExcerpt>();
  REMEMBERED.set(reader, others);
  return others;
}
