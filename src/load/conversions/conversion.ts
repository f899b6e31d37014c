import type { SpanDetails } from '../../trace/span-details.ts';
import type { DocumentShape } from '../document-shape.ts';
import type { ReportDefect } from '../document-walker.ts';

/**
 * A format that is rewritten as OTLP once all of a document is there, and then read as such: one file and one line in
 * `index.ts` each. That is what a format wants whose spans lie in the bytes otherwise than one after another (halves,
 * begins and ends, text in text), and it is little work; what is opened by the hundred megabytes should be a
 * `TraceFormat`, which reads the bytes as they come.
 */
export interface Conversion {
  /** `zipkin-json` */
  readonly name: string;
  /** What people call it: `Zipkin JSON`. */
  readonly title: string;
  /**
   * Tells the format by a document's beginning; asked only where no `TraceFormat` knows it. `bytes` are its first, all of
   * them where it is short, a megabyte at least where it is not.
   */
  readonly recognise: (shape: DocumentShape, bytes: Uint8Array) => boolean;
  /** Fetches what rewrites documents of this format. */
  readonly loadConvert: () => Promise<Convert>;
}

/** A document that is to be rewritten. */
export interface DocumentToConvert {
  /** All of it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly shape: DocumentShape;
  /** The file's name or the address. */
  readonly origin: string;
  /** It broke off, which is told already. */
  readonly isCut: boolean;
  /** Is told about everything that is left out. */
  readonly report: ReportDefect;
}

/**
 * Returns the document's spans, those of one resource best one after another. Spans of one resource should share the
 * object. What a document says once of many is put together with each span when it is its turn: nobody asks for more once
 * there is too much. Throws a LoadError where the document cannot be read at all; what is wrong with a part of it is
 * reported, and the rest returned.
 */
export type Convert = (document: DocumentToConvert) => Iterable<ConvertedSpan>;

/**
 * What a source says about a span; what is left out it does not say. Ids are hex, of any length, or text that is no hex.
 * A span without `endTimeUnixNano` is unfinished. Whatever has no place of its own belongs into `attributes`.
 */
export type ConvertedSpan = Pick<SpanDetails, 'traceId' | 'spanId' | 'name' | 'startTimeUnixNano' | 'endTimeUnixNano'> &
  Partial<Omit<SpanDetails, 'origin'>>;
