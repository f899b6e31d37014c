import type { SpanDetails } from '../../trace/span-details.ts';
import type { TraceBuilder } from '../../trace/trace-builder.ts';
import type { DocumentShape } from '../document-shape.ts';
import type { DocumentReader } from '../document-walker.ts';
import type { SpanScanner } from '../span-scanner.ts';

/**
 * The bytes of one span, and of the parts of the document that concern it. Empty where there is no such part. A part that
 * several spans share mostly comes as the same object, so that what it says can be remembered.
 */
export interface ReceivedSpan {
  readonly span: Uint8Array;
  readonly resource: Uint8Array;
  readonly scope: Uint8Array;
}

/** A format that can be read: one file and one line in `index.ts` each, and what that file loads on demand. */
export interface TraceFormat {
  /** `otlp-json` */
  readonly name: string;
  /** What people call it: `OTLP JSON`. */
  readonly title: string;
  /** Its documents are rewritten as OTLP JSON, and it is that which is read; see `Conversion`. */
  readonly isRewritten?: true;
  /** Tells the format by the shape of a document's beginning; names of files say nothing. */
  readonly recognise: (shape: DocumentShape) => boolean;
  /** Fetches what reads documents of this format: only the one that is needed is ever loaded. */
  readonly loadReader: () => Promise<CreateReader>;
  /** Fetches what reads the details of one span, for when the first one is asked for. */
  readonly loadDetails: () => Promise<ReadDetails>;
  /** Fetches what reads one thing of all spans sooner than reading their details does; left out where nothing does. */
  readonly loadScanner?: () => Promise<SpanScanner>;
}

/** Returns a reader that adds what it finds to `builder`. One reader a document or file. */
export type CreateReader = (builder: TraceBuilder) => DocumentReader;

/** Returns everything one span says. `origin` is left empty for the caller. Throws on bytes that are not a span. */
export type ReadDetails = (received: ReceivedSpan) => SpanDetails;
