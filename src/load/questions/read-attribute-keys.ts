import type { JsonCursor } from '../../lib/json/json-cursor.ts';
import type { AttributeKey } from '../../trace/attribute-column.ts';
import type { AttributePlace, SpanVisitor } from '../span-scanner.ts';
import { DistinctTexts } from './distinct-texts.ts';
import type { ReceivedTrace } from './received-trace.ts';

/** So many rows are looked at, where they can be scanned or have to be read. */
const MOST_SCANNED = 12_000;
const MOST_READ = 1000;
/** And so many more, each of another name. */
const MOST_NAMES = 2000;

/**
 * Returns the keys of attributes that spans have, or their resources, those of most spans first. Of a large trace a
 * sample is looked at that is spread evenly over its rows, and a span of each name that is not among them: a key that
 * few spans have may be missing.
 */
export function readAttributeKeys(trace: ReceivedTrace): AttributeKey[] {
  const { spans, received } = trace;
  const isScanned = received.length > 0 && spans.scannerOf(received[0]) !== null;
  const most = isScanned ? MOST_SCANNED : MOST_READ;
  const sample = evenly(received, most);
  const counter = new KeyCounter(trace);
  for (const span of sample) counter.count(span);
  const counts = counter.counts.slice();
  if (sample.length < received.length) for (const span of oneOfEachName(trace)) counter.count(span);
  // A key that only a span looked at for its name has is one of few.
  const shareOf = (number: number) => Math.max((counts[number] ?? 0) / sample.length, 1 / received.length);
  return (
    counter.keys
      .map((key, number) => ({ key, share: shareOf(number), isOfResource: !counter.isOwn[number] }))
      // Of spans that could not be scanned to their end keys were met that do not count.
      .filter((_, number) => counter.counts[number] !== undefined)
      .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1))
  );
}

function evenly(spans: Uint32Array, most: number): Uint32Array {
  if (spans.length <= most) return spans;
  return Uint32Array.from({ length: most }, (_, i) => spans[Math.floor((i * spans.length) / most)]);
}

function oneOfEachName({ spans, received }: ReceivedTrace): number[] {
  const names = new Set<number>();
  const chosen: number[] = [];
  for (const span of received) {
    const name = spans.nameNumber(span);
    if (names.has(name)) continue;
    names.add(name);
    if (chosen.push(span) === MOST_NAMES) break;
  }
  return chosen;
}

/** Counts of each key the spans that have it. */
class KeyCounter implements SpanVisitor {
  /** Spans that have each of the keys, themselves or through their resource. */
  readonly counts: number[] = [];
  /** Whether a span itself has it. */
  readonly isOwn: boolean[] = [];
  readonly #keys = new DistinctTexts();
  /** The span that was last counted with each of the keys. */
  readonly #last: number[] = [];
  readonly #spans: ReceivedTrace['spans'];
  readonly #ofResources = new Map<number, readonly number[]>();
  #span = -1;
  /** Keys of the span, for it is not yet sure that they are. */
  readonly #met: number[] = [];

  constructor({ spans }: ReceivedTrace) {
    this.#spans = spans;
  }

  get keys(): readonly string[] {
    return this.#keys.texts;
  }

  count(span: number): void {
    this.#span = span;
    this.#met.length = 0;
    const scanner = this.#spans.scannerOf(span);
    if (scanner !== null && this.#spans.scanAttributes(span, scanner, this)) {
      for (const key of this.#met) this.#add(key, true);
      for (const key of this.#keysOfResource(span)) this.#add(key, false);
      return;
    }
    const { attributes, resource } = this.#spans.details(span);
    for (const { key } of attributes) this.#add(this.#keys.numberOf(key), true);
    for (const { key } of resource.attributes) this.#add(this.#keys.numberOf(key), false);
  }

  /** Notes the key, which is all there is to know. */
  wants({ keyFrom, keyTo }: AttributePlace, { bytes }: JsonCursor): boolean {
    this.#met.push(this.#keys.numberOfBytes(bytes, keyFrom, keyTo));
    return false;
  }

  attribute(): void {}

  eventAttribute(): void {}

  text(): void {}

  #add(key: number, isOwn: boolean): void {
    if (isOwn) this.isOwn[key] = true;
    this.isOwn[key] ??= false;
    if (this.#last[key] === this.#span) return;
    this.#last[key] = this.#span;
    this.counts[key] = (this.counts[key] ?? 0) + 1;
  }

  #keysOfResource(span: number): readonly number[] {
    const number = this.#spans.resourceNumber(span);
    const known = this.#ofResources.get(number);
    if (known !== undefined) return known;
    const resource = this.#spans.scannerOf(span)?.readResource(this.#spans.resourceBytes(number));
    const keys = (resource?.attributes ?? []).map(({ key }) => this.#keys.numberOf(key));
    this.#ofResources.set(number, keys);
    return keys;
  }
}
