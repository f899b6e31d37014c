import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { MemberOrder, NO_MEMBER } from '../../../lib/json/member-order.ts';
import { AttributeLists } from '../../attribute-list.ts';
import type { FactReader } from '../../fact-reader.ts';
import { skipToPlace } from '../../scalar-place.ts';
import { TAG_SPELLING } from './tag-spelling.ts';

const Key = { Time: 0, Fields: 1 } as const;
const LOG_KEYS = new KeyTable({ timestamp: Key.Time, fields: Key.Fields });

/** OpenTracing's words for an exception stand beside OpenTelemetry's. */
const Field = { Event: 0, Message: 1, Object: 2, Kind: 3, ExceptionMessage: 4, ExceptionType: 5 } as const;
const FIELD_KEYS = new KeyTable({
  event: Field.Event,
  message: Field.Message,
  'error.object': Field.Object,
  'error.kind': Field.Kind,
  'exception.message': Field.ExceptionMessage,
  'exception.type': Field.ExceptionType,
});
const ERROR = new KeyTable({ error: 0 });

/** Reads the logs of one span after another, as events, for the facts in them. The details show them alike. */
export class LogReader {
  readonly #facts: FactReader;
  readonly #members = new MemberOrder(LOG_KEYS);
  readonly #fields: AttributeLists;
  #event = -1;
  #message = -1;
  /** What is the exception's message and type if the event is an error, and does not say so itself. */
  #errorMessage = -1;
  #errorType = -1;

  constructor(facts: FactReader) {
    this.#facts = facts;
    this.#fields = new AttributeLists(TAG_SPELLING, FIELD_KEYS, (field, place) => this.#note(field, place));
  }

  /** Reads the list at the cursor; returns whether it holds anything. */
  readList(cursor: JsonCursor): boolean {
    if (!cursor.enterArray()) return false;
    let isFirst = true;
    for (; cursor.nextItem(isFirst); isFirst = false) this.#readLog(cursor);
    return !isFirst;
  }

  #readLog(cursor: JsonCursor): void {
    if (!cursor.enterObject()) return;
    const { event } = this.#facts;
    this.#facts.beginEvent();
    this.#event = -1;
    this.#message = -1;
    this.#errorMessage = -1;
    this.#errorType = -1;
    this.#members.begin();
    for (let key = this.#members.next(cursor); key !== NO_MEMBER; key = this.#members.next(cursor)) {
      if (key === Key.Time) event.time = skipToPlace(cursor);
      else if (key === Key.Fields) this.#fields.read(cursor);
      else cursor.skipValue();
    }
    this.#nameEvent(cursor);
    this.#facts.endEvent(cursor);
  }

  /** Of fields that stand for one another the first counts, of equal ones the last. */
  #note(field: number, place: number): void {
    const { event } = this.#facts;
    if (field === Field.Event && this.#event < 0) this.#event = place;
    else if (field === Field.Message && this.#message < 0) this.#message = place;
    else if (field === Field.ExceptionMessage) event.message = place;
    else if (field === Field.ExceptionType) event.type = place;
    if ((field === Field.Message || field === Field.Object) && this.#errorMessage < 0) this.#errorMessage = place;
    else if (field === Field.Kind && this.#errorType < 0) this.#errorType = place;
  }

  /** An event is named by its field `event`, in older data by `message`. */
  #nameEvent(cursor: JsonCursor): void {
    const { event } = this.#facts;
    event.name = this.#event >= 0 ? this.#event : this.#message;
    event.isException = this.#event >= 0 && isError(cursor, this.#event);
    if (!event.isException) return;
    if (event.message < 0) event.message = this.#errorMessage;
    if (event.type < 0) event.type = this.#errorType;
  }
}

function isError(cursor: JsonCursor, place: number): boolean {
  if (cursor.bytes[place] !== 0x22) return false;
  const after = cursor.position;
  cursor.position = place;
  cursor.readString();
  cursor.position = after;
  return cursor.keyIn(ERROR) === 0;
}
