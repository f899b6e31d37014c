import { DetailsExcerpts } from '../analysis/span-details/details-excerpts.ts';
import { prettyJson } from '../lib/pretty-json.ts';
import type { DetailsExcerpt, DetailsRange } from '../trace/details-excerpt.ts';
import type { SpanDetails } from '../trace/span-details.ts';
import type { TraceBuilder } from '../trace/trace-builder.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { ReadDetails, TraceFormat } from './formats/format.ts';
import type { Payload } from './payload.ts';

/** A span of so many bytes takes long enough to read that its next page should not read it again. */
const LARGE = 1 << 18;
/** A batch ends with the row that reaches one of these: some tens of milliseconds of work. */
const BATCH_ROWS = 2000;
const BATCH_BYTES = 2 << 20;
/** Resources and scopes that are held; some writers repeat them with every span. */
const MOST_PARTS = 500;

/** Where a span's bytes came from. */
export interface SpanOrigin {
  /** The file's name or the address. */
  readonly origin: string;
  readonly format: TraceFormat | null;
}

/** Reads what is known of single spans from the bytes received, when asked. Spans go by their number as received. */
export class ReceivedSpans {
  readonly #builder: TraceBuilder;
  readonly #payload: Payload;
  readonly #originAt: (offset: number) => SpanOrigin | undefined;
  readonly #readers = new Map<TraceFormat, ReadDetails>();
  /** One view of each part's bytes, by which those who read details know the part again. */
  readonly #parts = new Map<number, Uint8Array>();
  #large: { readonly span: number; readonly excerpts: DetailsExcerpts } | null = null;

  constructor(builder: TraceBuilder, payload: Payload, originAt: (offset: number) => SpanOrigin | undefined) {
    this.#builder = builder;
    this.#payload = payload;
    this.#originAt = originAt;
  }

  /** Returns everything a span says. Rejects if its bytes are no span. */
  async details(span: number): Promise<SpanDetails> {
    const { columns } = this.#builder;
    const document = this.#originAt(columns.offset[span]);
    if (!document?.format) throw new Error('the span belongs to no document');
    const readDetails = this.#readers.get(document.format) ?? (await this.#loadReader(document.format));
    const details = readDetails({
      span: this.#bytes(span),
      resource: this.#part(columns.resource[span]),
      scope: this.#part(columns.scope[span]),
    });
    return { ...details, origin: document.origin };
  }

  /** Returns what is shown of a span. Rejects as `details` does. */
  async excerpt(span: number, range: DetailsRange | null): Promise<DetailsExcerpt> {
    if (this.#large?.span === span) return this.#large.excerpts.excerpt(range);
    const excerpts = new DetailsExcerpts(await this.details(span));
    if (this.#builder.columns.byteLength[span] >= LARGE) this.#large = { span, excerpts };
    return excerpts.excerpt(range);
  }

  /** Returns a span's JSON, laid out but otherwise as received. */
  json(span: number): Blob {
    return new Blob([prettyJson(new TextDecoder().decode(this.#bytes(span)))], { type: 'text/plain' });
  }

  /** Returns where among `spans` a batch ends that begins at `from`. */
  endOfBatch(spans: Uint32Array, from: SpanIndex): SpanIndex {
    const { byteLength } = this.#builder.columns;
    const last = Math.min(from + BATCH_ROWS, spans.length);
    let to = from;
    for (let bytes = 0; to < last && bytes < BATCH_BYTES; to++) bytes += byteLength[spans[to]];
    return to;
  }

  async #loadReader(format: TraceFormat): Promise<ReadDetails> {
    const reader = await format.loadDetails();
    this.#readers.set(format, reader);
    return reader;
  }

  #bytes(span: number): Uint8Array {
    const { offset, byteLength } = this.#builder.columns;
    return this.#payload.slice(offset[span], byteLength[span]);
  }

  #part(part: number): Uint8Array {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    const place = this.#builder.partAt(part);
    const bytes = place === null ? new Uint8Array(0) : this.#payload.slice(place.offset, place.byteLength);
    if (this.#parts.size >= MOST_PARTS) this.#parts.clear();
    this.#parts.set(part, bytes);
    return bytes;
  }
}
