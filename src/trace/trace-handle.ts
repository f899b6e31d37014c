import type { AttributeColumn, AttributeKey } from './attribute-column.ts';
import type { DetailsExcerpt, DetailsRange } from './details-excerpt.ts';
import type { EventNames } from './event-names.ts';
import type { Moments } from './moments.ts';
import type { SoughtText, TextHits } from './text-hits.ts';
import type { SpanIndex } from './units.ts';

/**
 * Reads from a trace's received bytes, where they are kept. Views get one of these and need not know of workers. Every
 * method rejects with an Error if the place where the bytes are kept is gone.
 */
export interface TraceReaders {
  /** Returns details of a span: the beginning of each list, or one range. */
  readonly details: (span: SpanIndex, range?: DetailsRange) => Promise<DetailsExcerpt>;
  /** Returns a span's JSON, laid out but otherwise as read: `DetailsExcerpt.document` tells whether it was received so. */
  readonly spanJson: (span: SpanIndex) => Promise<Blob>;
  /** Returns the attribute keys that spans of the trace have, those of most spans first. */
  readonly attributeKeys: () => Promise<readonly AttributeKey[]>;
  /** Returns one attribute of all spans, or of the first `rows`; a span without it takes its resource's. */
  readonly attribute: (key: string, rows?: number) => Promise<AttributeColumn>;
  /** Returns which spans have events, by name. */
  readonly eventNames: () => Promise<EventNames>;
  /** Returns when the events of each of `spans` happened, and where its links point; in the order of `spans`. */
  readonly moments: (spans: readonly SpanIndex[]) => Promise<readonly Moments[]>;
  /**
   * Finds a text, in any case, or a regular expression in what the columns do not hold: attribute values of spans and resources, events' names
   * and attributes, status messages. `onHits` is called with more and more of them, down the rows; the promise resolves
   * after the last, or once `signal` aborts: then nothing more is told. An empty text is found nowhere, and makes the
   * search after it quicker.
   */
  readonly findText: (text: SoughtText, onHits: (hits: TextHits) => void, signal: AbortSignal) => Promise<void>;
}

export type DetailsReader = TraceReaders['details'];
