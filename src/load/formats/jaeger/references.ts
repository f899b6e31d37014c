import { byteWords } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { type IdWords, isSameId, newIdWords, readId, TraceIdReader } from '../../read-id.ts';

/** How jaeger-query begins a parent, and goes on behind its trace's id; each up to the quote before a value. */
const USUAL_START = byteWords('{"refType":"CHILD_OF","traceID":');
const USUAL_SPAN_ID = byteWords(',"spanID":');
const MEMBER_KEYS = new KeyTable({ refType: 0, traceID: 1, spanID: 2 });

const CHILD_OF = 0;
const FOLLOWS_FROM = 1;
const OTHER = 2;
const TYPE_KEYS = new KeyTable({ CHILD_OF, FOLLOWS_FROM, child_of: CHILD_OF, follows_from: FOLLOWS_FROM });

/**
 * Finds a span's parent among its references: the first CHILD_OF of the same trace, else the first FOLLOWS_FROM of the
 * same trace. All others are links.
 */
export class ReferenceReader {
  #childOf: IdWords = newIdWords();
  #followsFrom: IdWords = newIdWords();
  #spanId: IdWords = newIdWords();
  readonly #traceIds = new TraceIdReader();
  #hasTraceId = false;
  #count = 0;

  /** Forgets the last span's references. */
  reset(): void {
    this.#childOf.form = 'none';
    this.#followsFrom.form = 'none';
    this.#count = 0;
  }

  /** The parent's id, null if no reference is one. */
  get parent(): IdWords | null {
    if (this.#childOf.form !== 'none') return this.#childOf;
    return this.#followsFrom.form !== 'none' ? this.#followsFrom : null;
  }

  /** Whether the parent is one that the span follows from. */
  get isFollowing(): boolean {
    return this.parent === this.#followsFrom;
  }

  /** References that are not the parent. */
  get linkCount(): number {
    return this.parent === null ? this.#count : this.#count - 1;
  }

  /** Reads the references of a span of the trace `own`, which is `none` where the span does not say. */
  read(cursor: JsonCursor, own: IdWords): void {
    if (!cursor.enterArray()) return;
    for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) this.#readReference(cursor, own);
  }

  #readReference(cursor: JsonCursor, own: IdWords): void {
    let type = CHILD_OF;
    this.#spanId.form = 'none';
    this.#hasTraceId = false;
    const isUsual = cursor.take(USUAL_START);
    if (isUsual) {
      this.#readTraceId(cursor);
      if (cursor.take(USUAL_SPAN_ID)) readId(cursor, this.#spanId, 16, false);
    } else if (!cursor.enterObject()) return;
    for (let isFirst = !isUsual; cursor.nextMember(isFirst); isFirst = false) {
      const member = cursor.keyIn(MEMBER_KEYS);
      if (member === 0) type = readType(cursor);
      else if (member === 1) this.#readTraceId(cursor);
      else if (member === 2) readId(cursor, this.#spanId, 16, false);
      else cursor.skipValue();
    }
    if (this.#spanId.form === 'none' && !this.#hasTraceId) return;
    this.#count++;
    if (this.#isSameTrace(own)) this.#consider(type);
  }

  #readTraceId(cursor: JsonCursor): void {
    this.#traceIds.read(cursor, false);
    this.#hasTraceId = this.#traceIds.id.form !== 'none';
  }

  #isSameTrace(own: IdWords): boolean {
    return own.form === 'none' || !this.#hasTraceId || isSameId(own, this.#traceIds.id);
  }

  /** Takes the reference just read for the parent if it is the first of its type. */
  #consider(type: number): void {
    const candidate = this.#spanId;
    if (type === CHILD_OF && this.#childOf.form === 'none') {
      this.#spanId = this.#childOf;
      this.#childOf = candidate;
    } else if (type === FOLLOWS_FROM && this.#followsFrom.form === 'none') {
      this.#spanId = this.#followsFrom;
      this.#followsFrom = candidate;
    }
  }
}

/** Without a type a reference is a CHILD_OF, the protocol's zero. */
function readType(cursor: JsonCursor): number {
  if (cursor.peek() !== 0x22) {
    const text = cursor.readScalarText();
    return text === '1' ? FOLLOWS_FROM : CHILD_OF;
  }
  cursor.readString();
  const type = cursor.keyIn(TYPE_KEYS);
  return type >= 0 ? type : OTHER;
}
