import { contentId } from '../../../lib/content-id.ts';
import { addToGroup } from '../../../lib/group-by.ts';
import { type ExactJsonObject, readExactJson } from '../../../lib/json/exact-json.ts';
import { JsonCursor } from '../../../lib/json/json-cursor.ts';
import type { Attribute, SpanEvent, SpanLink } from '../../../trace/span-details.ts';
import { SpanKind } from '../../../trace/span-kind.ts';
import { objectOf, textOf } from '../../json-fields.ts';
import { plainAttribute, textAttribute } from '../../plain-attributes.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { countOthers } from './count-others.ts';
import { eventAttributes } from './event-attributes.ts';
import { type Flow, flowsTo } from './flows.ts';
import { type Lane, LaneNames } from './lanes.ts';
import { isFlow, isInstant, Phase } from './phase.ts';
import { placeInLanes } from './place-in-lanes.ts';
import { readEvents, type TraceEvents } from './read-events.ts';
import { type Slices, slicesOf } from './slices.ts';

/** Ids of rows for lanes begin here; those of slices are the numbers of their events. */
const FIRST_LANE_ID = 2 ** 40;
const NANOSECONDS_PER_SECOND = 1_000_000_000n;
/** In characters of JSON. What a document says of the whole at greater length, such as source maps, stands with one lane. */
const LONGEST_REPEATED = 10_000;

/**
 * Returns the slices of a recording, one trace a document, whose id is made of the document's bytes. A lane with more
 * than one slice at its top has a row of its own above them, by its thread's name. A clock that begins at or before zero
 * is moved by whole seconds, since OTLP has no such times.
 */
export function* convertChromeTrace(document: DocumentToConvert): Generator<ConvertedSpan> {
  const events = readEvents(document);
  countOthers(events.rows, document.report);
  const { slices, strayInstants } = slicesOf(events.rows, document.report);
  const points = [...strayInstants, ...pointsOf(events)];
  const { order, sliceAt } = placeInLanes(events.rows, slices, points);
  const stray = new Map<number, number[]>();
  for (const [row, slice] of sliceAt) {
    if (isFlow(events.rows.phase[row])) continue;
    if (slice >= 0) slices.addInstant(slice, row);
    else addToGroup(stray, events.rows.lane[row], row);
  }
  const flows = flowsTo(events.rows, slices, sliceAt, document.report);
  yield* new SpanWriter(events, slices, flows, contentId(document.bytes)).spans(order, stray);
}

/** Instants and arrows, whose slice is to be found by their time. */
function pointsOf({ rows }: TraceEvents): number[] {
  const points: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    const isPoint = isInstant(rows.phase[row]) || isFlow(rows.phase[row]);
    if (isPoint && !Number.isNaN(rows.time[row])) points.push(row);
  }
  return points;
}

class SpanWriter {
  readonly #events: TraceEvents;
  readonly #slices: Slices;
  readonly #flows: ReadonlyMap<number, readonly Flow[]>;
  readonly #traceId: string;
  readonly #zero: bigint;
  readonly #bytes: EventBytes;
  readonly #names: LaneNames;
  /** What the document says of the whole: all of it with the first lane, what is short with each. */
  #properties: readonly Attribute[];

  constructor(events: TraceEvents, slices: Slices, flows: ReadonlyMap<number, readonly Flow[]>, traceId: string) {
    this.#events = events;
    this.#slices = slices;
    this.#flows = flows;
    this.#traceId = traceId;
    const base = BigInt(events.rows.baseMicroseconds) * 1000n;
    const moved = secondsToMove(base, events);
    this.#zero = base + moved * NANOSECONDS_PER_SECOND;
    this.#bytes = new EventBytes(events);
    this.#names = laneNamesOf(events, this.#bytes);
    this.#properties = propertiesOf(events, moved);
  }

  *spans(order: Uint32Array, stray: ReadonlyMap<number, number[]>): Generator<ConvertedSpan> {
    const { rows } = this.#events;
    const byLane = new Map<number, Uint32Array>();
    for (let from = 0, to = 0; from < order.length; from = to) {
      const lane = rows.lane[this.#slices.row[order[from]]];
      while (to < order.length && rows.lane[this.#slices.row[order[to]]] === lane) to++;
      byLane.set(lane, order.subarray(from, to));
    }
    for (let lane = 0; lane < rows.lanes.length; lane++) {
      yield* this.#lane(lane, byLane.get(lane) ?? new Uint32Array(0), stray.get(lane) ?? []);
    }
  }

  *#lane(number: number, slices: Uint32Array, stray: readonly number[]): Generator<ConvertedSpan> {
    if (slices.length === 0 && stray.length === 0) return;
    const lane = this.#names.lane(number, this.#properties);
    this.#properties = this.#properties.filter(isShort);
    const tops = slices.reduce((count, slice) => count + (this.#slices.parent[slice] < 0 ? 1 : 0), 0);
    const hasRow = tops !== 1 || stray.length > 0;
    if (hasRow) yield this.#laneSpan(number, lane, slices, stray);
    const top = hasRow ? laneId(number) : '';
    for (const slice of slices) yield this.#sliceSpan(slice, lane, top);
  }

  #laneSpan(number: number, lane: Lane, slices: Uint32Array, stray: readonly number[]): ConvertedSpan {
    const [start, end] = this.#extentOf(slices, stray);
    return {
      traceId: this.#traceId,
      spanId: laneId(number),
      name: lane.name,
      kind: SpanKind.Internal,
      startTimeUnixNano: this.#timeOf(start),
      endTimeUnixNano: this.#timeOf(end),
      events: stray.map((row) => this.#eventOf(row)),
      attributes: [plainAttribute('trace_event.lane', true)],
      resource: lane.resource,
    };
  }

  /**
   * Of the slices, as the length of a recording is told; of the instants where there are no slices. What begins at the
   * very end, and has no length or no end, is in its lane, and not after it.
   */
  #extentOf(slices: Uint32Array, stray: readonly number[]): [number, number] {
    let start = Number.POSITIVE_INFINITY;
    let end = Number.NEGATIVE_INFINITY;
    let lastStart = Number.NEGATIVE_INFINITY;
    for (const slice of slices) {
      const last = this.#slices.end[slice];
      start = Math.min(start, this.#slices.start[slice]);
      lastStart = Math.max(lastStart, this.#slices.start[slice]);
      end = Math.max(end, lastStart, Number.isNaN(last) ? end : last);
    }
    if (slices.length > 0) return [start, lastStart === end ? end + 1 : end];
    for (const row of stray) {
      start = Math.min(start, this.#events.rows.time[row]);
      end = Math.max(end, this.#events.rows.time[row]);
    }
    return [start, end];
  }

  #sliceSpan(slice: number, lane: Lane, top: string): ConvertedSpan {
    const { row, endRow, start, end, parent, instants } = this.#slices;
    const json = this.#json(row[slice]);
    return {
      traceId: this.#traceId,
      spanId: this.#spanId(slice),
      parentSpanId: parent[slice] < 0 ? top : this.#spanId(parent[slice]),
      name: textOf(json.get('name') ?? null) || lane.name,
      kind: SpanKind.Internal,
      startTimeUnixNano: this.#timeOf(start[slice]),
      endTimeUnixNano: Number.isNaN(end[slice]) ? null : this.#timeOf(end[slice]),
      attributes: [
        ...eventAttributes(json, endRow[slice] < 0 ? null : this.#json(endRow[slice])),
        // The thread's name stands on no row of its own.
        ...(parent[slice] < 0 && top === '' ? [textAttribute('thread.name', lane.name)] : []),
      ],
      events: instants.get(slice)?.map((instant) => this.#eventOf(instant)) ?? [],
      links: this.#flows.get(slice)?.map((flow) => this.#linkOf(flow)) ?? [],
      resource: lane.resource,
    };
  }

  #eventOf(row: number): SpanEvent {
    const json = this.#json(row);
    const timeUnixNano = this.#timeOf(this.#events.rows.time[row]);
    const name = textOf(json.get('name') ?? null);
    return { name, timeUnixNano, attributes: eventAttributes(json), droppedAttributesCount: 0 };
  }

  #linkOf({ from, row }: Flow): SpanLink {
    const { rows } = this.#events;
    return {
      traceId: this.#traceId,
      spanId: this.#spanId(from),
      traceState: '',
      relation: 'follows_from',
      attributes: isFlow(rows.phase[row]) ? flowAttributes(this.#json(row)) : [],
      droppedAttributesCount: 0,
    };
  }

  #spanId(slice: number): string {
    return (this.#slices.row[slice] + 1).toString(16).padStart(16, '0');
  }

  #timeOf(nanoseconds: number): bigint {
    return this.#zero + BigInt(nanoseconds);
  }

  #json(row: number): ExactJsonObject {
    return this.#bytes.json(row);
  }
}

/** Reads events anew from their bytes. */
class EventBytes {
  readonly #cursor = new JsonCursor();
  readonly #events: TraceEvents;

  constructor(events: TraceEvents) {
    this.#events = events;
  }

  /** Returns an event as it was written. */
  json(row: number): ExactJsonObject {
    const { bytes, rows } = this.#events;
    this.#cursor.reset(bytes, rows.from[row], rows.to[row]);
    return objectOf(readExactJson(this.#cursor));
  }
}

function flowAttributes(json: ExactJsonObject): Attribute[] {
  return [plainAttribute('name', json.get('name') ?? null), ...eventAttributes(json)];
}

function laneNamesOf({ rows }: TraceEvents, bytes: EventBytes): LaneNames {
  const names = new LaneNames(rows);
  for (let row = 0; row < rows.length; row++) {
    if (rows.phase[row] === Phase.Metadata) names.take(row, bytes.json(row));
  }
  return names;
}

function isShort({ value }: Attribute): boolean {
  const json = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
  return json.length <= LONGEST_REPEATED;
}

function propertiesOf({ properties }: TraceEvents, moved: bigint): Attribute[] {
  const told = Array.from(properties).flatMap(([key, value]) =>
    value instanceof Map
      ? Array.from(value, ([inner, each]) => plainAttribute(`${key}.${inner}`, each))
      : [plainAttribute(key, value)],
  );
  return moved === 0n ? told : [...told, plainAttribute('trace_event.seconds_added', Number(moved))];
}

/** Returns by how many seconds times are moved so that all are above zero. */
function secondsToMove(base: bigint, { rows }: TraceEvents): bigint {
  let earliest = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows.length; row++) {
    const isUsed = rows.phase[row] !== Phase.Metadata && !Number.isNaN(rows.time[row]);
    if (isUsed) earliest = Math.min(earliest, rows.time[row], rows.duration[row] < 0 ? rows.end(row) : rows.time[row]);
  }
  if (earliest === Number.POSITIVE_INFINITY) return 0n;
  const first = base + BigInt(earliest);
  return first > 0n ? 0n : -first / NANOSECONDS_PER_SECOND + 1n;
}

function laneId(lane: number): string {
  return (FIRST_LANE_ID + lane).toString(16).padStart(16, '0');
}
