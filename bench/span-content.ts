import { type SeededRandom, seededRandom } from '../src/lib/seeded-random.ts';
import { SpanKind } from '../src/trace/span-kind.ts';
import { SERVICES, type TraceShape } from './trace-shape.ts';

export type ContentValue = string | number | boolean;

export interface ContentEvent {
  /** Whole microseconds from the trace's start. */
  readonly at: number;
  readonly name: string;
  readonly attributes: readonly (readonly [key: string, value: ContentValue])[];
}

/** What a span says beside its times. The same for a span in every format. */
export interface SpanContent {
  readonly id: string;
  readonly name: string;
  /** Seven to eleven; Jaeger's JSON has the kind as one more. */
  readonly attributes: readonly (readonly [key: string, value: ContentValue])[];
  readonly events: readonly ContentEvent[];
}

const VERBS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
const THINGS = ['users', 'orders', 'items', 'prices', 'stock', 'sessions', 'invoices'] as const;

/** When the trace began: 20 November 2026, 23:47:11 UTC, in microseconds. */
export const START_MICROSECONDS = 1_795_218_431_000_000n;

/** Returns the id of a trace of so many spans. */
export function traceIdOf(shape: Pick<TraceShape, 'length' | 'seed'>): string {
  return seededRandom(shape.seed * 31 + shape.length).hex(32);
}

/** Returns the id of `span`; ids differ since the low half is the number times an odd one. */
export function spanIdOf(shape: TraceShape, span: number): string {
  const low = Math.imul(span + 1, 0x9e3779b1) >>> 0;
  const high = (Math.imul(span ^ shape.seed, 0x85ebca6b) >>> 1) | 1;
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** Returns what `span` says. */
export function spanContent(shape: TraceShape, span: number): SpanContent {
  const random = seededRandom(shape.seed * 7919 + span);
  const thing = random.pick(THINGS);
  const verb = random.pick(VERBS);
  const isQuery = shape.kind[span] === SpanKind.Client;
  const name = isQuery ? `SELECT ${thing}` : `${verb} /v1/${thing}/{id}`;
  return {
    id: spanIdOf(shape, span),
    name,
    attributes: isQuery
      ? queryAttributes(random, thing)
      : requestAttributes(random, verb, thing, shape.isError[span] === 1),
    events: shape.hasEvents[span] === 1 ? [eventIn(random, shape, span)] : [],
  };
}

function requestAttributes(random: SeededRandom, verb: string, thing: string, isError: boolean) {
  const id = random.integer(10_000, 999_999);
  const all: [string, ContentValue][] = [
    ['http.request.method', verb],
    ['http.route', `/v1/${thing}/{id}`],
    ['url.path', `/v1/${thing}/${id}`],
    ['url.scheme', 'https'],
    ['http.response.status_code', isError ? 500 : 200],
    ['server.address', `${thing}.shop.svc`],
    ['server.port', 8080],
    ['user_agent.original', 'shop-client/4.12'],
    ['client.address', `10.4.${random.integer(0, 255)}.${random.integer(1, 254)}`],
    ['http.response.body.size', random.integer(120, 60_000)],
    ['app.cache.hit', random.next() < 0.5],
    ['thread.id', random.integer(1, 64)],
  ];
  return all.slice(0, random.integer(7, 11));
}

function queryAttributes(random: SeededRandom, thing: string) {
  const all: [string, ContentValue][] = [
    ['db.system.name', 'postgresql'],
    ['db.namespace', 'shop'],
    ['db.collection.name', thing],
    ['db.operation.name', 'SELECT'],
    ['db.query.text', `SELECT * FROM ${thing} WHERE id = $1`],
    ['server.address', `${thing}-db-${random.integer(0, 3)}.internal`],
    ['server.port', 5432],
    ['db.response.returned_rows', random.integer(0, 50)],
    ['network.peer.address', `10.8.${random.integer(0, 255)}.${random.integer(1, 254)}`],
    ['network.peer.port', 5432],
    ['db.client.connection.pool.name', `${thing}-pool`],
    ['thread.id', random.integer(1, 64)],
  ];
  return all.slice(0, random.integer(7, 11));
}

function eventIn(random: SeededRandom, shape: TraceShape, span: number): ContentEvent {
  const at = shape.start[span] + Math.floor((shape.end[span] - shape.start[span]) * random.next());
  const service = SERVICES[shape.service[span]];
  if (shape.isError[span] === 0) {
    const attributes = [
      ['message', `${service} took an item from the queue`] as const,
      ['queue.depth', random.integer(0, 99)] as const,
    ];
    return { at, name: 'dequeued', attributes };
  }
  return {
    at,
    name: 'exception',
    attributes: [
      ['exception.type', 'java.io.IOException'],
      ['exception.message', 'Connection reset by peer'],
      [
        'exception.stacktrace',
        `java.io.IOException: Connection reset by peer\n\tat shop.${service}.Client.send(Client.java:118)`,
      ],
    ],
  };
}
