import type { Conversion } from './conversion.ts';

/**
 * Segments of AWS X-Ray: as BatchGetTraces gives them out, as texts within JSON; as PutTraceSegments takes them in; or by
 * themselves, one or many, as the daemon is sent them.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
 */
export const xRay: Conversion = {
  name: 'x-ray',
  title: 'AWS X-Ray segments',
  recognise: ({ paths }) =>
    ['Traces.Segments', 'Segments.Document', 'TraceSegmentDocuments'].some((path) => paths.has(path)) ||
    (['trace_id', 'id'].every((path) => paths.has(path)) &&
      ['end_time', 'in_progress', 'subsegments'].some((path) => paths.has(path))),
  loadConvert: async () => (await import('./x-ray/convert-x-ray.ts')).convertXRay,
};
