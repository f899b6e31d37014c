import { seededRandom } from '../../lib/seeded-random.ts';
import type { AttributeCondition, SearchQuery } from '../../trace/search-query.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';

/** A typed value: whole numbers are integers, others doubles. */
export type PlainValue = string | number | boolean | readonly string[];
export type PlainAttributes = Readonly<Record<string, PlainValue>>;

/** A span as a test writes it down, in the simplest way. */
export interface PlainSpan {
  readonly spanId: string;
  readonly parentId: string;
  readonly service: string;
  readonly resource: PlainAttributes;
  readonly name: string;
  readonly kind: SpanKind;
  readonly status: StatusCode;
  /** Nanoseconds after the trace's start. */
  readonly start: number;
  readonly duration: number;
  readonly attributes: PlainAttributes;
}

export interface PlainTrace {
  readonly traceId: string;
  readonly startTimeUnixNano: bigint;
  /** The root comes first. */
  readonly spans: readonly PlainSpan[];
}

const SERVICES = ['frontend', 'orders', 'payments', 'legacy "shop"'];
const NAMES = ['GET /cart', 'GET /healthz', 'POST /orders', 'SELECT', 'publish\torder', 'GET'];
const VERSIONS = ['1.9.0', '2.0.0', '10'];
const PODS = ['orders-7f9', 'orders\\8', 'café "x"\nnew'];

/** Returns traces of up to seven spans that differ in all that can be searched for; the same for the same seed. */
export function plainTraces(count: number, seed: number, now: number): PlainTrace[] {
  const { next: random, integer, pick: oneOf, hex } = seededRandom(seed);
  const below = (limit: number) => integer(0, limit - 1);
  const plainSpan = (parentId: string): PlainSpan => {
    const service = oneOf(SERVICES);
    const status = oneOf([200, 200, 200, 404, 500]);
    return {
      spanId: `1${hex(15)}`,
      parentId,
      service,
      resource: { 'service.version': oneOf(VERSIONS), ...(random() < 0.5 ? { 'k8s.pod.name': oneOf(PODS) } : {}) },
      name: oneOf(NAMES),
      kind: oneOf([SpanKind.Server, SpanKind.Client, SpanKind.Internal]),
      status: status === 500 ? StatusCode.Error : oneOf([StatusCode.Unset, StatusCode.Ok]),
      start: below(5) * 100_000_000 + below(1000),
      // Some exactly on the bounds that are asked for, some a nanosecond beside.
      duration: oneOf([100_000_000, 99_999_999, 100_000_001, 250_000_000, 1_000_000_000, below(2_000_000_000), 400]),
      attributes: {
        // Old programs send numbers as text.
        'http.response.status_code': service === 'orders' ? String(status) : status,
        ...(random() < 0.3 ? { 'cache.hit': random() < 0.5 } : {}),
        ...(random() < 0.3 ? { ratio: below(4) / 2 } : {}),
        // One attribute of the span hides the resource's.
        ...(random() < 0.2 ? { 'service.version': oneOf(VERSIONS) } : {}),
        ...(random() < 0.3 ? { 'odd key "é"': 'a\\b' } : {}),
        // A list, a text by itself, or nothing.
        ...(status === 404 ? { 'http.request.header.accept': ['text/html', 'a "list"'] } : {}),
        ...(status === 500 ? { 'http.request.header.accept': 'text/html' } : {}),
      },
    };
  };
  return Array.from({ length: count }, (_, i) => {
    const root = plainSpan('');
    const others = Array.from({ length: below(7) }, () => plainSpan(root.spanId));
    return {
      traceId: `${i % 4 === 0 ? '00' : 'a1'}${hex(30)}`,
      startTimeUnixNano: BigInt(now - 60_000 + i * 500) * 1_000_000n + BigInt(below(1_000_000)),
      spans: [{ ...root, start: 0 }, ...others],
    };
  });
}

/** Returns traces as one document of OTLP's. */
export function otlpOf(traces: readonly PlainTrace[]): unknown {
  return {
    resourceSpans: traces.flatMap(({ traceId, startTimeUnixNano, spans }) =>
      spans.map((span) => ({
        resource: { attributes: keyValues({ 'service.name': span.service, ...span.resource }) },
        scopeSpans: [
          {
            spans: [
              {
                traceId,
                spanId: span.spanId,
                parentSpanId: span.parentId,
                name: span.name,
                kind: span.kind,
                startTimeUnixNano: String(startTimeUnixNano + BigInt(span.start)),
                endTimeUnixNano: String(startTimeUnixNano + BigInt(span.start + span.duration)),
                attributes: keyValues(span.attributes),
                status: { code: span.status },
              },
            ],
          },
        ],
      })),
    ),
  };
}

function keyValues(attributes: PlainAttributes) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: PlainValue) {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'object') return { arrayValue: { values: value.map((stringValue) => ({ stringValue })) } };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

/** Returns the time from a trace's first start to its last end, in nanoseconds. */
export function plainDuration({ spans }: PlainTrace): number {
  const end = Math.max(...spans.map(({ start, duration }) => start + duration));
  return end - Math.min(...spans.map(({ start }) => start));
}

/** Returns the ids of those traces that meet a query, by a look at all of them, as `SearchQuery` says it. Sorted. */
export function idsThatMeet(traces: readonly PlainTrace[], query: SearchQuery): string[] {
  return traces
    .filter((trace) => {
      const isLongEnough = query.durationOf === 'span' || isWithin(plainDuration(trace), query);
      return isLongEnough && trace.spans.some((span) => doesSpanMeet(span, query));
    })
    .map(({ traceId }) => traceId)
    .sort();
}

function isWithin(duration: number, { durationMin, durationMax }: SearchQuery): boolean {
  return (durationMin === null || duration >= durationMin) && (durationMax === null || duration <= durationMax);
}

function doesSpanMeet(span: PlainSpan, query: SearchQuery): boolean {
  const { service, operation, kind, isErrorsOnly, attributes, durationOf } = query;
  if (service !== '' && span.service !== service) return false;
  if (operation !== '' && span.name !== operation) return false;
  if (kind !== null && span.kind !== kind) return false;
  if (isErrorsOnly && span.status !== StatusCode.Error) return false;
  if (durationOf === 'span' && !isWithin(span.duration, query)) return false;
  return attributes.every((condition) => doesAttributeMeet(span, condition));
}

function doesAttributeMeet(
  { attributes, resource = {} }: Partial<PlainSpan> & Pick<PlainSpan, 'attributes'>,
  { key, operator, value }: AttributeCondition,
): boolean {
  const has = attributes[key] ?? resource[key];
  if (has === undefined) return false;
  if (typeof has === 'object') {
    const isNegative = operator === '!=' || operator === '!~';
    const meets = (element: string) => doesAttributeMeet({ attributes: { [key]: element } }, { key, operator, value });
    return isNegative ? has.every(meets) : has.some(meets);
  }
  const text = String(has);
  const numbers = [Number(text), Number(value)];
  switch (operator) {
    case 'exists':
      return true;
    case '=':
      return text === value;
    case '!=':
      return text !== value;
    case '=~':
      return new RegExp(`^(?:${value})$`, 's').test(text);
    case '!~':
      return !new RegExp(`^(?:${value})$`, 's').test(text);
    case '>':
      return numbers[0] > numbers[1];
    case '>=':
      return numbers[0] >= numbers[1];
    case '<':
      return numbers[0] < numbers[1];
    case '<=':
      return numbers[0] <= numbers[1];
  }
}
