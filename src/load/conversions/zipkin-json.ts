import type { Conversion } from './conversion.ts';

/**
 * Spans of Zipkin's API, version 2 or 1: in an array, in arrays of one trace each, by themselves, or in envelopes, such as
 * Elasticsearch puts around what Zipkin stored there.
 * https://github.com/openzipkin/zipkin-api/blob/master/zipkin2-api.yaml
 */
export const zipkinJson: Conversion = {
  name: 'zipkin-json',
  title: 'Zipkin JSON',
  recognise: ({ paths }) =>
    hasSpans(paths, '', MARKS) || envelopesIn(paths).some((at) => hasSpans(paths, at, ENDPOINTS)),
  loadConvert: async () => (await import('./zipkin-json/convert-zipkin.ts')).convertZipkin,
};

/** A line of a log has a time and ids too, and none of these. */
const MARKS = ['name', 'kind', 'duration', 'localEndpoint', 'remoteEndpoint', 'annotations', 'binaryAnnotations'];
/** What no other format has. */
const ENDPOINTS = ['localEndpoint', 'binaryAnnotations'];

function hasSpans(paths: ReadonlySet<string>, envelope: string, marks: readonly string[]): boolean {
  return ['traceId', 'id'].every((key) => paths.has(envelope + key)) && marks.some((key) => paths.has(envelope + key));
}

function envelopesIn(paths: ReadonlySet<string>): string[] {
  return Array.from(paths).flatMap((path) => (path.endsWith('.traceId') ? [path.slice(0, -'traceId'.length)] : []));
}
