/** Stands for the place of an event's name that the bytes say in other words: `exception`. */
export const EXCEPTION_NAME = 0xffffffff;

/** The list of facts is not needed here, and is large for a script that is waited for. */
const MOST_FACTS = 256;

/**
 * Notes where the facts of spans stand among the received bytes, for all spans in the order received. The bytes are kept
 * anyway and few facts are ever looked at, so a note is five bytes and no text.
 *
 * A reader says `begin`, then `note` as often as it likes. `commit` gives the notes to the next span; those of a span that
 * turned out to be unreadable go with the next `begin`.
 */
export class FactPlaces {
  /** The notes of span i are those from `#from[i]` to before `#from[i + 1]`. */
  #from = new Uint32Array(1 << 12);
  #spanCount = 0;
  #fact = new Uint8Array(1 << 12);
  #place = new Uint32Array(1 << 12);
  #used = 0;
  #committed = 0;
  #spanAt = 0;
  readonly #isNoted = new Uint8Array(MOST_FACTS);

  /** Makes room for the notes of `spanCount` spans in all, if they have about as many each as those before. */
  reserve(spanCount: number): void {
    if (this.#spanCount === 0 || spanCount < this.#from.length) return;
    this.#from = grown(this.#from, new Uint32Array(spanCount + 1));
    this.#growNotes(Math.ceil((this.#used / this.#spanCount) * spanCount));
  }

  /** Begins with a span whose bytes begin at `position`; places are told from the same start as that. */
  begin(position: number): void {
    this.#used = this.#committed;
    this.#spanAt = position;
  }

  /** Notes that the text, number or word at `position` is the value of the fact of that number. */
  note(fact: number, position: number): void {
    this.#add(fact, position - this.#spanAt);
  }

  /** Notes a fact, an event's name, whose value is `exception` though the bytes say something else. */
  noteException(fact: number): void {
    this.#add(fact, EXCEPTION_NAME);
  }

  /** Gives what was noted to the next span. */
  commit(): void {
    for (let i = this.#committed; i < this.#used; i++) this.#isNoted[this.#fact[i]] = 1;
    this.#committed = this.#used;
    if (++this.#spanCount === this.#from.length) this.#from = grown(this.#from, new Uint32Array(2 * this.#spanCount));
    this.#from[this.#spanCount] = this.#committed;
  }

  /** Returns whether any span has the fact of that number. */
  isNoted(fact: number): boolean {
    return this.#isNoted[fact] === 1;
  }

  /** Returns the first note of a span; its notes are numbered on to before the first of the next span. */
  firstOf(span: number): number {
    return this.#from[span];
  }

  /** Returns the number of the fact that a note is about. */
  factOf(note: number): number {
    return this.#fact[note];
  }

  /** Writes the numbers of the facts that a span's notes are about to `into` from `at` on; returns where they end. */
  copyFacts(span: number, into: Uint8Array, at: number): number {
    let to = at;
    for (let note = this.#from[span]; note < this.#from[span + 1]; note++) into[to++] = this.#fact[note];
    return to;
  }

  /** Returns where among its span's bytes the value of a note stands, or EXCEPTION_NAME. */
  placeOf(note: number): number {
    return this.#place[note];
  }

  #add(fact: number, place: number): void {
    const i = this.#used++;
    if (i === this.#fact.length) this.#growNotes(2 * i);
    this.#fact[i] = fact;
    this.#place[i] = place;
  }

  #growNotes(capacity: number): void {
    if (capacity <= this.#fact.length) return;
    this.#fact = grown(this.#fact, new Uint8Array(capacity));
    this.#place = grown(this.#place, new Uint32Array(capacity));
  }
}

function grown<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
