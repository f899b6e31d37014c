import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { FACT_NUMBER_OF_KEY } from '../../../trace/fact-numbers.ts';
import type { SpanDraft } from '../../../trace/span-columns.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import { AttributeLists, type TakeAttribute } from '../../attribute-list.ts';
import { type FactReader, FIRST_OWN_NUMBER } from '../../fact-reader.ts';
import { kindOf, statusOf } from '../../span-enums.ts';
import { readTagObject, storedKeys, TAG_SPELLING } from './tag-spelling.ts';

const KIND = FIRST_OWN_NUMBER;
const ERROR = FIRST_OWN_NUMBER + 1;
const STATUS = FIRST_OWN_NUMBER + 2;
const STATUS_MESSAGE = FIRST_OWN_NUMBER + 3;
const WARNINGS = FIRST_OWN_NUMBER + 4;

const TAG_NUMBERS: Readonly<Record<string, number>> = {
  ...FACT_NUMBER_OF_KEY,
  'span.kind': KIND,
  error: ERROR,
  'otel.status_code': STATUS,
  'otel.status_description': STATUS_MESSAGE,
  '@jaeger@warnings': WARNINGS,
};

const TAG_KEYS = new KeyTable(TAG_NUMBERS);
const STORED_TAG_KEYS = storedKeys(TAG_NUMBERS);
const KIND_KEYS = new KeyTable({
  internal: SpanKind.Internal,
  server: SpanKind.Server,
  client: SpanKind.Client,
  producer: SpanKind.Producer,
  consumer: SpanKind.Consumer,
});

/** Reads the tags of one span after another, and notes what every span must tell: kind, status, facts. */
export class TagReader {
  readonly #facts: FactReader;
  readonly #take: TakeAttribute;
  readonly #lists: AttributeLists;
  #kind = 0;
  #status = 0;
  #isError = false;
  #hasWarnings = false;

  constructor(facts: FactReader) {
    this.#facts = facts;
    this.#take = (tag, place, cursor) => this.#note(tag, place, cursor);
    this.#lists = new AttributeLists(TAG_SPELLING, TAG_KEYS, this.#take);
  }

  /** Forgets the last span's tags. */
  reset(): void {
    this.#kind = SpanKind.Unspecified;
    this.#status = StatusCode.Unset;
    this.#isError = false;
    this.#hasWarnings = false;
  }

  /** Reads `[{"key":"span.kind","type":"string","value":"server"}, …]`. */
  readList(cursor: JsonCursor): void {
    this.#lists.read(cursor);
  }

  /** Reads `{"span@kind":"server", …}`. */
  readObject(cursor: JsonCursor): void {
    readTagObject(cursor, { keys: STORED_TAG_KEYS, take: this.#take });
  }

  /** Puts what the tags say into `draft`. An error tag counts, whatever the status code says beside it. */
  tell(draft: SpanDraft): void {
    draft.kind = this.#kind;
    draft.status = this.#isError ? StatusCode.Error : this.#status;
    if (this.#hasWarnings) draft.marks |= SpanMark.SourceWarning;
  }

  #note(tag: number, place: number, cursor: JsonCursor): void {
    if (tag < FIRST_OWN_NUMBER) this.#facts.noteAttribute(tag, place, cursor);
    else if (tag === WARNINGS) this.#hasWarnings = true;
    else if (tag === STATUS_MESSAGE) this.#facts.noteStatusMessage(place, cursor);
    else {
      cursor.position = place;
      this.#noteField(tag, cursor);
    }
  }

  #noteField(tag: number, cursor: JsonCursor): void {
    if (tag === KIND) this.#kind = readKindTag(cursor);
    else if (tag === STATUS) this.#status = statusOf(cursor.readScalarText());
    else this.#isError = isErrorText(cursor.readScalarText());
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
