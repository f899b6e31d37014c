import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { StringTableBuilder } from '../../../trace/string-table.ts';
import { isAsync, isFlow, isOldAsync, NO_PHASE } from './phase.ts';

/** How an event takes part in flows. */
export const FlowFlag = { In: 1, Out: 2, BindsToEnclosing: 4 } as const;

const Key = {
  Phase: 0,
  Time: 1,
  Duration: 2,
  Process: 3,
  Thread: 4,
  Name: 5,
  Category: 6,
  Id: 7,
  Id2: 8,
  Scope: 9,
  BindId: 10,
  FlowIn: 11,
  FlowOut: 12,
  BindingPoint: 13,
} as const;

const KEYS = new KeyTable({
  ph: Key.Phase,
  ts: Key.Time,
  dur: Key.Duration,
  pid: Key.Process,
  tid: Key.Thread,
  name: Key.Name,
  cat: Key.Category,
  id: Key.Id,
  id2: Key.Id2,
  scope: Key.Scope,
  bind_id: Key.BindId,
  flow_in: Key.FlowIn,
  flow_out: Key.FlowOut,
  bp: Key.BindingPoint,
});

/** Beyond it a double holds no microseconds any more; no clock can be so far. */
const MOST_MICROSECONDS = 2 ** 53;

/**
 * What is asked of every event, as columns, and where its bytes are: half a million events as objects would be half a
 * gigabyte. Everything else of an event is read from its bytes when its span is written.
 */
export class EventRows {
  length = 0;
  /** `Phase`s, and characters of others. */
  phase = new Uint8Array(1024);
  /** Index into `lanes`. */
  lane = new Int32Array(1024);
  /** Nanoseconds since `baseMicroseconds`; NaN where there is none. */
  time = new Float64Array(1024);
  /** Nanoseconds; NaN where there is none. */
  duration = new Float64Array(1024);
  /** As written, in `texts`: equal where they are equal. */
  name = new Int32Array(1024);
  /** What asynchronous events, or those of one flow, have in common; in `texts`, 0 for nothing. */
  track = new Int32Array(1024);
  /** The same of `bind_id`. */
  bind = new Int32Array(1024);
  flow = new Uint8Array(1024);
  /** The event's bytes are [from, to). */
  from = new Uint32Array(1024);
  to = new Uint32Array(1024);

  readonly texts = new StringTableBuilder();
  /** Each process and thread met, in order of first appearance. */
  readonly lanes: { readonly process: string; readonly thread: string }[] = [];
  /** The first time that is not zero, so that times of any clock are small. */
  baseMicroseconds = 0;
  readonly #laneOf = new Map<string, number>();
  #lastLane = '';
  #lastLaneNumber = -1;
  /** Of the event that is being read. */
  #process = '';
  #thread = '';
  #category = '';
  #id = '';
  #isLocal = false;
  #scope = '';
  #bindId = '';

  /**
   * Reads the object at the cursor as an event and returns true; returns false, and adds nothing, if it has no phase.
   * Throws as the cursor does.
   */
  read(cursor: JsonCursor): boolean {
    const row = this.length;
    if (row === this.phase.length) this.#grow();
    this.#clear(row);
    this.from[row] = cursor.position;
    cursor.enterObject();
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) this.#readMember(cursor, row);
    this.to[row] = cursor.position;
    if (this.phase[row] === NO_PHASE) return false;
    this.lane[row] = this.#laneNumber();
    this.#setTracks(row);
    this.length = row + 1;
    return true;
  }

  /** Returns the end of a complete event; NaN for one that says none. */
  end(row: number): number {
    return this.time[row] + this.duration[row];
  }

  #clear(row: number): void {
    this.phase[row] = NO_PHASE;
    this.time[row] = Number.NaN;
    this.duration[row] = Number.NaN;
    this.name[row] = 0;
    this.flow[row] = 0;
    this.#process = '';
    this.#thread = '';
    this.#category = '';
    this.#id = '';
    this.#isLocal = false;
    this.#scope = '';
    this.#bindId = '';
  }

  #readMember(cursor: JsonCursor, row: number): void {
    switch (cursor.keyIn(KEYS)) {
      case Key.Phase:
        this.phase[row] = phaseOf(cursor.readScalarText());
        break;
      case Key.Time:
        this.time[row] = this.#sinceBase(cursor.readScalarText());
        break;
      case Key.Duration:
        this.duration[row] = nanosecondsOf(cursor.readScalarText(), 0);
        break;
      case Key.Process:
        this.#process = cursor.readScalarText();
        break;
      case Key.Thread:
        this.#thread = cursor.readScalarText();
        break;
      case Key.Name:
        this.name[row] = this.#textNumber(cursor);
        break;
      default:
        this.#readRareMember(cursor, row);
    }
  }

  #readRareMember(cursor: JsonCursor, row: number): void {
    switch (cursor.keyIn(KEYS)) {
      case Key.Category:
        this.#category = cursor.readScalarText();
        break;
      case Key.Id:
        this.#id = cursor.readScalarText();
        break;
      case Key.Id2:
        this.#readId2(cursor);
        break;
      case Key.Scope:
        this.#scope = cursor.readScalarText();
        break;
      case Key.BindId:
        this.#bindId = cursor.readScalarText();
        break;
      case Key.FlowIn:
        if (isTrue(cursor.readScalarText())) this.flow[row] |= FlowFlag.In;
        break;
      case Key.FlowOut:
        if (isTrue(cursor.readScalarText())) this.flow[row] |= FlowFlag.Out;
        break;
      case Key.BindingPoint:
        if (cursor.readScalarText() === 'e') this.flow[row] |= FlowFlag.BindsToEnclosing;
        break;
      default:
        cursor.skipValue();
    }
  }

  /** `{"local": "0x1"}` is an id within its process, `{"global": "0x1"}` one of all. */
  #readId2(cursor: JsonCursor): void {
    if (!cursor.enterObject()) return;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      this.#isLocal = cursor.stringText() === 'local';
      this.#id = cursor.readScalarText();
    }
  }

  #textNumber(cursor: JsonCursor): number {
    if (cursor.peek() !== 0x22) return this.texts.intern(cursor.readScalarText());
    cursor.readString();
    return this.texts.internBytes(cursor.bytes, cursor.stringFrom, cursor.stringTo);
  }

  #sinceBase(text: string): number {
    if (this.baseMicroseconds === 0) this.#setBase(Math.trunc(Number(text)));
    return nanosecondsOf(text, this.baseMicroseconds);
  }

  #setBase(micros: number): void {
    if (micros === 0 || !(Math.abs(micros) < MOST_MICROSECONDS)) return;
    this.baseMicroseconds = micros;
    for (let row = 0; row < this.length; row++) this.time[row] -= micros * 1000;
  }

  #laneNumber(): number {
    const key = `${this.#process}\u0000${this.#thread}`;
    if (key === this.#lastLane && this.#lastLaneNumber >= 0) return this.#lastLaneNumber;
    let number = this.#laneOf.get(key);
    if (number === undefined) {
      number = this.lanes.push({ process: this.#process, thread: this.#thread }) - 1;
      this.#laneOf.set(key, number);
    }
    this.#lastLane = key;
    this.#lastLaneNumber = number;
    return number;
  }

  #setTracks(row: number): void {
    const phase = this.phase[row];
    const local = this.#isLocal ? this.#process : '';
    this.track[row] = 0;
    if (isAsync(phase) || isFlow(phase)) {
      const named = isOldAsync(phase) || isFlow(phase) ? this.name[row] : 0;
      this.track[row] = this.texts.intern(
        ['', this.#category, this.#id, this.#scope, local, named, isFlow(phase)].join('\u0000'),
      );
    }
    this.bind[row] = this.#bindId === '' ? 0 : this.texts.intern(`\u0001${this.#bindId}`);
  }

  #grow(): void {
    this.phase = grown(this.phase, Uint8Array);
    this.lane = grown(this.lane, Int32Array);
    this.time = grown(this.time, Float64Array);
    this.duration = grown(this.duration, Float64Array);
    this.name = grown(this.name, Int32Array);
    this.track = grown(this.track, Int32Array);
    this.bind = grown(this.bind, Int32Array);
    this.flow = grown(this.flow, Uint8Array);
    this.from = grown(this.from, Uint32Array);
    this.to = grown(this.to, Uint32Array);
  }
}

function grown<Column extends { readonly length: number; set: (from: Column) => void }>(
  column: Column,
  create: new (length: number) => Column,
): Column {
  const twice = new create(column.length * 2);
  twice.set(column);
  return twice;
}

function phaseOf(text: string): number {
  const code = text.length === 1 ? text.charCodeAt(0) : NO_PHASE;
  return code < 0x80 ? code : NO_PHASE;
}

function isTrue(text: string): boolean {
  return text === 'true' || text === '1';
}

/** Returns decimal microseconds as nanoseconds since `base` microseconds, to the nanosecond; NaN for what is no time. */
function nanosecondsOf(text: string, base: number): number {
  const point = text.indexOf('.');
  const isPlain = point >= 0 && !text.includes('e') && !text.includes('E');
  const whole = isPlain ? Number(text.slice(0, point)) : Number(text);
  if (text.trim() === '' || !(Math.abs(whole) < MOST_MICROSECONDS)) return Number.NaN;
  if (!isPlain) return Math.round((whole - base) * 1000);
  const fraction = Math.round(Number(`0${text.slice(point)}`) * 1000);
  return (whole - base) * 1000 + (text.trimStart().startsWith('-') ? -fraction : fraction);
}
