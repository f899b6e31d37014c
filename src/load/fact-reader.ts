import type { JsonCursor } from '../lib/json/json-cursor.ts';
import { KeyTable } from '../lib/json/key-table.ts';
import { FACT_NUMBER_OF_KEY, factNumber } from '../trace/fact-numbers.ts';
import type { FactPlaces } from '../trace/fact-places.ts';
import type { SpanDraft } from '../trace/span-columns.ts';
import { StatusCode } from '../trace/span-kind.ts';
import { SpanMark } from '../trace/span-table.ts';
import { type FailureEvidence, grpcStatusOf, isSuspectStatus } from '../trace/suspect-status.ts';
import { newSplitTime, type SplitTime } from './read-time.ts';
import { isTelling } from './scalar-place.ts';

/** Numbers from here on are free for what a reader looks for beside facts. */
export const FIRST_OWN_NUMBER = 64;

/** The number of the fact that each attribute's key stands for. */
export const FACT_TABLE = new KeyTable(FACT_NUMBER_OF_KEY);

const ERROR_TYPE = factNumber('errorType');
const HTTP_STATUS = factNumber('httpStatus');
const RPC_STATUS = factNumber('rpcStatus');
const STATUS_MESSAGE = factNumber('statusMessage');
const EXCEPTION_MESSAGE = factNumber('exceptionMessage');
const EXCEPTION_TYPE = factNumber('exceptionType');
const EVENT_NAME = factNumber('eventName');

/** Who has more of them repeats a few. */
const MOST_EVENT_NAMES = 32;

/** An event on its way: where among the cursor's bytes its parts stand; -1 for those that it lacks. */
export interface EventPlaces {
  name: number;
  /** It is an exception by another name. */
  isException: boolean;
  time: number;
  message: number;
  type: number;
}

/** What the latest exception event so far says. */
interface LatestPlace {
  place: number;
  readonly time: SplitTime;
}

/**
 * Notes the facts of one span after another: `begin`, then what is found in any order, then `finish`. An event is told by
 * filling `event` between `beginEvent` and `endEvent`. All places are positions among the cursor's bytes.
 */
export class FactReader {
  readonly event: EventPlaces = { name: -1, isException: false, time: -1, message: -1, type: -1 };

  readonly #places: FactPlaces;
  readonly #readTime: (cursor: JsonCursor, into: SplitTime) => void;
  readonly #evidence: FailureEvidence = { hasErrorType: false, httpStatus: 0, grpcStatus: -1 };
  readonly #time = newSplitTime();
  readonly #message: LatestPlace = { place: -1, time: newSplitTime() };
  readonly #type: LatestPlace = { place: -1, time: newSplitTime() };
  #eventCount = 0;

  /** `readTime` reads the time of an event at the cursor. */
  constructor(places: FactPlaces, readTime: (cursor: JsonCursor, into: SplitTime) => void) {
    this.#places = places;
    this.#readTime = readTime;
  }

  /** Begins with a span whose bytes begin at `position`. */
  begin(position: number): void {
    this.#places.begin(position);
    this.#evidence.hasErrorType = false;
    this.#evidence.httpStatus = 0;
    this.#evidence.grpcStatus = -1;
    this.#message.place = -1;
    this.#type.place = -1;
    this.#eventCount = 0;
  }

  /** Notes the value at `place` as that of a fact of FACT_TABLE. May move the cursor. */
  noteAttribute(fact: number, place: number, cursor: JsonCursor): void {
    if (!isTelling(cursor.bytes, place)) return;
    this.#places.note(fact, place);
    if (fact === ERROR_TYPE) this.#evidence.hasErrorType = true;
    else if (fact === HTTP_STATUS) {
      cursor.position = place;
      this.#evidence.httpStatus = cursor.readNumber() || 0;
    } else if (fact === RPC_STATUS) {
      cursor.position = place;
      this.#evidence.grpcStatus = grpcStatusOf(cursor.readScalarText());
    }
  }

  /** Notes the value at `place` as what the status says in words. */
  noteStatusMessage(place: number, cursor: JsonCursor): void {
    if (isTelling(cursor.bytes, place)) this.#places.note(STATUS_MESSAGE, place);
  }

  beginEvent(): void {
    const { event } = this;
    event.name = -1;
    event.isException = false;
    event.time = -1;
    event.message = -1;
    event.type = -1;
  }

  /** Takes what `event` holds. Leaves the cursor where it is. */
  endEvent(cursor: JsonCursor): void {
    const { event } = this;
    if (this.#eventCount++ < MOST_EVENT_NAMES) this.#noteName(cursor.bytes);
    const hasMessage = isTelling(cursor.bytes, event.message);
    const hasType = isTelling(cursor.bytes, event.type);
    if (!hasMessage && !hasType) return;
    this.#readEventTime(cursor);
    if (hasMessage) takeLater(this.#message, event.message, this.#time);
    if (hasType) takeLater(this.#type, event.type, this.#time);
  }

  /** Ends a span, and marks it as suspect if the facts say that it failed and its status says nothing. */
  finish(draft: SpanDraft): void {
    if (this.#message.place >= 0) this.#places.note(EXCEPTION_MESSAGE, this.#message.place);
    if (this.#type.place >= 0) this.#places.note(EXCEPTION_TYPE, this.#type.place);
    if (draft.status === StatusCode.Unset && isSuspectStatus(draft.kind, this.#evidence)) {
      draft.marks |= SpanMark.SuspectStatus;
    }
  }

  #noteName(bytes: Uint8Array): void {
    if (this.event.isException) this.#places.noteException(EVENT_NAME);
    else if (isTelling(bytes, this.event.name)) this.#places.note(EVENT_NAME, this.event.name);
  }

  #readEventTime(cursor: JsonCursor): void {
    this.#time.isKnown = false;
    if (this.event.time < 0) return;
    const after = cursor.position;
    cursor.position = this.event.time;
    this.#readTime(cursor, this.#time);
    cursor.position = after;
  }
}

/** Of equal times the one received last counts; an event that tells no time comes before those that do. */
function takeLater(latest: LatestPlace, place: number, time: SplitTime): void {
  if (latest.place >= 0 && isBefore(time, latest.time)) return;
  latest.place = place;
  latest.time.isKnown = time.isKnown;
  latest.time.seconds = time.seconds;
  latest.time.nanos = time.nanos;
}

function isBefore(a: SplitTime, b: SplitTime): boolean {
  if (!a.isKnown || !b.isKnown) return b.isKnown;
  return a.seconds < b.seconds || (a.seconds === b.seconds && a.nanos < b.nanos);
}
