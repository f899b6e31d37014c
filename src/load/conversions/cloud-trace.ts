import type { Conversion } from './conversion.ts';

/**
 * Traces of Google Cloud Trace by the first version of its interface: one by itself, a list of them, or the answer to a
 * search with `view=COMPLETE`.
 * https://cloud.google.com/trace/docs/reference/v1/rest/v1/projects.traces
 */
export const cloudTrace: Conversion = {
  name: 'cloud-trace',
  title: 'Google Cloud Trace',
  recognise: ({ paths }) =>
    ABOVE.some((above) => paths.has(`${above}projectId`) && paths.has(`${above}spans.spanId`)) ||
    [...ABOVE.map((above) => `${above}spans.`), ''].some((at) => MARKS.every((mark) => paths.has(at + mark))),
  loadConvert: async () => (await import('./cloud-trace/convert-cloud-trace.ts')).convertCloudTrace,
};

const ABOVE = ['', 'traces.'];
/** A span's, where the rest of its trace is damaged. */
const MARKS = ['spanId', 'startTime', 'endTime', 'labels'];
