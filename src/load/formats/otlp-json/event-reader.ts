import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { MemberOrder, NO_MEMBER } from '../../../lib/json/member-order.ts';
import { AttributeLists } from '../../attribute-list.ts';
import type { FactReader } from '../../fact-reader.ts';
import { skipToPlace } from '../../scalar-place.ts';
import { ATTRIBUTE_SPELLING } from './attribute-spelling.ts';

const Key = { Time: 0, Name: 1, Attributes: 2 } as const;

const EVENT_KEYS = new KeyTable({
  timeUnixNano: Key.Time,
  time_unix_nano: Key.Time,
  name: Key.Name,
  attributes: Key.Attributes,
  // Known so that it is expected where it stood in the event before.
  droppedAttributesCount: 3,
});

const Exception = { Message: 0, Type: 1 } as const;
const EXCEPTION_KEYS = new KeyTable({ 'exception.message': Exception.Message, 'exception.type': Exception.Type });

/** Reads the events of one span after another for the facts in them. */
export class EventReader {
  readonly #facts: FactReader;
  readonly #members = new MemberOrder(EVENT_KEYS);
  readonly #attributes: AttributeLists;

  constructor(facts: FactReader) {
    this.#facts = facts;
    const { event } = facts;
    this.#attributes = new AttributeLists(ATTRIBUTE_SPELLING, EXCEPTION_KEYS, (key, place) => {
      if (key === Exception.Message) event.message = place;
      else event.type = place;
    });
  }

  /** Reads the list at the cursor; returns whether it holds anything. */
  readList(cursor: JsonCursor): boolean {
    if (!cursor.enterArray()) return false;
    let isFirst = true;
    for (; cursor.nextItem(isFirst); isFirst = false) this.#readEvent(cursor);
    return !isFirst;
  }

  #readEvent(cursor: JsonCursor): void {
    if (!cursor.enterObject()) return;
    const { event } = this.#facts;
    this.#facts.beginEvent();
    this.#members.begin();
    for (let key = this.#members.next(cursor); key !== NO_MEMBER; key = this.#members.next(cursor)) {
      if (key === Key.Attributes) this.#attributes.read(cursor);
      else if (key === Key.Name) event.name = skipToPlace(cursor);
      else if (key === Key.Time) event.time = skipToPlace(cursor);
      else cursor.skipValue();
    }
    this.#facts.endEvent(cursor);
  }
}
