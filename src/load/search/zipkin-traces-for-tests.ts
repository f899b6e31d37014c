import { SPAN_KIND_NAMES, SpanKind, StatusCode } from '../../trace/span-kind.ts';
import type { PlainSpan, PlainTrace } from './plain-traces-for-tests.ts';

/** A record of Zipkin's, as an exporter of OpenTelemetry writes it. */
export interface ZipkinRecord {
  readonly traceId: string;
  readonly id: string;
  readonly parentId?: string;
  readonly kind?: string;
  readonly name: string;
  /** Microseconds. */
  readonly timestamp: number;
  readonly duration: number;
  readonly localEndpoint: { readonly serviceName: string };
  readonly tags: Readonly<Record<string, string>>;
}

/** Returns a trace as Zipkin keeps it: whole microseconds, one at least, names in lower case. */
export function asZipkinKeeps(trace: PlainTrace): PlainTrace {
  const { startTimeUnixNano } = trace;
  const offset = Number(startTimeUnixNano % 1000n);
  const whole = (time: number) => Math.floor(time / 1000) * 1000;
  const spans = trace.spans.map((span) => ({
    ...span,
    name: span.name.toLowerCase(),
    service: span.service.toLowerCase(),
    start: whole(offset + span.start),
    duration: Math.max(1000, whole(span.duration)),
  }));
  return { ...trace, startTimeUnixNano: startTimeUnixNano - BigInt(offset), spans };
}

/** Returns the records of a trace. */
export function zipkinRecords(trace: PlainTrace): ZipkinRecord[] {
  const { traceId, startTimeUnixNano, spans } = asZipkinKeeps(trace);
  return spans.map((span) => ({
    traceId,
    id: span.spanId,
    ...(span.parentId === '' ? {} : { parentId: span.parentId }),
    ...(span.kind === SpanKind.Internal ? {} : { kind: SPAN_KIND_NAMES[span.kind].toUpperCase() }),
    name: span.name,
    timestamp: Number(startTimeUnixNano / 1000n) + span.start / 1000,
    duration: span.duration / 1000,
    localEndpoint: { serviceName: span.service },
    tags: tagsOf(span),
  }));
}

function tagsOf({ attributes, resource, service, status }: PlainSpan): Record<string, string> {
  const texts = Object.entries({ 'service.name': service, ...resource, ...attributes }).map(
    ([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const,
  );
  const told = ['', 'OK', 'ERROR'][status];
  return {
    ...Object.fromEntries(texts),
    ...(told === '' ? {} : { 'otel.status_code': told }),
    ...(status === StatusCode.Error ? { error: 'true' } : {}),
  };
}
