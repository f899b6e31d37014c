/** What a text calls the id of a request, and the attribute that spans have it as. */
export interface RequestId {
  readonly key: string;
  readonly value: string;
}

/** A random UUID, as ids of requests are; one random id in 64 has the same marks. */
const RANDOM_UUID = /^([0-9a-f]{8})([0-9a-f]{4})(4[0-9a-f]{3})([89ab][0-9a-f]{3})([0-9a-f]{12})$/;

/** Returns the id of a request that a normalised trace id may have been, as proxies name it; null where it was none. */
export function requestOfTraceId(traceId: string): RequestId | null {
  const parts = RANDOM_UUID.exec(traceId)?.slice(1);
  return parts === undefined ? null : { key: 'http.request.header.x-request-id', value: parts.join('-') };
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const KEYED = new RegExp(
  '(?<![a-z0-9])(?<key>(?:x-)?(?:amzn-)?(?:request|correlation)[ ._-]?id)["\'`\\\\]{0,4}' +
    `[ \\t]{0,4}(?:=>|[:=]|%3A|%3D)\\s{0,20}["'\`\\\\[(<]{0,4}(?<value>${UUID})(?![0-9a-z_-])`,
  'i',
);

/**
 * Returns the UUID that a text calls the id of a request, null for none: `x-request-id: …`, `correlationId=…`. A header is
 * an attribute as OpenTelemetry records headers (https://opentelemetry.io/docs/specs/semconv/registry/attributes/http), any
 * other key is taken as it is written.
 */
export function readRequestId(text: string): RequestId | null {
  const { key, value } = KEYED.exec(text)?.groups ?? {};
  if (key === undefined || value === undefined) return null;
  const isHeader = key.includes('-');
  return { key: isHeader ? `http.request.header.${key.toLowerCase()}` : key, value };
}
