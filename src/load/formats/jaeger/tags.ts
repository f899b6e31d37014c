import { isSuspectStatus } from '../../../analysis/suspect-status.ts';
import { byteWords } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import type { SpanDraft } from '../../../trace/span-columns.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import { EVIDENCE_NUMBERS, newFailureEvidence, noteEvidence, resetFailureEvidence } from '../../evidence-keys.ts';
import { kindOf, statusOf } from '../../span-enums.ts';

/** Above the numbers of EVIDENCE_NUMBERS. */
const KIND = 10;
const ERROR = 11;
const STATUS = 12;
const WARNINGS = 13;

const TAG_NUMBERS: Readonly<Record<string, number>> = {
  ...EVIDENCE_NUMBERS,
  'span.kind': KIND,
  error: ERROR,
  'otel.status_code': STATUS,
  '@jaeger@warnings': WARNINGS,
};

/** Storage writes `@` for `.` where tags are the keys of an object. */
const STORED_TAG_NUMBERS = Object.fromEntries(
  Object.entries(TAG_NUMBERS).map(([key, number]) => [key.replaceAll('.', '@'), number]),
);

const TAG_KEYS = new KeyTable(TAG_NUMBERS);
const STORED_TAG_KEYS = new KeyTable(STORED_TAG_NUMBERS);
/** How nearly every writer begins a tag. */
const KEY_FIRST = byteWords('{"key":"');
/** How nearly every tag goes on that is not looked at. */
const TEXT_VALUE = byteWords(',"type":"string","value":"');
const CLOSE = byteWords('}');
const MEMBER_KEYS = new KeyTable({ key: 0, value: 1 });
const KIND_KEYS = new KeyTable({
  internal: SpanKind.Internal,
  server: SpanKind.Server,
  client: SpanKind.Client,
  producer: SpanKind.Producer,
  consumer: SpanKind.Consumer,
});

/** Reads the tags of one span after another, and notes what every span must tell: kind, status, signs of failure. */
export class TagReader {
  readonly #evidence = newFailureEvidence();
  #kind = 0;
  #status = 0;
  #isError = false;
  #hasWarnings = false;

  /** Forgets the last span's tags. */
  reset(): void {
    resetFailureEvidence(this.#evidence);
    this.#kind = SpanKind.Unspecified;
    this.#status = StatusCode.Unset;
    this.#isError = false;
    this.#hasWarnings = false;
  }

  /** Reads `[{"key":"span.kind","type":"string","value":"server"}, …]`. */
  readList(cursor: JsonCursor): void {
    if (!cursor.enterArray()) return;
    for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) this.#readTag(cursor);
  }

  /** Reads `{"span@kind":"server", …}`. */
  readObject(cursor: JsonCursor): void {
    if (!cursor.enterObject()) return;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      const tag = cursor.keyIn(STORED_TAG_KEYS);
      if (tag < 0) cursor.skipValue();
      else this.#note(tag, cursor);
    }
  }

  /** Puts what the tags say into `draft`. An error tag counts, whatever the status code says beside it. */
  tell(draft: SpanDraft): void {
    draft.kind = this.#kind;
    draft.status = this.#isError ? StatusCode.Error : this.#status;
    if (this.#hasWarnings) draft.marks |= SpanMark.SourceWarning;
    if (draft.status === StatusCode.Unset && isSuspectStatus(draft.kind, this.#evidence)) {
      draft.marks |= SpanMark.SuspectStatus;
    }
  }

  #readTag(cursor: JsonCursor): void {
    let tag = -1;
    const isKeyFirst = cursor.take(KEY_FIRST);
    if (isKeyFirst) {
      // Back to the quote.
      cursor.position--;
      cursor.readString();
      tag = cursor.keyIn(TAG_KEYS);
      if (tag < 0) {
        // Nearly every tag: nothing in it is needed now.
        if (!cursor.takeString(TEXT_VALUE, CLOSE)) cursor.skipRestOfObject();
        return;
      }
    } else if (!cursor.enterObject()) return;
    let valueAt = -1;
    for (let isFirst = !isKeyFirst; cursor.nextMember(isFirst); isFirst = false) {
      const member = cursor.keyIn(MEMBER_KEYS);
      if (member === 0 && cursor.peek() === 0x22) {
        cursor.readString();
        tag = cursor.keyIn(TAG_KEYS);
      } else if (member === 1 && tag >= 0) {
        this.#note(tag, cursor);
        valueAt = -1;
      } else {
        if (member === 1) valueAt = cursor.position;
        cursor.skipValue();
      }
    }
    if (tag >= 0 && valueAt >= 0) this.#noteAt(tag, cursor, valueAt);
  }

  /** The value may stand before the key that says what it is. */
  #noteAt(tag: number, cursor: JsonCursor, valueAt: number): void {
    const after = cursor.position;
    cursor.position = valueAt;
    this.#note(tag, cursor);
    cursor.position = after;
  }

  #note(tag: number, cursor: JsonCursor): void {
    if (tag === KIND) this.#kind = readKindTag(cursor);
    else if (tag === WARNINGS) {
      this.#hasWarnings = true;
      cursor.skipValue();
    } else if (tag === STATUS) this.#status = statusOf(cursor.readScalarText());
    else if (tag === ERROR) this.#isError = isErrorText(cursor.readScalarText());
    else noteEvidence(this.#evidence, tag, cursor.readScalarText());
  }
}

/** Whether the value of an `error` tag says that there was one. Some stores write `unset`, others a 1. */
export function isErrorText(text: string): boolean {
  const word = text.trim().toLowerCase();
  return word === 'true' || word === '1';
}

/** The usual spellings are compared as bytes, since this runs once a span. */
function readKindTag(cursor: JsonCursor): number {
  if (cursor.peek() !== 0x22) return kindOf(cursor.readScalarText());
  cursor.readString();
  const kind = cursor.keyIn(KIND_KEYS);
  return kind >= 0 ? kind : kindOf(cursor.stringText());
}
