import { unescapeJson } from '../lib/json/json-cursor.ts';
import { attributeText } from '../trace/attribute-text.ts';
import { factNumber } from '../trace/fact-numbers.ts';
import { EXCEPTION_NAME, type FactPlaces } from '../trace/fact-places.ts';
import type { SpanDetails } from '../trace/span-details.ts';
import type { Fact, SamplingNotes, SpanFacts, TimedEvent } from '../trace/span-facts.ts';
import { StringTableBuilder } from '../trace/string-table.ts';
import type { TraceBuilder } from '../trace/trace-builder.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { Payload } from './payload.ts';
import { SAYS_SAMPLING } from './says-sampling.ts';

/** A statement of a megabyte is told apart, and read, by its beginning. */
const MOST_BYTES = 4096;
/** Of one span. */
const MOST_NOTES = 100;
/** In bytes. */
const LONGEST_CHARACTER = 4;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const CLOSE_OBJECT = 0x7d;
/** Of a character that is written as `\u0041`. */
const LONGEST_ESCAPE = 6;

/** The facts of one trace, at first made ready to be read of all its spans, some of them several times. */
export interface TraceFacts extends SpanFacts {
  /** Gives up what that takes, some 30 bytes a span: from now on a fact is read anew each time. */
  readonly endSurvey: () => void;
}

/**
 * Returns the facts of one trace, of which row i is the span `received[i]` among all that `builder` received, from the
 * bytes in `payload`. A text is read when it is first asked for. Of a value longer than 4 KB only the beginning counts.
 * `detailsOf` reads all of a span by its number among those received; null where nobody needs events.
 */
export function traceFacts(
  builder: TraceBuilder,
  payload: Payload,
  received: Uint32Array,
  detailsOf: ((span: number) => SpanDetails) | null,
): TraceFacts {
  const reader = new FactTexts(builder, payload, received);
  return {
    text: (span, fact) => reader.text(reader.number(span, fact)),
    number: (span, fact) => reader.number(span, fact),
    all: (span, fact) => reader.all(span, fact),
    events: (span) => (detailsOf === null ? [] : timedEvents(detailsOf(received[span]))),
    sampling: (span) => (detailsOf === null ? null : samplingNotes(detailsOf(received[span]))),
    isNoted: (fact) => builder.facts.isNoted(factNumber(fact)),
    process: (span) => reader.text(reader.process(span)),
    processNumber: (span) => reader.process(span),
    endSurvey: () => reader.endSurvey(),
  };
}

function timedEvents({ events, startTimeUnixNano }: SpanDetails): TimedEvent[] {
  return events.flatMap(({ name, timeUnixNano }) =>
    timeUnixNano === null || startTimeUnixNano === null
      ? []
      : [{ name, time: Number(timeUnixNano - startTimeUnixNano) }],
  );
}

function samplingNotes({ traceState, attributes, scope, resource }: SpanDetails): SamplingNotes {
  const all = [...attributes, ...(scope?.attributes ?? []), ...resource.attributes].filter(({ key }) =>
    SAYS_SAMPLING.test(key),
  );
  const texts = all
    .slice(0, MOST_NOTES)
    .map(({ key, value }) => ({ key, text: attributeText(value).slice(0, MOST_BYTES) }));
  return { traceState, attributes: texts };
}

/** Texts by number; 0 is the empty one. */
class FactTexts {
  readonly #builder: TraceBuilder;
  readonly #payload: Payload;
  readonly #received: Uint32Array;
  readonly #values = new StringTableBuilder();
  readonly #texts: string[] = [''];
  /** The notes of row i are those from `#firstOfRow[i]` to before `#firstOfRow[i + 1]`, and `#fact` what each is about. */
  #firstOfRow: Uint32Array;
  #fact: Uint8Array;
  /** By note: the number of its text plus 1, 0 while it was not read. */
  #numbers: Uint32Array;
  #isSurvey = true;
  /** By number of the resource, as `#numbers`. */
  #processes: Uint32Array | null = null;
  readonly #processOfService: number[] = [];

  constructor(builder: TraceBuilder, payload: Payload, received: Uint32Array) {
    this.#builder = builder;
    this.#payload = payload;
    this.#received = received;
    this.#firstOfRow = firstNotes(builder.facts, received);
    const count = this.#firstOfRow[received.length];
    this.#fact = factsByRow(builder.facts, received, count);
    this.#numbers = new Uint32Array(count);
  }

  text(number: number): string {
    this.#texts[number] ??= this.#values.get(number);
    return this.#texts[number];
  }

  endSurvey(): void {
    this.#isSurvey = false;
    this.#firstOfRow = new Uint32Array(0);
    this.#fact = new Uint8Array(0);
    this.#numbers = new Uint32Array(0);
  }

  /** Returns the number of the last value of a fact, 0 if there is none. */
  number(row: SpanIndex, fact: Fact): number {
    const wanted = factNumber(fact);
    if (!this.#isSurvey) return this.#numbersOf(row, wanted).at(-1) ?? 0;
    const facts = this.#fact;
    for (let note = this.#firstOfRow[row + 1] - 1, first = this.#firstOfRow[row]; note >= first; note--) {
      if (facts[note] === wanted) return this.#numberOfNote(row, note);
    }
    return 0;
  }

  all(row: SpanIndex, fact: Fact): string[] {
    const wanted = factNumber(fact);
    if (!this.#isSurvey) return this.#numbersOf(row, wanted).map((number) => this.text(number));
    const texts: string[] = [];
    for (let note = this.#firstOfRow[row]; note < this.#firstOfRow[row + 1]; note++) {
      if (this.#fact[note] === wanted) texts.push(this.text(this.#numberOfNote(row, note)));
    }
    return texts;
  }

  /** Returns the number of the text that names the process of a row. */
  process(row: SpanIndex): number {
    const { columns } = this.#builder;
    const resource = columns.resource[this.#received[row]];
    const part = this.#builder.partAt(resource);
    const place = this.#builder.processPlaceOf(resource);
    if (part === null || place < 0) return this.#service(columns.service[this.#received[row]], resource);
    this.#processes ??= new Uint32Array(this.#builder.partCount);
    if (this.#processes[resource] === 0) this.#processes[resource] = 1 + this.#read(part.offset, place);
    return this.#processes[resource] - 1;
  }

  #service(ownService: number, resource: number): number {
    const service = ownService === 0 ? this.#builder.serviceOf(resource) : ownService;
    this.#processOfService[service] ??= this.#values.intern(this.#builder.strings.get(service));
    return this.#processOfService[service];
  }

  #numberOfNote(row: SpanIndex, note: number): number {
    if (this.#numbers[note] === 0) {
      const span = this.#received[row];
      const noteOfSpan = note - this.#firstOfRow[row];
      this.#numbers[note] = 1 + this.#readNote(span, this.#builder.facts.firstOf(span) + noteOfSpan);
    }
    return this.#numbers[note] - 1;
  }

  /** Returns the numbers of all values of a fact, from the notes as they were made. */
  #numbersOf(row: SpanIndex, wanted: number): number[] {
    const { facts } = this.#builder;
    const span = this.#received[row];
    const numbers: number[] = [];
    for (let note = facts.firstOf(span); note < facts.firstOf(span + 1); note++) {
      if (facts.factOf(note) === wanted) numbers.push(this.#readNote(span, note));
    }
    return numbers;
  }

  #readNote(span: number, note: number): number {
    const { facts, columns } = this.#builder;
    const place = facts.placeOf(note);
    return place === EXCEPTION_NAME ? this.#values.intern('exception') : this.#read(columns.offset[span], place);
  }

  /** Reads the text, number or word that stands `place` bytes behind `offset`; both were read in one piece. */
  #read(offset: number, place: number): number {
    const { bytes, base } = this.#payload.pageAt(offset);
    const at = offset - base + place;
    if (bytes[at] !== QUOTE) return this.#values.internBytes(bytes, at, beforeCut(bytes, at, scalarEnd(bytes, at)));
    const from = at + 1;
    const plainTo = plainEnd(bytes, from);
    if (bytes[plainTo] === QUOTE) return this.#values.internBytes(bytes, from, beforeCut(bytes, from, plainTo));
    return this.#values.intern(unescaped(bytes.subarray(from, stringEnd(bytes, plainTo))));
  }
}

/** Returns how many notes the rows before each row have; last how many there are. */
function firstNotes(facts: FactPlaces, received: Uint32Array): Uint32Array {
  const first = new Uint32Array(received.length + 1);
  for (let row = 0; row < received.length; row++) {
    const span = received[row];
    first[row + 1] = first[row] + facts.firstOf(span + 1) - facts.firstOf(span);
  }
  return first;
}

/** Returns what each note is about by row: spans stand in another order, and looking for them would be most of the work. */
function factsByRow(facts: FactPlaces, received: Uint32Array, count: number): Uint8Array {
  const fact = new Uint8Array(count);
  let at = 0;
  for (let row = 0; row < received.length; row++) at = facts.copyFacts(received[row], fact, at);
  return fact;
}

/** Returns where the number or word at `from` ends, which was found to be one. */
function scalarEnd(bytes: Uint8Array, from: number): number {
  let to = from;
  while (bytes[to] > SPACE && bytes[to] !== COMMA && bytes[to] !== CLOSE_ARRAY && bytes[to] !== CLOSE_OBJECT) to++;
  return to;
}

/** Returns where the next quote or escape stands. */
function plainEnd(bytes: Uint8Array, from: number): number {
  let to = from;
  while (bytes[to] !== QUOTE && bytes[to] !== BACKSLASH) to++;
  return to;
}

/** Returns where the quote stands that closes the string in whose content `from` stands. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let to = from;
  while (bytes[to] !== QUOTE) to += bytes[to] === BACKSLASH ? 2 : 1;
  return to;
}

/** Returns where to end bytes[from, to): at a whole character, if they are UTF-8. */
function beforeCut(bytes: Uint8Array, from: number, to: number): number {
  if (to - from <= MOST_BYTES) return to;
  const most = from + MOST_BYTES;
  let cut = most;
  while (cut > most - LONGEST_CHARACTER && isInsideCharacter(bytes[cut])) cut--;
  return cut;
}

/** In UTF-8 all bytes of a character but its first are 10xxxxxx. */
function isInsideCharacter(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function unescaped(bytes: Uint8Array): string {
  const enough = bytes.subarray(0, MOST_BYTES * LONGEST_ESCAPE);
  return unescapeJson(new TextDecoder().decode(enough)).slice(0, MOST_BYTES);
}
