import { selfTimes } from '../analysis/self-time.ts';
import { JsonCursor } from '../lib/json/json-cursor.ts';
import type { SpanTableAndOrder } from '../trace/build-span-table.ts';
import type { DefectType } from '../trace/defect.ts';
import type { DetailsExcerpt, DetailsRange } from '../trace/details-excerpt.ts';
import { positionsFrom } from '../trace/pick.ts';
import { serviceName, spanName } from '../trace/span.ts';
import type { SpanDetails } from '../trace/span-details.ts';
import type { SpanTable, TraceSummary } from '../trace/span-table.ts';
import { TraceBuilder } from '../trace/trace-builder.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { ConvertedDocument } from './converted-document.ts';
import type { DocumentShape } from './document-shape.ts';
import { DocumentWalker, type ReportDefect } from './document-walker.ts';
import type { TraceFormat } from './formats/format.ts';
import type { TraceMessage } from './messages.ts';
import { copyTable, packTable } from './pack-table.ts';
import { Payload } from './payload.ts';
import type { ReceivedTrace } from './questions/received-trace.ts';
import type { ReceivedSpans } from './received-spans.ts';
import { MOST_BYTES_TO_RECOGNISE, recogniseFormat } from './recognise-format.ts';
import type { WholeTrace } from './whole-trace.ts';

/** A preview is worth its cost only with so many times the spans of the one before. */
const PREVIEW_GROWTH = 2;

/**
 * Bytes of a large trace that are read in pieces of a few each, so that bytes end in every place in which they can end
 * before the browser compiles for speed. What it compiles without having seen such an end it throws away at the first
 * one, again and again: reading 100,000 spans of Jaeger's takes 8 % longer then.
 */
const REHEARSAL_BYTES = 8 << 10;
const REHEARSAL_STEP = 37;

/** So many spans tell how many more a document's bytes hold. */
const SPANS_TO_JUDGE_BY = 1000;
/** Spans differ in length; what is too much is never touched, and costs no memory. */
const ROOM_TO_SPARE = 1.2;
/** However large a document says that it is, no more room is made beforehand. */
const MOST_SPANS_EXPECTED = 1 << 21;

interface Document {
  /** The file's name or the address. */
  readonly origin: string;
  /** 0 where it is not known. */
  readonly totalBytes: number;
  /** Spans read before it. */
  readonly firstSpan: number;
  isRoomMade: boolean;
  /** Where it begins among all bytes received. */
  readonly offset: number;
  format: TraceFormat | null;
  /** Its format is not looked for before so many bytes are there: each look begins anew. */
  lookAt: number;
  /** While the format's reader is being fetched, bytes only pile up. */
  loading: Promise<void> | null;
  walker: DocumentWalker | null;
  /** Where it is of a format that is rewritten: what collects its bytes until then. */
  converted: ConvertedDocument | null;
  /** The bytes as received, where those kept are rewritten. */
  original: Blob | null;
}

/**
 * Reads one or several documents, byte chunk by byte chunk, into traces; keeps their bytes, and reads details from
 * them when asked. Plain computation: fetching and the worker are around it.
 */
export class TraceReading {
  readonly #builder = new TraceBuilder();
  readonly #payload = new Payload();
  readonly #documents: Document[] = [];
  /** The builder's number and the spans of each trace that has any, in order of first appearance. */
  #traces: { readonly number: number; readonly spans: Uint32Array }[] = [];
  readonly #givenOut = new Map<number, Omit<ReceivedTrace, 'spans'>>();
  readonly #receivedTraces = new Map<number, ReceivedTrace>();
  #spans: ReceivedSpans | null = null;
  /** The trace that was given out last; the columns given to the page have left. */
  #kept: { readonly traceNumber: number; readonly table: SpanTable } | null = null;
  readonly #analysable = new WeakMap<SpanTable, Promise<WholeTrace>>();
  /** A source with one trace is the rule: its table is made once, for the list and for the page. */
  #only: SpanTableAndOrder | null = null;
  #isAllGivenOut = false;
  readonly #segmentStarts = [0];
  #previewed = 0;
  #rehearsed = 0;
  #byteCount = 0;

  /** Bytes received so far. */
  get byteCount(): number {
    return this.#byteCount;
  }

  /** Bytes kept so far, in which spans have their offsets: what is rewritten before it is read becomes more or fewer. */
  get keptByteCount(): number {
    return this.#payload.length;
  }

  /** Spans read so far, copies included. */
  get spanCount(): number {
    return this.#builder.columns.length;
  }

  /** Traces met so far. */
  get traceCount(): number {
    return this.#builder.traceCount;
  }

  /** Normalised ids of the traces met so far, or as they are where they are not hexadecimal. */
  get traceIds(): string[] {
    return Array.from({ length: this.traceCount }, (_, number) => this.#builder.traceId(number));
  }

  /**
   * Resolves once the bytes pushed so far are read: the reader of a format may have to be fetched first. Rejects with a
   * LoadError if they are no trace format.
   */
  get ready(): Promise<void> | null {
    return this.#current().loading;
  }

  get inputDefects() {
    return this.#builder.inputDefects;
  }

  /** Tells of something that is wrong with what is read, and not with a single document. */
  report(type: DefectType, detail: string, count = 1): void {
    this.#builder.addInputDefect(type, detail, count);
  }

  /** Begins a document; `origin` is its file's name or address, `totalBytes` how long it is said to be, 0 if nobody says. */
  beginDocument(origin: string, totalBytes = 0): void {
    const offset = this.#payload.length;
    const place = { origin, totalBytes, offset, firstSpan: this.spanCount };
    this.#documents.push({
      ...place,
      isRoomMade: false,
      lookAt: 0,
      format: null,
      loading: null,
      walker: null,
      converted: null,
      original: null,
    });
  }

  /** Reads the next bytes of the document begun last; resolves once they are read, so that they can be shown before more is asked for. */
  async receive(chunk: Uint8Array): Promise<void> {
    this.push(chunk);
    await this.ready;
  }

  /** Reads the next bytes of the document begun last. Once they are seen to be no trace format, `ready` rejects. */
  push(chunk: Uint8Array): void {
    const document = this.#current();
    this.#byteCount += chunk.length;
    let rest = chunk;
    while (this.#isRehearsing && rest.length > REHEARSAL_STEP) {
      this.#pushPiece(document, rest.subarray(0, REHEARSAL_STEP));
      this.#rehearsed += REHEARSAL_STEP;
      rest = rest.subarray(REHEARSAL_STEP);
    }
    this.#pushPiece(document, rest);
    if (!document.isRoomMade && this.spanCount - document.firstSpan >= SPANS_TO_JUDGE_BY) this.#makeRoom(document);
  }

  #makeRoom(document: Document): void {
    document.isRoomMade = true;
    const spansPerByte = (this.spanCount - document.firstSpan) / (this.keptByteCount - document.offset);
    const expected = Math.ceil(document.totalBytes * spansPerByte * ROOM_TO_SPARE);
    this.#builder.reserve(document.firstSpan + Math.min(expected, MOST_SPANS_EXPECTED));
  }

  /** Once the first rows are shown, and for those alone it would come too late. */
  get #isRehearsing(): boolean {
    return this.#previewed > 0 && this.#rehearsed < REHEARSAL_BYTES;
  }

  #pushPiece(document: Document, piece: Uint8Array): void {
    if (document.converted !== null) {
      document.converted.push(piece);
      return;
    }
    this.#payload.append(piece, this.#keepFrom(document));
    this.#walk(document);
  }

  #keepFrom(document: Document): number {
    return document.walker?.committed ?? document.offset - this.#payload.page.base;
  }

  #walk(document: Document): void {
    if (document.loading === null) this.#recognise(document, false);
    this.#advance(document);
  }

  /**
   * Ends the document begun last. `cut` says why its bytes broke off, empty if they did not. Throws a LoadError if it
   * was no trace format.
   */
  async endDocument(cut = ''): Promise<void> {
    const document = this.#current();
    if (cut !== '') this.#builder.addInputDefect('truncated', cut);
    if (document.loading === null) this.#recognise(document, true);
    await document.loading;
    if (document.converted !== null) await this.#readConverted(document, document.converted, cut !== '');
    this.#advance(document);
    document.walker?.finish(cut !== '');
  }

  async #readConverted(document: Document, converted: ConvertedDocument, isCut: boolean): Promise<void> {
    const { original, pieces } = await converted.finish(isCut, this.#reportOf(document));
    document.original = original;
    document.converted = null;
    await this.#startReading(document, converted.format, document.offset);
    for (const piece of pieces) this.#pushPiece(document, piece);
  }

  /**
   * Returns rows to look at while the rest arrives, null if there are none yet, too few new ones, or several traces.
   * Rows once given stay where they are; later ones are appended.
   */
  preview(): TraceMessage | null {
    const count = this.spanCount;
    const isWorthIt = count > 0 && count >= this.#previewed * PREVIEW_GROWTH;
    if (!isWorthIt || this.#builder.traceCount !== 1) return null;
    const { table } = this.#builder.build(0, positionsFrom(0, count), this.#segmentStarts);
    this.#previewed = count;
    this.#segmentStarts.push(count);
    return this.#message(table, 0);
  }

  /** Ends reading; returns a line about each trace, in order of first appearance. */
  finish(): TraceSummary[] {
    this.end();
    return this.#traces.map(({ number, spans }) => {
      const built = this.#builder.build(number, spans);
      if (this.#traces.length === 1) this.#only = built;
      return summaryOf(built.table);
    });
  }

  /** Ends reading where no line about each trace is needed; returns how many traces there are. */
  end(): number {
    const all = this.#builder.spansByTrace().map((spans, number) => ({ number, spans }));
    this.#traces = all.filter(({ spans }) => spans.length > 0);
    return this.#traces.length;
  }

  /**
   * Returns the columns of one trace and what was worked out about it, after `finish`. Of a source with one trace nothing
   * more can be read then: what that would need is given up once it is analysed.
   */
  trace(traceNumber: number): TraceMessage {
    if (this.#isAllGivenOut) return this.#message(copyTable(this.#table(traceNumber)), traceNumber);
    const table = this.#giveOut(traceNumber);
    this.#kept = { traceNumber, table: copyTable(table) };
    this.#isAllGivenOut = this.#traces.length === 1;
    return this.#message(table, traceNumber);
  }

  /** Gives out a trace to who stays here, after `end`; returns its columns, which stay here too. */
  open(traceNumber: number): SpanTable {
    const table = this.#giveOut(traceNumber);
    this.#kept = { traceNumber, table };
    return table;
  }

  #giveOut(traceNumber: number): SpanTable {
    const { number, spans } = this.#traces[traceNumber];
    const built = this.#only ?? this.#builder.build(number, spans);
    // Its columns are handed over, so they are good for one time only.
    this.#only = null;
    const { table, received } = built;
    this.#receivedTraces.delete(traceNumber);
    this.#givenOut.set(traceNumber, { received, startTimeUnixNano: table.startTimeUnixNano });
    return table;
  }

  /** Returns a trace that was given out as analyses read it; asked again for the same, the same object. */
  analysable(traceNumber: number): Promise<WholeTrace> {
    const table = this.#table(traceNumber);
    const known = this.#analysable.get(table);
    if (known !== undefined) return known;
    const trace = this.#readBy(table, this.#received(traceNumber));
    this.#analysable.set(table, trace);
    return trace;
  }

  /** Returns a trace of the list for a program that reads it here and hands it to nobody. */
  async whole(traceNumber: number): Promise<WholeTrace> {
    const { number, spans } = this.#traces[traceNumber];
    const { table, received } = this.#only ?? this.#builder.build(number, spans);
    return this.#readBy(table, received);
  }

  /** What analyses read beyond the table is not needed before the first row is there. */
  async #readBy(table: SpanTable, received: Uint32Array): Promise<WholeTrace> {
    const [{ giveUpBuilding, wholeTrace }, spans] = await Promise.all([import('./whole-trace.ts'), this.#loadSpans()]);
    if (this.#isAllGivenOut) giveUpBuilding(this.#builder.columns);
    return wholeTrace(table, received, spans, {
      builder: this.#builder,
      payload: this.#payload,
      documents: this.#documents,
    });
  }

  /** Returns the details of rows [from, to) of a trace that was given out. Rejects if the bytes are no such span. */
  async details(traceNumber: number, from: SpanIndex, to: SpanIndex): Promise<SpanDetails[]> {
    const details: SpanDetails[] = [];
    const spans = await this.#loadSpans();
    for (const span of this.#received(traceNumber).subarray(from, to)) details.push(spans.details(span));
    return details;
  }

  /** Returns what is shown of one row of a trace that was given out. Rejects if its bytes are no such span. */
  async excerpt(traceNumber: number, row: SpanIndex, range: DetailsRange | null): Promise<DetailsExcerpt> {
    return (await this.#loadSpans()).excerpt(this.#received(traceNumber)[row], range);
  }

  /** Returns one row of a trace that was given out as received, laid out for reading. */
  async spanJson(traceNumber: number, row: SpanIndex): Promise<Blob> {
    return (await this.#loadSpans()).json(this.#received(traceNumber)[row]);
  }

  /**
   * Returns a trace that was given out, and the details of its rows from `from` on: as many as are quickly written, one
   * at least where there is one. Rejects if their bytes are no such spans.
   */
  async rowsToWrite(traceNumber: number, from: SpanIndex): Promise<{ table: SpanTable; details: SpanDetails[] }> {
    const received = this.#received(traceNumber);
    const to = (await this.#loadSpans()).endOfBatch(received, from);
    const details = await this.details(traceNumber, from, to);
    return { table: this.#table(traceNumber), details };
  }

  /** Returns a trace that was given out as those need it who read more of it than one span. */
  async receivedTrace(traceNumber: number): Promise<ReceivedTrace> {
    const spans = await this.#loadSpans();
    await spans.prepareToScan();
    const trace = this.#receivedTraces.get(traceNumber) ?? { spans, ...this.#opened(traceNumber) };
    this.#receivedTraces.set(traceNumber, trace);
    return trace;
  }

  /** Returns all bytes as received. */
  async received(): Promise<Blob> {
    const { receivedBytes } = await import('./received-bytes.ts');
    return receivedBytes(this.#documents, this.#payload);
  }

  #table(traceNumber: number): SpanTable {
    if (this.#kept?.traceNumber !== traceNumber) {
      const { number, spans } = this.#traces[traceNumber];
      this.#kept = { traceNumber, table: this.#builder.build(number, spans).table };
    }
    return this.#kept.table;
  }

  #current(): Document {
    const document = this.#documents.at(-1);
    if (document === undefined) throw new Error('no document has begun');
    return document;
  }

  /** Finds the document's format by its beginning and starts reading; throws once it cannot be any. */
  #recognise(document: Document, isComplete: boolean): void {
    const { bytes, base, length } = this.#payload.page;
    const from = afterByteOrderMark(bytes, document.offset - base);
    if (length - from < document.lookAt && !isComplete) return;
    document.lookAt = 2 * (length - from);
    const { shape, format, mayBecomeJson } = recogniseFormat(bytes.subarray(from, length));
    const isHopeless = isComplete || length - from >= MOST_BYTES_TO_RECOGNISE || !mayBecomeJson;
    if (format === undefined) {
      if (isHopeless) document.loading = this.#convert(document, shape, bytes.subarray(from, length));
      return;
    }
    document.loading = this.#startReading(document, format, base + from);
  }

  /** Has a document collected that is to be rewritten. Rejects with a LoadError if it is no format that can be. */
  async #convert(document: Document, shape: DocumentShape, bytes: Uint8Array): Promise<void> {
    const { conversionOf } = await import('./converted-document.ts');
    try {
      document.converted = conversionOf(shape, bytes, document.origin);
    } finally {
      // What is no trace is not kept either: it may be one of many files.
      const received = this.#payload.takeBack(document.offset);
      document.converted?.push(received);
    }
  }

  async #startReading(document: Document, format: TraceFormat, offset: number): Promise<void> {
    document.format = format;
    const createReader = await format.loadReader();
    const { bytes, base } = this.#payload.page;
    const cursor = new JsonCursor();
    cursor.reset(bytes, offset - base, offset - base, base);
    document.walker = new DocumentWalker(createReader(this.#builder), cursor, this.#reportOf(document));
    // No further byte may come for a long time, and what is here can be shown.
    this.#advance(document);
  }

  #reportOf(document: Document): ReportDefect {
    return (type, detail) =>
      this.#builder.addInputDefect(type, this.#documents.length > 1 ? `${document.origin}: ${detail}` : detail);
  }

  #advance(document: Document): void {
    const { bytes, base, length } = this.#payload.page;
    document.walker?.push(bytes, base, length);
  }

  #message(table: SpanTable, traceNumber: number): TraceMessage {
    const first = this.#traces[traceNumber]?.spans[0] ?? 0;
    const format = this.#documentAt(this.#builder.columns.offset[first])?.format?.title ?? '';
    return { table: packTable(table), selfTime: selfTimes(table), traceNumber, format };
  }

  /** Not needed before the first row is there. What reads details of a format comes beside it, not after it. */
  async #loadSpans(): Promise<ReceivedSpans> {
    const details = this.#documents.map(({ format }) => format?.loadDetails());
    const [{ ReceivedSpans }] = await Promise.all([import('./received-spans.ts'), ...details]);
    this.#spans ??= new ReceivedSpans(this.#builder, this.#payload, this.#documents);
    await this.#spans.prepare();
    return this.#spans;
  }

  #received(traceNumber: number): Uint32Array {
    return this.#opened(traceNumber).received;
  }

  #opened(traceNumber: number): Omit<ReceivedTrace, 'spans'> {
    const trace = this.#givenOut.get(traceNumber);
    if (trace === undefined) throw new RangeError(`trace ${traceNumber} has not been opened`);
    return trace;
  }

  #documentAt(offset: number): Document | undefined {
    return this.#documents.findLast((document) => document.offset <= offset);
  }
}

/** A byte-order mark is no part of the document. */
function afterByteOrderMark(bytes: Uint8Array, from: number): number {
  return bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from;
}

function summaryOf(table: SpanTable): TraceSummary {
  const root = table.primaryRoot;
  return {
    traceId: table.traceId,
    rootService: root < 0 ? '' : serviceName(table, root),
    rootName: root < 0 ? '' : spanName(table, root),
    startTimeUnixNano: table.startTimeUnixNano,
    duration: table.duration,
    spanCount: table.length,
    errorCount: table.errorCount,
    serviceCount: table.services.filter((service) => table.strings.get(service.name) !== '').length,
  };
}
