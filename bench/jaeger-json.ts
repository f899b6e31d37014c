import { SPAN_KIND_NAMES } from '../src/trace/span-kind.ts';
import { type ContentValue, START_MICROSECONDS, spanContent, spanIdOf, traceIdOf } from './span-content.ts';
import { SERVICES, type TraceShape } from './trace-shape.ts';

/** Yields the trace as Jaeger's legacy query API answers it, spans in end-time order, processes last. */
export function* jaegerJson(shape: TraceShape): Generator<string> {
  const traceId = traceIdOf(shape);
  yield `{"data":[{"traceID":"${traceId}","spans":[`;
  for (const [position, span] of shape.byEnd.entries()) {
    yield (position === 0 ? '' : ',') + JSON.stringify(jaegerSpan(shape, span, traceId));
  }
  const processes = Object.fromEntries(SERVICES.map((name, service) => [`p${service + 1}`, processOf(name)]));
  yield `],"processes":${JSON.stringify(processes)},"warnings":null}],"total":0,"limit":0,"offset":0,"errors":null}`;
}

function jaegerSpan(shape: TraceShape, span: number, traceID: string) {
  const { id, name, attributes, events } = spanContent(shape, span);
  const parent = shape.parent[span];
  const references = parent < 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: spanIdOf(shape, parent) }];
  const error = shape.isError[span] === 1 ? [tag('error', true), tag('otel.status_code', 'ERROR')] : [];
  return {
    traceID,
    spanID: id,
    operationName: name,
    references,
    startTime: Number(START_MICROSECONDS) + shape.start[span],
    duration: shape.end[span] - shape.start[span],
    tags: [
      ...attributes.map(([key, value]) => tag(key, value)),
      tag('span.kind', SPAN_KIND_NAMES[shape.kind[span]]),
      ...error,
    ],
    logs: events.map((event) => ({
      timestamp: Number(START_MICROSECONDS) + event.at,
      fields: [tag('event', event.name), ...event.attributes.map(([key, value]) => tag(key, value))],
    })),
    processID: `p${shape.service[span] + 1}`,
    warnings: null,
  };
}

function tag(key: string, value: ContentValue) {
  const type = typeof value === 'number' ? 'int64' : typeof value === 'boolean' ? 'bool' : 'string';
  return { key, type, value };
}

function processOf(serviceName: string) {
  return { serviceName, tags: [tag('service.version', '4.12.0'), tag('host.name', `${serviceName}-0`)] };
}
