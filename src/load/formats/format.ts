import type { SpanDetails } from '../../trace/span-details.ts';
import type { TraceBuilder } from '../../trace/trace-builder.ts';
import type { DocumentShape } from '../document-shape.ts';
import type { DocumentReader } from '../document-walker.ts';

/** The bytes of one span, and of the parts of the document that concern it. Empty where there is no such part. */
export interface ReceivedSpan {
  readonly span: Uint8Array;
  readonly resource: Uint8Array;
  readonly scope: Uint8Array;
}

/** A format that can be read. One file each, listed in `index.ts`. */
export interface TraceFormat {
  /** `otlp-json` */
  readonly name: string;
  /** What people call it: `OTLP JSON`. */
  readonly title: string;
  /** Tells the format by the shape of a document's beginning; names of files say nothing. */
  readonly recognise: (shape: DocumentShape) => boolean;
  /** Returns a reader that adds what it finds to `builder`. One reader a document or file. */
  readonly createReader: (builder: TraceBuilder) => DocumentReader;
  /** Returns everything one span says. `origin` is left empty for the caller. Throws on bytes that are not a span. */
  readonly readDetails: (received: ReceivedSpan) => SpanDetails;
}
