import { groupBy } from '../src/lib/group-by.ts';
import { StatusCode } from '../src/trace/span-kind.ts';
import { type ContentValue, START_MICROSECONDS, spanContent, spanIdOf, traceIdOf } from './span-content.ts';
import { SERVICES, type TraceShape } from './trace-shape.ts';

/** A collector hands on what has come together; each batch is by service. */
const BATCH = 512;

/** Yields the trace as one OTLP JSON document, spans in end-time order as far as batches by service allow. */
export function* otlpJson(shape: TraceShape): Generator<string> {
  const traceId = traceIdOf(shape);
  yield '{"resourceSpans":[';
  for (let from = 0; from < shape.length; from += BATCH) {
    const byService = groupBy(shape.byEnd.subarray(from, from + BATCH), (span) => shape.service[span]);
    const batch = Array.from(byService, ([service, spans]) => resourceSpans(shape, traceId, service, spans));
    yield (from === 0 ? '' : ',') + batch.map((group) => JSON.stringify(group)).join(',');
  }
  yield ']}';
}

function resourceSpans(shape: TraceShape, traceId: string, service: number, spans: readonly number[]) {
  const name = SERVICES[service];
  return {
    resource: {
      attributes: [
        attribute('service.name', name),
        attribute('service.version', '4.12.0'),
        attribute('host.name', `${name}-0`),
      ],
    },
    scopeSpans: [
      { scope: { name: 'shop', version: '4.12.0' }, spans: spans.map((span) => otlpSpan(shape, traceId, span)) },
    ],
  };
}

function otlpSpan(shape: TraceShape, traceId: string, span: number) {
  const { id, name, attributes, events } = spanContent(shape, span);
  const parent = shape.parent[span];
  return {
    traceId,
    spanId: id,
    parentSpanId: parent < 0 ? '' : spanIdOf(shape, parent),
    name,
    kind: shape.kind[span],
    startTimeUnixNano: nanoseconds(shape.start[span]),
    endTimeUnixNano: nanoseconds(shape.end[span]),
    attributes: attributes.map(([key, value]) => attribute(key, value)),
    events: events.map((event) => ({
      timeUnixNano: nanoseconds(event.at),
      name: event.name,
      attributes: event.attributes.map(([key, value]) => attribute(key, value)),
    })),
    status: shape.isError[span] === 1 ? { code: StatusCode.Error } : {},
  };
}

function nanoseconds(microseconds: number): string {
  return String((START_MICROSECONDS + BigInt(microseconds)) * 1000n);
}

function attribute(key: string, value: ContentValue) {
  if (typeof value === 'number') return { key, value: { intValue: String(value) } };
  return { key, value: typeof value === 'boolean' ? { boolValue: value } : { stringValue: value } };
}
