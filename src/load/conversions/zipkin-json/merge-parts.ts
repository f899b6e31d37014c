import type { Attribute, SpanEvent } from '../../../trace/span-details.ts';
import { SpanKind } from '../../../trace/span-kind.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { saidText } from '../../said-text.ts';
import { type Endpoint, NO_ENDPOINT, placeOf } from './endpoint.ts';
import type { ZipkinPart } from './zipkin-part.ts';

/** A span, or a half of one, of what came of it in one or several records. */
export interface MergedSpan {
  readonly span: ZipkinPart;
  /** Records that came twice, beyond the first. */
  readonly copies: number;
  /** Records that each said something else of it, beyond the first. */
  readonly merged: number;
}

/**
 * Returns the spans that records of one id tell of. Records of one service and kind are parts of one span, unless they
 * come from different addresses or are whole spans of different names; a record without kind, service or address goes
 * with one that does not contradict it.
 */
export function mergeParts(parts: readonly ZipkinPart[]): MergedSpan[] {
  if (parts.length === 1) return parts.map((span) => ({ span, copies: 0, merged: 0 }));
  const slots = new Slots();
  for (const { part } of parts.map(placed).sort(byGaps)) slots.take(part);
  return withServers(slots.all.map(mergedSpan));
}

interface PlacedPart {
  readonly part: ZipkinPart;
  readonly gaps: number;
  readonly text: string;
}

function placed(part: ZipkinPart): PlacedPart {
  return { part, gaps: gapsIn(part), text: saidText(part) };
}

/** Equal ones by what they say, so that the order received decides nothing. */
function byGaps(a: PlacedPart, b: PlacedPart): number {
  return a.gaps - b.gaps || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}

/** How much a record leaves open of whose part it is: what says most is put in its place first. */
function gapsIn(part: ZipkinPart): number {
  const { kind, service, place } = marksOf(part);
  return [isWhole(part) ? '' : ANY, place, service, kind].reduce(
    (sum, mark, i) => sum + (mark === ANY ? 1 << i : 0),
    0,
  );
}

const ANY = '*';
/** In place of the name of what is no whole span, or has no name: that is no reason to keep it apart. */
const OPEN = '';

interface Marks {
  readonly kind: string;
  readonly service: string;
  readonly place: string;
  readonly name: string;
}

function marksOf(part: ZipkinPart): Marks {
  return {
    kind: part.kind === SpanKind.Unspecified ? ANY : String(part.kind),
    service: part.local.service || ANY,
    place: placeOf(part.local) || ANY,
    name: isWhole(part) ? part.name || ANY : ANY,
  };
}

function isWhole({ start, duration }: ZipkinPart): boolean {
  return start !== null && duration !== null;
}

/** Parts that go together, found by what they say and by what they leave open. */
class Slots {
  readonly all: ZipkinPart[][] = [];
  readonly #known = new Map<string, ZipkinPart[]>();

  take(part: ZipkinPart): void {
    const marks = marksOf(part);
    const slot = this.#find(marks) ?? this.#find({ ...marks, name: OPEN });
    if (slot === undefined) this.#add(part, marks);
    else slot.push(part);
  }

  #find(marks: Marks): ZipkinPart[] | undefined {
    return this.#known.get(keyOf(marks)) ?? this.#known.get(keyOf({ ...marks, place: '' }));
  }

  /** Under each combination by which it may be looked for. */
  #add(part: ZipkinPart, marks: Marks): void {
    const slot = [part];
    this.all.push(slot);
    const own = [
      marks.kind,
      marks.service,
      marks.place === ANY ? '' : marks.place,
      marks.name === ANY ? OPEN : marks.name,
    ];
    for (let choice = 0; choice < 1 << own.length; choice++) {
      const [kind, service, place, name] = own.map((mark, i) => ((choice & (1 << i)) === 0 ? mark : ANY));
      const key = keyOf({ kind, service, place, name });
      if (!this.#known.has(key)) this.#known.set(key, slot);
    }
  }
}

function keyOf({ kind, service, place, name }: Marks): string {
  return `${kind}\0${service}\0${place}\0${name}`;
}

function mergedSpan(parts: readonly ZipkinPart[]): MergedSpan {
  if (parts.length === 1) return { span: parts[0], copies: 0, merged: 0 };
  const different = [...new Map(parts.map((part) => [saidText(part), part])).values()];
  different.sort((a, b) => Number(isWhole(b)) - Number(isWhole(a)));
  return {
    span: different.length === 1 ? different[0] : unionOf(different),
    copies: parts.length - different.length,
    merged: different.length - 1,
  };
}

function unionOf(parts: readonly ZipkinPart[]): ZipkinPart {
  const union = {
    traceId: parts[0].traceId,
    id: parts[0].id,
    parentId: firstText(parts.map(({ parentId }) => parentId)),
    kind: parts.find(({ kind }) => kind !== SpanKind.Unspecified)?.kind ?? SpanKind.Unspecified,
    name: firstText(parts.map(({ name }) => name)),
    start: least(parts.map(({ start }) => start)),
    duration: most(parts.map(({ duration }) => duration)),
    local: unionOfEndpoints(parts.map(({ local }) => local)),
    remote: unionOfEndpoints(parts.map(({ remote }) => remote)),
    events: withoutCopies(parts.flatMap(({ events }) => events)),
  };
  const attributes = parts.flatMap((part) => [...part.attributes, ...otherwise(part, union)]);
  return { ...union, attributes: withoutCopies(attributes) };
}

/** Returns what a part says otherwise than the span does, under Zipkin's words. */
function otherwise(part: ZipkinPart, union: Omit<ZipkinPart, 'attributes'>): Attribute[] {
  return [
    ...(part.name === '' || part.name === union.name ? [] : [textAttribute('name', part.name)]),
    ...(part.parentId === '' || part.parentId === union.parentId ? [] : [textAttribute('parentId', part.parentId)]),
    ...(part.start === null || part.start === union.start ? [] : [microseconds('timestamp', part.start)]),
    ...(part.duration === null || part.duration === union.duration ? [] : [microseconds('duration', part.duration)]),
  ];
}

function microseconds(key: string, nanoseconds: bigint): Attribute {
  return { key, value: { type: 'int', value: nanoseconds / 1000n } };
}

function firstText(texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}

function unionOfEndpoints(endpoints: readonly Endpoint[]): Endpoint {
  const service = firstText(endpoints.map((each) => each.service));
  const { address, port, others } = endpoints.find((each) => placeOf(each) !== '') ?? endpoints[0] ?? NO_ENDPOINT;
  return { service, address, port, others };
}

function withoutCopies<Item extends SpanEvent | Attribute>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [saidText(item), item])).values()];
}

function least(times: readonly (bigint | null)[]): bigint | null {
  return times.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
}

function most(times: readonly (bigint | null)[]): bigint | null {
  return times.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

/** Who has the id of a client of another service is its server, even where the record does not say so. */
function withServers(spans: readonly MergedSpan[]): MergedSpan[] {
  const client = spans.find(({ span }) => span.kind === SpanKind.Client)?.span;
  if (client === undefined || spans.length !== 2) return [...spans];
  return spans.map((each) => {
    const { kind, local } = each.span;
    const isServer = kind === SpanKind.Unspecified && local.service !== '' && local.service !== client.local.service;
    return isServer ? { ...each, span: { ...each.span, kind: SpanKind.Server } } : each;
  });
}
