import { type BytePattern, containsAny } from '../lib/byte-pattern.ts';
import { INCOMPLETE, type JsonCursor, JsonSyntaxError } from '../lib/json/json-cursor.ts';
import type { KeyTable } from '../lib/json/key-table.ts';
import type { DefectType } from '../trace/defect.ts';
import { jsonBehindText, NOT_CLEAR_YET } from './json-behind-text.ts';

/** How to read an object: a rule for each known key. */
export interface ObjectRule {
  readonly kind: 'object';
  readonly keys: KeyTable;
  /** By the numbers that `keys` gives. */
  readonly members: readonly Rule[];
  /** For values of unknown keys that are objects; without it they are skipped. */
  readonly otherwise?: Rule;
  /** Reads the object at the cursor and returns true if it is a span by itself; returns false otherwise, wherever it got. */
  readonly takeSpan?: (cursor: JsonCursor) => boolean;
  /** Called after the opening and the closing brace. */
  readonly open?: () => void;
  readonly close?: () => void;
}

/** How to read an array, item by item. A single object in its place is read as its only item. */
export interface ArrayRule {
  readonly kind: 'array';
  readonly item: Rule;
}

/**
 * A value that is read in one go, once all its bytes are there. `read` leaves the cursor behind the value; it may be
 * called again from the start if bytes are missing, so it must change nothing before it has read everything.
 */
export interface ValueRule {
  readonly kind: 'value';
  readonly read: (cursor: JsonCursor) => void;
}

export type Rule = ObjectRule | ArrayRule | ValueRule;

/** What a format says about its documents. */
export interface DocumentReader {
  /** One document; a file may hold several, one after another. */
  readonly root: Rule;
  /**
   * Reads the object at the cursor if it is a span by itself, and returns true; returns false otherwise. Used to find
   * the way back after bytes that cannot be read. May throw INCOMPLETE or JsonSyntaxError.
   */
  readonly salvage: (cursor: JsonCursor) => boolean;
  /** Called when bytes that may have named another resource were passed over: what comes has no known resource. */
  readonly loseContext: () => void;
  /** Keys, in quotes, that occur in every span: unknown values that hold one are not skipped in silence. */
  readonly spanKeys: readonly BytePattern[];
  /** Keys, in quotes, that begin what spans belong to: passing over one while lost means `loseContext`. */
  readonly contextKeys: readonly BytePattern[];
  /** Called after the last byte. */
  readonly finish: () => void;
}

/** Told about everything that had to be passed over. */
export type ReportDefect = (type: DefectType, detail: string) => void;

const NEWLINE = 0x0a;
const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;
const COMMA = 0x2c;
const RECORD_SEPARATOR = 0x1e;

/** No key of `contextKeys` is longer. */
const LONGEST_KEY = 40;

/**
 * How often, on average, each byte may be read in vain while looking for spans: objects in objects that all begin like
 * one would else take time by squares.
 */
const MOST_VAIN_READS = 8;
/** Bytes that may be read in vain wherever it is: tries near the beginning have nothing before them to count on. */
const FREE_VAIN_READS = 1 << 20;
/** What a try costs by itself, in bytes read. */
const COST_OF_TRY = 200;
/** Places that are told one by one. */
const MOST_PLACES = 100;

/**
 * Walks documents by a format's rules as their bytes arrive. It stops where bytes are missing and goes on from the last
 * value that was whole. After bytes that are no JSON it looks for the next span, or the next line that begins a
 * document, and reports what it passed over: one broken span costs one span.
 */
export class DocumentWalker {
  readonly #reader: DocumentReader;
  readonly #cursor: JsonCursor;
  readonly #report: ReportDefect;
  readonly #rules: (ObjectRule | ArrayRule)[] = [];
  readonly #isFirst: boolean[] = [];
  /** Where the cursor goes back to: everything before is done with. A position within the cursor's bytes. */
  #committed: number;
  /** No use trying again before the bytes at hand reach this far. */
  #retryAt = 0;
  /** Offset in the input where the way was lost, -1 while on it. */
  #lostAt = -1;
  /** While lost: whether the enclosing arrays and objects can still be trusted. */
  #keepsStack = false;
  /** Bytes read for spans that were none. */
  #readInVain = 0;
  #places = 0;
  /** No more bytes will come. */
  #isComplete = false;

  /** The document begins where `cursor` stands. */
  constructor(reader: DocumentReader, cursor: JsonCursor, report: ReportDefect) {
    this.#reader = reader;
    this.#cursor = cursor;
    this.#report = report;
    this.#committed = cursor.position;
  }

  /** Position in the current bytes from which on they are still needed in one piece. */
  get committed(): number {
    return this.#committed;
  }

  /** Reads as far as `bytes[position of the last call, end)` allow. `bytes[end]` and the three after it must be 0. */
  push(bytes: Uint8Array, base: number, end: number): void {
    const moved = base - this.#cursor.base;
    this.#committed -= moved;
    this.#retryAt -= moved;
    this.#cursor.reset(bytes, this.#committed, end, base);
    if (end >= this.#retryAt) this.#run();
  }

  /** Says that no more bytes will come: reads what is left and reports what is cut off, unless that is told already. */
  finish(isCutTold: boolean): void {
    this.#isComplete = true;
    this.#run();
    const isCut = this.#lostAt < 0 && (this.#rules.length > 0 || this.#committed < this.#cursor.end);
    if (isCut) {
      if (!isCutTold) this.#report('truncated', `the input ends after ${this.#end} bytes in the middle of a value`);
      // What lies behind the cut value may hold whole spans: a bracket lost early would else cost all of them.
      this.#loseWay();
      this.#run();
    }
    if (this.#lostAt >= 0) this.#giveUp(isCut);
    this.#reader.finish();
  }

  get #end(): number {
    return this.#cursor.base + this.#cursor.end;
  }

  #run(): void {
    for (;;) {
      this.#cursor.position = this.#committed;
      try {
        while (this.#step()) this.#committed = this.#cursor.position;
        return;
      } catch (error) {
        if (error === INCOMPLETE) {
          // Twice the bytes before the next try: a value of any size costs a constant factor, even byte by byte.
          this.#retryAt = this.#cursor.end + (this.#cursor.end - this.#committed);
          return;
        }
        if (!(error instanceof JsonSyntaxError)) throw error;
        this.#loseWay();
      }
    }
  }

  /** Takes one step; returns false if there is nothing left to do with the bytes at hand. */
  #step(): boolean {
    if (this.#lostAt >= 0) return this.#findWay();
    const level = this.#rules.length - 1;
    if (level < 0) return this.#startDocument();
    const rule = this.#rules[level];
    if (rule.kind === 'object') this.#nextMember(rule, level);
    else if (this.#cursor.nextItem(this.#isFirst[level])) this.#enter(rule.item, level);
    else this.#leave();
    return true;
  }

  #startDocument(): boolean {
    const cursor = this.#cursor;
    let byte = cursor.peekOrEnd();
    while (byte === COMMA || byte === RECORD_SEPARATOR) {
      cursor.position++;
      byte = cursor.peekOrEnd();
    }
    this.#committed = cursor.position;
    if (cursor.position >= cursor.end) return false;
    if (byte !== OPEN_OBJECT && byte !== OPEN_ARRAY) this.#passText();
    this.#enter(this.#reader.root, -1);
    return true;
  }

  /** Goes to the document that stands behind words of a log. */
  #passText(): void {
    const { bytes, base, position, end } = this.#cursor;
    const to = jsonBehindText(bytes, position, end);
    if (to === NOT_CLEAR_YET && !this.#isComplete) throw INCOMPLETE;
    if (to < 0) throw new JsonSyntaxError(position, '{ or [');
    this.#reportPlace(base + position, base + to);
    this.#cursor.position = to;
    this.#committed = to;
  }

  #nextMember(rule: ObjectRule, level: number): void {
    const cursor = this.#cursor;
    if (!cursor.nextMember(this.#isFirst[level])) {
      this.#leave();
      rule.close?.();
      return;
    }
    const member = rule.members[cursor.keyIn(rule.keys)];
    if (member !== undefined) this.#enter(member, level);
    else if (rule.otherwise !== undefined && cursor.peek() === OPEN_OBJECT) this.#enter(rule.otherwise, level);
    else this.#skipUnknown(level);
  }

  #skipUnknown(level: number): void {
    const cursor = this.#cursor;
    const key = cursor.stringText();
    cursor.peek();
    const from = cursor.position;
    cursor.skipValue();
    if (containsAny(cursor.bytes, from, cursor.position, this.#reader.spanKeys)) {
      this.#report('skipped_content', `“${key}” is not read, though it holds what looks like spans`);
    }
    this.#isFirst[level] = false;
  }

  /** Begins a value by its rule; `level` is the container it stands in. Changes nothing if bytes are missing. */
  #enter(rule: Rule, level: number): void {
    const cursor = this.#cursor;
    const first = cursor.peek();
    if (rule.kind === 'value') rule.read(cursor);
    else if (first === OPEN_ARRAY) this.#open(rule.kind === 'array' ? rule : { kind: 'array', item: rule });
    else if (first === OPEN_OBJECT && rule.kind === 'object') this.#openOrTake(rule);
    else if (first === OPEN_OBJECT && rule.kind === 'array') {
      this.#enter(rule.item, level);
      return;
    } else cursor.skipValue();
    if (level >= 0) this.#isFirst[level] = false;
  }

  #openOrTake(rule: ObjectRule): void {
    const from = this.#cursor.position;
    if (rule.takeSpan?.(this.#cursor)) return;
    this.#cursor.position = from;
    this.#open(rule);
  }

  #open(rule: ObjectRule | ArrayRule): void {
    this.#cursor.position++;
    this.#rules.push(rule);
    this.#isFirst.push(true);
    if (rule.kind === 'object') rule.open?.();
  }

  #leave(): void {
    this.#rules.pop();
    this.#isFirst.pop();
  }

  #loseWay(): void {
    const top = this.#rules.at(-1);
    // A broken item of an array of values leaves the array itself in order; anything else, the structure is in doubt.
    this.#keepsStack = this.#lostAt < 0 && top?.kind === 'array' && top.item.kind === 'value';
    const { bytes, base, end } = this.#cursor;
    let at = this.#committed;
    while (at < end && bytes[at] <= 0x20) at++;
    if (this.#lostAt < 0) this.#lostAt = base + at;
    if (!this.#keepsStack) this.#reader.loseContext();
    this.#committed = Math.min(at + 1, end);
  }

  /** While lost: goes to the next `{` that begins a span or a line. Returns false if there is none in sight. */
  #findWay(): boolean {
    const cursor = this.#cursor;
    const found = cursor.bytes.indexOf(OPEN_OBJECT, cursor.position);
    const at = found < 0 || found >= cursor.end ? cursor.end : found;
    if (containsAny(cursor.bytes, cursor.position, at, this.#reader.contextKeys)) this.#reader.loseContext();
    if (at === cursor.end) {
      // A key that says where something else begins may be cut in two here.
      this.#committed = Math.max(this.#committed, at - LONGEST_KEY);
      return false;
    }
    cursor.position = at;
    this.#committed = at;
    if (at > 0 && cursor.bytes[at - 1] === NEWLINE) {
      this.#rules.length = 0;
      this.#isFirst.length = 0;
      this.#reader.loseContext();
      this.#foundWay(at);
      return true;
    }
    // Counted up to here, not to the last byte at hand: what is found must not depend on the pieces that came.
    const isWorthIt = this.#readInVain <= FREE_VAIN_READS + MOST_VAIN_READS * (cursor.base + at);
    if (!isWorthIt || !this.#salvage(at)) {
      cursor.position = at + 1;
      return true;
    }
    this.#foundWay(at);
    if (this.#keepsStack) this.#isFirst[this.#isFirst.length - 1] = false;
    else this.#lostAt = cursor.base + cursor.position;
    return true;
  }

  #salvage(at: number): boolean {
    const cursor = this.#cursor;
    let readTo = cursor.end;
    try {
      if (this.#reader.salvage(cursor)) return true;
      readTo = cursor.position;
    } catch (error) {
      const isCut = error === INCOMPLETE && this.#isComplete;
      if (error instanceof JsonSyntaxError) readTo = error.offset;
      else if (!isCut) throw error;
    }
    this.#readInVain += COST_OF_TRY + readTo - at;
    cursor.position = at;
    return false;
  }

  #foundWay(at: number): void {
    const from = this.#lostAt;
    const to = this.#cursor.base + at;
    this.#lostAt = -1;
    if (to > from && !this.#isSeparator(from, to)) this.#reportPlace(from, to);
  }

  /** What stands between two items that were found by themselves, or before a list's first, is no loss. */
  #isSeparator(from: number, to: number): boolean {
    const { bytes, base } = this.#cursor;
    const isOther = (byte: number) => byte > 0x20 && byte !== COMMA && byte !== OPEN_ARRAY;
    return to - from <= LONGEST_KEY && !bytes.subarray(from - base, to - base).some(isOther);
  }

  #reportPlace(from: number, to: number): void {
    const isListed = this.#places++ < MOST_PLACES;
    this.#report('unreadable_span', isListed ? `bytes ${from} to ${to} could not be read` : 'in further places');
  }

  #giveUp(isTold: boolean): void {
    const from = this.#lostAt;
    this.#lostAt = -1;
    if (this.#end > from && !isTold) this.#reportPlace(from, this.#end);
    this.#committed = this.#cursor.end;
    this.#rules.length = 0;
    this.#isFirst.length = 0;
  }
}
