import { type ExactJson, readExactJson } from '../../../lib/json/exact-json.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import type { DocumentReader, ReportDefect, Rule, ValueRule } from '../../document-walker.ts';
import { paddedForWalker, walkWhole } from '../../walk-whole.ts';
import type { DocumentToConvert } from '../conversion.ts';
import { EventRows } from './event-rows.ts';

/** What a document of trace events holds. */
export interface TraceEvents {
  /** The document with a few zeros behind it, as a cursor wants it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: EventRows;
  /** Members beside the events that tell something of the whole: `otherData`, `metadata` … */
  readonly properties: ReadonlyMap<string, ExactJson>;
}

const EVENTS = 'traceEvents';
/** Members that say something of the recording. */
const PROPERTIES = [
  'otherData',
  'metadata',
  'displayTimeUnit',
  'schemaVersion',
  'traceName',
  'deviceProperties',
  'distributedInfo',
  'baseTimeNanoseconds',
];
/** Members that hold recordings of another kind. */
const NOT_READ = [
  'samples',
  'stackFrames',
  'systemTraceEvents',
  'powerTraceAsString',
  'androidProcessDump',
  'viewerEvents',
];

/** Reads all events of a document. What is broken is reported; that the end of the bare array is missing is allowed. */
export function readEvents({ bytes, shape, isCut, report }: DocumentToConvert): TraceEvents {
  const padded = paddedForWalker(bytes);
  const reader = new EventReader(shape.paths.has(EVENTS), report);
  const told: ReportDefect = (type, detail) => {
    const isArrayWithoutEnd = type === 'truncated' && !reader.hasEnvelope && reader.isAllBehind(padded, bytes.length);
    if (!isArrayWithoutEnd) report(type, detail);
  };
  walkWhole(padded, bytes.length, isCut, reader, told);
  return { bytes: padded, rows: reader.rows, properties: reader.properties };
}

class EventReader implements DocumentReader {
  readonly root: Rule;
  readonly spanKeys = [];
  readonly contextKeys = [];
  readonly rows = new EventRows();
  readonly properties = new Map<string, ExactJson>();
  readonly hasEnvelope: boolean;
  readonly #report: ReportDefect;
  /** Behind the last whole event. */
  #end = 0;

  constructor(hasEnvelope: boolean, report: ReportDefect) {
    const list: Rule = { kind: 'array', item: value((cursor) => this.#readItem(cursor)) };
    this.#report = report;
    this.hasEnvelope = hasEnvelope;
    this.root = hasEnvelope ? this.#envelope(list) : list;
  }

  /** Whether nothing but commas and white space stands behind the last whole event. */
  isAllBehind(bytes: Uint8Array, length: number): boolean {
    for (let at = this.#end; at < length; at++) if (bytes[at] > 0x20 && bytes[at] !== 0x2c) return false;
    return this.#end > 0;
  }

  salvage(cursor: JsonCursor): boolean {
    return this.#readEvent(cursor);
  }

  loseContext(): void {}

  finish(): void {}

  #envelope(list: Rule): Rule {
    const names = [EVENTS, ...PROPERTIES, ...NOT_READ];
    return {
      kind: 'object',
      keys: new KeyTable(Object.fromEntries(names.map((name, number) => [name, number]))),
      members: [
        list,
        ...PROPERTIES.map((name) => value((cursor) => this.properties.set(name, readExactJson(cursor)))),
        ...NOT_READ.map((name) => value((cursor) => this.#skip(cursor, name))),
      ],
    };
  }

  #skip(cursor: JsonCursor, name: string): void {
    cursor.peek();
    const from = cursor.position;
    cursor.skipValue();
    if (isFilled(cursor.bytes.subarray(from, cursor.position)))
      this.#report('skipped_content', `“${name}” is not read`);
  }

  /** An event, or, where documents were put together, an array of them. */
  #readItem(cursor: JsonCursor): void {
    const before = this.rows.length;
    try {
      if (cursor.peek() !== 0x5b) this.#readOne(cursor);
      else {
        cursor.enterArray();
        for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) this.#readOne(cursor);
      }
      this.#end = cursor.position;
    } catch (error) {
      this.rows.length = before;
      throw error;
    }
  }

  #readOne(cursor: JsonCursor): void {
    if (!this.#readEvent(cursor))
      this.#report('unreadable_span', 'something without a phase (ph) where an event belongs');
  }

  #readEvent(cursor: JsonCursor): boolean {
    if (cursor.peek() === 0x7b) return this.rows.read(cursor);
    cursor.skipValue();
    return false;
  }
}

function value(read: (cursor: JsonCursor) => void): ValueRule {
  return { kind: 'value', read };
}

/** Whether there is anything between a value's brackets or quotes; `null` has none. */
function isFilled(text: Uint8Array): boolean {
  return text.subarray(1, -1).some((byte) => byte > 0x20) && text[0] !== 0x6e;
}
