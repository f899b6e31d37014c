/** OpenTelemetry's span kinds, with OTLP's numbers. */
export const SpanKind = { Unspecified: 0, Internal: 1, Server: 2, Client: 3, Producer: 4, Consumer: 5 } as const;
export type SpanKind = (typeof SpanKind)[keyof typeof SpanKind];

/** The kind's word as people read it; index by kind. */
export const SPAN_KIND_NAMES = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/** OpenTelemetry's status codes, with OTLP's numbers. */
export const StatusCode = { Unset: 0, Ok: 1, Error: 2 } as const;
export type StatusCode = (typeof StatusCode)[keyof typeof StatusCode];

/** The status's word as people read it; index by code. */
export const STATUS_NAMES = ['unset', 'ok', 'error'] as const;
