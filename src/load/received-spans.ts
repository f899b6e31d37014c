import { DetailsExcerpts } from '../analysis/span-details/details-excerpts.ts';
import type { ByteFinder } from '../lib/byte-pattern.ts';
import { JsonCursor } from '../lib/json/json-cursor.ts';
import { prettyJson } from '../lib/pretty-json.ts';
import type { DetailsExcerpt, DetailsRange } from '../trace/details-excerpt.ts';
import type { Resource, Scope, SpanDetails } from '../trace/span-details.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { StringTableBuilder } from '../trace/string-table.ts';
import type { TraceBuilder } from '../trace/trace-builder.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { ReadDetails, TraceFormat } from './formats/format.ts';
import type { PageOfBytes, Payload } from './payload.ts';
import type { SpanScanner, SpanVisitor } from './span-scanner.ts';
import { traceFacts } from './trace-facts.ts';

/** A span of so many bytes takes long enough to read that who asks next should not have it read again. */
const LARGE = 1 << 18;
/** A batch ends with the row that reaches one of these: some tens of milliseconds of work. */
const BATCH_ROWS = 2000;
const BATCH_BYTES = 2 << 20;
/** Resources and scopes that are held; some writers repeat them with every span. */
const MOST_PARTS = 500;

/** So many bytes of different resources are compared; each further one counts as different. */
const MOST_COMPARED_BYTES = 4 << 20;

/** Where spans' bytes came from. */
export interface SpanOrigin {
  /** The file's name or the address. */
  readonly origin: string;
  /** Where the document begins among all bytes received. */
  readonly offset: number;
  readonly format: TraceFormat | null;
}

/** Reads what is known of single spans from the bytes received, when asked. Spans go by their number as received. */
export class ReceivedSpans {
  readonly #builder: TraceBuilder;
  readonly #payload: Payload;
  /** In the order of their offsets. */
  readonly #documents: readonly SpanOrigin[];
  readonly #readers = new Map<TraceFormat, ReadDetails>();
  readonly #scanners = new Map<TraceFormat, SpanScanner>();
  /** One for each page of bytes. */
  readonly #cursors = new Map<Uint8Array, JsonCursor>();
  /** The page that was last asked for, and its cursor. */
  #page: PageOfBytes = { bytes: new Uint8Array(0), base: 0, length: 0 };
  #cursor = new JsonCursor();
  /** One view of each part's bytes, by which those who read details know the part again. */
  readonly #parts = new Map<number, Uint8Array>();
  /** Bytes of resources as texts: many writers write a resource anew with every few spans. */
  readonly #resourceTexts = new StringTableBuilder();
  /** The first resource of each of these texts, and for each resource the first of its text. */
  readonly #firstResource: number[] = [];
  readonly #sameResource = new Map<number, number>();
  /** With the schema that stands beside them in what was received. */
  readonly #resources = new WeakMap<Resource, Resource>();
  readonly #scopes = new WeakMap<Scope, Scope>();
  /** Bytes of each list of attributes that `SpanScanner.isPlainList`, 0 where that is not known. */
  #plainLists = new Uint32Array(0);
  /** The large span that was read last. */
  #large: { readonly span: number; readonly details: SpanDetails; excerpts: DetailsExcerpts | null } | null = null;

  constructor(builder: TraceBuilder, payload: Payload, documents: readonly SpanOrigin[]) {
    this.#builder = builder;
    this.#payload = payload;
    this.#documents = documents;
  }

  /** Fetches what reads details of the documents' formats: until then none can be read. */
  async prepare(): Promise<void> {
    for (const { format } of this.#documents) {
      if (format !== null && !this.#readers.has(format)) this.#readers.set(format, await format.loadDetails());
    }
  }

  /** Fetches what scans spans, for those formats that have it. */
  async prepareToScan(): Promise<void> {
    for (const { format } of this.#documents) {
      if (!format?.loadScanner || this.#scanners.has(format)) continue;
      this.#scanners.set(format, await format.loadScanner());
    }
  }

  /** Returns everything a span says. Throws if its bytes are no span. */
  details(span: number): SpanDetails {
    if (this.#large?.span === span) return this.#large.details;
    const { columns } = this.#builder;
    const { format, origin } = this.#documentOf(span);
    const readDetails = format === null ? undefined : this.#readers.get(format);
    if (readDetails === undefined) throw new Error('the span belongs to no document that can be read');
    const details = readDetails({
      span: this.#bytes(span),
      resource: this.#part(columns.resource[span]),
      scope: this.#part(columns.scope[span]),
    });
    const whole = {
      ...details,
      origin,
      resource: this.#withSchemaUrl(details.resource, columns.resource[span], this.#resources),
      scope: details.scope && this.#withSchemaUrl(details.scope, columns.scope[span], this.#scopes),
    };
    if (this.byteLength(span) >= LARGE) this.#large = { span, details: whole, excerpts: null };
    return whole;
  }

  /** Returns what scans a span; null if nothing does, and only its details tell. */
  scannerOf(span: number): SpanScanner | null {
    const { format } = this.#documentOf(span);
    return (format !== null && this.#scanners.get(format)) || null;
  }

  /** Tells `visitor` a span's attributes, as `SpanScanner.scan` does. */
  scanAttributes(span: number, scanner: SpanScanner, visitor: SpanVisitor): boolean {
    const cursor = this.cursorAt(span);
    const at = this.#builder.columns.attributesAt[span];
    if (at === 0) return scanner.scan(cursor, visitor, false);
    cursor.position += at;
    const from = cursor.position;
    const isSure = scanner.scanList(cursor, visitor);
    if (isSure && scanner.isPlainList) this.#learnPlainList(span, cursor.position - from);
    return isSure;
  }

  #learnPlainList(span: number, length: number): void {
    const { columns } = this.#builder;
    // Spans may have come since the last one.
    if (span >= this.#plainLists.length) this.#plainLists = new Uint32Array(columns.length);
    this.#plainLists[span] = length;
  }

  /** Whether `scanAttributes` has found that a span's attributes are where their keys' bytes are. */
  hasPlainList(span: number): boolean {
    return this.#plainLists[span] > 0;
  }

  /** Tells `visitor` those attributes that `finder` finds in a span that `hasPlainList`. */
  findAttributes(span: number, scanner: SpanScanner, finder: ByteFinder, visitor: SpanVisitor): void {
    const cursor = this.cursorAt(span);
    const from = cursor.position + this.#builder.columns.attributesAt[span];
    const end = from + this.#plainLists[span];
    for (let at = finder.next(cursor.bytes, from, end); at >= 0; at = finder.next(cursor.bytes, cursor.position, end)) {
      cursor.position = at;
      scanner.scanOne(cursor, visitor);
    }
  }

  /** Returns a cursor at the beginning of a span; good until the next one is asked for. */
  cursorAt(span: number): JsonCursor {
    const offset = this.#builder.columns.offset[span];
    // Spans that were received one after another nearly always stand on one page.
    if (offset < this.#page.base || offset >= this.#page.base + this.#page.length) this.#turnTo(offset);
    const { bytes, base, length } = this.#page;
    this.#cursor.reset(bytes, offset - base, length, base);
    return this.#cursor;
  }

  #turnTo(offset: number): void {
    this.#page = this.#payload.pageAt(offset);
    this.#cursor = this.#cursors.get(this.#page.bytes) ?? new JsonCursor();
    this.#cursors.set(this.#page.bytes, this.#cursor);
  }

  /** Returns how many bytes a span has. */
  byteLength(span: number): number {
    return this.#builder.columns.byteLength[span];
  }

  /** Returns the number of a resource with the same bytes as the span's: nearly always the same for all such spans. */
  resourceNumber(span: number): number {
    const resource = this.#builder.columns.resource[span];
    return this.#sameResource.get(resource) ?? this.#findSameResource(resource);
  }

  #findSameResource(resource: number): number {
    if (this.#resourceTexts.byteLength > MOST_COMPARED_BYTES) return resource;
    const bytes = this.resourceBytes(resource);
    const text = this.#resourceTexts.internBytes(bytes, 0, bytes.length);
    this.#firstResource[text] ??= resource;
    this.#sameResource.set(resource, this.#firstResource[text]);
    return this.#firstResource[text];
  }

  /** Returns the bytes of a resource, empty if there is none of that number. */
  resourceBytes(resource: number): Uint8Array {
    return this.#part(resource);
  }

  /** Returns a number that spans of one name share. */
  nameNumber(span: number): number {
    return this.#builder.columns.name[span];
  }

  /** Returns what was noted of the given spans, by their place among them; no times of events. */
  facts(spans: Uint32Array): SpanFacts {
    return traceFacts(this.#builder, this.#payload, spans, null);
  }

  /** Returns what is shown of a span. Throws as `details` does. */
  excerpt(span: number, range: DetailsRange | null): DetailsExcerpt {
    const details = this.details(span);
    const large = this.#large?.span === span ? this.#large : null;
    const excerpts = large?.excerpts ?? new DetailsExcerpts(details);
    if (large !== null) large.excerpts = excerpts;
    const { format } = this.#documentOf(span);
    const document = { format: format?.title ?? '', isRewritten: format?.isRewritten === true };
    return { ...excerpts.excerpt(range), document };
  }

  /** Returns a span's JSON, laid out but otherwise as read: as received, or rewritten. */
  json(span: number): Blob {
    return new Blob([prettyJson(new TextDecoder().decode(this.#bytes(span)))], { type: 'text/plain' });
  }

  /** Returns where among `spans` a batch ends that begins at `from`. */
  endOfBatch(spans: Uint32Array, from: SpanIndex): SpanIndex {
    const last = Math.min(from + BATCH_ROWS, spans.length);
    let to = from;
    for (let bytes = 0; to < last && bytes < BATCH_BYTES; to++) bytes += this.byteLength(spans[to]);
    return to;
  }

  /** One object a part, since those who write a trace know by it which spans have it. */
  #withSchemaUrl<Part extends Resource | Scope>(part: Part, number: number, known: WeakMap<Part, Part>): Part {
    const schemaUrl = this.#builder.schemaUrlOf(number);
    if (schemaUrl === '' || part.schemaUrl !== '') return part;
    const made = known.get(part) ?? { ...part, schemaUrl };
    known.set(part, made);
    return made;
  }

  #documentOf(span: number): SpanOrigin {
    const offset = this.#builder.columns.offset[span];
    let last = this.#documents.length - 1;
    while (last > 0 && this.#documents[last].offset > offset) last--;
    return this.#documents[last];
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
