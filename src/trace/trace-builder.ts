import { buildSpanTable, type SpanTableAndOrder } from './build-span-table.ts';
import type { Defect, DefectType } from './defect.ts';
import { FactPlaces } from './fact-places.ts';
import { positionsFrom } from './pick.ts';
import { SpanColumns, type SpanDraft } from './span-columns.ts';
import { hexWord } from './span-id.ts';
import { StringTableBuilder } from './string-table.ts';
import type { StringIndex } from './units.ts';

/**
 * Collects spans of one or several traces from readers, in any order, and makes a `SpanTable` of each.
 *
 * A reader fills a `SpanDraft` and hands it to `add`. What concerns more than one span (a resource, a scope) is a
 * *part*: where it stands in the received bytes, and for a resource which service it names, which may come later.
 */
export class TraceBuilder {
  readonly strings = new StringTableBuilder();
  readonly columns = new SpanColumns();
  /** Of the spans in `columns`. */
  readonly facts = new FactPlaces();
  /** What was found wrong with the input as a whole. */
  readonly inputDefects: Defect[] = [];

  readonly #traceIds: string[] = [];
  readonly #numberOfTraceId = new Map<string, number>();
  readonly #lastWords = new Int32Array(4);
  #lastNumber = -1;
  readonly #traceDefects = new Map<number, Defect[]>();
  readonly #partOffset: number[] = [];
  readonly #partLength: number[] = [];
  /** By number of the part; few writers name a schema. */
  readonly #schemaUrls = new Map<number, string>();
  readonly #partService: StringIndex[] = [];
  readonly #partProcess: number[] = [];

  /** Number of traces met so far. */
  get traceCount(): number {
    return this.#traceIds.length;
  }

  /** Number of resources and scopes met so far. */
  get partCount(): number {
    return this.#partOffset.length;
  }

  /** Returns the number of the trace whose 128-bit id is the four words, most significant first. */
  traceNumber(word0: number, word1: number, word2: number, word3: number): number {
    const last = this.#lastWords;
    const isLast = last[0] === (word0 | 0) && last[1] === (word1 | 0) && last[2] === (word2 | 0);
    if (this.#lastNumber >= 0 && isLast && last[3] === (word3 | 0)) return this.#lastNumber;
    last[0] = word0;
    last[1] = word1;
    last[2] = word2;
    last[3] = word3;
    this.#lastNumber = this.traceNumberOfText(hexWord(word0) + hexWord(word1) + hexWord(word2) + hexWord(word3));
    return this.#lastNumber;
  }

  /** Returns the number of the trace with a normalised id, or an id that is not hexadecimal. */
  traceNumberOfText(traceId: string): number {
    let number = this.#numberOfTraceId.get(traceId);
    if (number === undefined) {
      number = this.#traceIds.push(traceId) - 1;
      this.#numberOfTraceId.set(traceId, number);
    }
    return number;
  }

  traceId(traceNumber: number): string {
    return this.#traceIds[traceNumber];
  }

  /** Registers a resource or scope by its place in the received bytes and returns its number. */
  addPart(offset: number, byteLength: number, service: StringIndex = 0): number {
    this.#partOffset.push(offset);
    this.#partLength.push(byteLength);
    this.#partProcess.push(-1);
    return this.#partService.push(service) - 1;
  }

  /** Says where a part stands, for readers that number it before they meet it. */
  placePart(part: number, offset: number, byteLength: number): void {
    this.#partOffset[part] = offset;
    this.#partLength[part] = byteLength;
  }

  /** Says which service a resource names, for readers that learn of it after its spans. */
  setService(resource: number, service: StringIndex): void {
    this.#partService[resource] = service;
  }

  /** Says where among the bytes of a resource the text stands that names its process, -1 for none. */
  setProcess(resource: number, place: number): void {
    this.#partProcess[resource] = place;
  }

  /** Returns where among the bytes of a resource the text stands that names its process; -1 if none does. */
  processPlaceOf(resource: number): number {
    return this.#partProcess[resource] ?? -1;
  }

  /** Says by which schema a part is written, for formats that say so beside it. */
  setSchemaUrl(part: number, url: string): void {
    this.#schemaUrls.set(part, url);
  }

  /** Returns an empty text where none is named. */
  schemaUrlOf(part: number): string {
    return this.#schemaUrls.get(part) ?? '';
  }

  serviceOf(resource: number): StringIndex {
    return this.#partService[resource] ?? 0;
  }

  /** Returns where a part stands, null if there is none of that number or it has no bytes. */
  partAt(part: number): { offset: number; byteLength: number } | null {
    const byteLength = this.#partLength[part] ?? 0;
    return byteLength === 0 ? null : { offset: this.#partOffset[part], byteLength };
  }

  /** Makes room for `spanCount` spans in all, where so many are to be expected. */
  reserve(spanCount: number): void {
    this.columns.reserve(spanCount);
    this.facts.reserve(spanCount);
  }

  /** Appends a copy of `draft` with the facts noted; returns its position among all spans received. */
  add(draft: SpanDraft): number {
    this.facts.commit();
    return this.columns.push(draft);
  }

  /** Records what is wrong with the input as a whole; equal ones are counted together. */
  addInputDefect(type: DefectType, detail: string, count = 1): void {
    addDefect(this.inputDefects, type, detail, count);
  }

  /** Records what the source says is wrong with one trace. */
  addTraceDefect(traceNumber: number, type: DefectType, detail: string, count = 1): void {
    let defects = this.#traceDefects.get(traceNumber);
    if (defects === undefined) {
      defects = [];
      this.#traceDefects.set(traceNumber, defects);
    }
    addDefect(defects, type, detail, count);
  }

  /** Returns the positions, ascending, of the spans of each trace received so far. */
  spansByTrace(): Uint32Array[] {
    this.#placeUnnamed();
    const { length, traceNumber } = this.columns;
    if (this.traceCount === 1) return [positionsFrom(0, length)];
    const counts = new Uint32Array(this.traceCount);
    for (let i = 0; i < length; i++) counts[traceNumber[i]]++;
    const spans = Array.from(counts, (count) => new Uint32Array(count));
    counts.fill(0);
    for (let i = 0; i < length; i++) spans[traceNumber[i]][counts[traceNumber[i]]++] = i;
    return spans;
  }

  /** Spans without a trace id that came before any with one belong to the only trace there is, if there is only one. */
  #placeUnnamed(): void {
    const unnamed = this.#numberOfTraceId.get('');
    if (unnamed === undefined || this.traceCount !== 2) return;
    const { length, traceNumber } = this.columns;
    for (let i = 0; i < length; i++) if (traceNumber[i] === unnamed) traceNumber[i] = 1 - unnamed;
  }

  /**
   * Returns the table of one trace, and for each of its rows the position of the span among all received.
   * `spans` are the positions of the trace's spans; see `SpanTableInput` for `segmentStarts`.
   */
  build(traceNumber: number, spans: Uint32Array, segmentStarts?: readonly number[]): SpanTableAndOrder {
    return buildSpanTable({
      columns: this.columns,
      spans,
      traceId: this.traceId(traceNumber),
      strings: this.strings,
      partService: this.#partService,
      sourceDefects: this.#traceDefects.get(traceNumber) ?? [],
      ...(segmentStarts && { segmentStarts }),
    });
  }
}

function addDefect(defects: Defect[], type: DefectType, detail: string, count: number): void {
  const known = defects.findIndex((defect) => defect.type === type && defect.detail === detail);
  if (known < 0) defects.push({ type, count, spans: [], detail });
  else defects[known] = { ...defects[known], count: defects[known].count + count };
}
