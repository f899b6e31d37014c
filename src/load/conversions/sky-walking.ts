import { containsText } from '../contains-text.ts';
import type { Conversion } from './conversion.ts';

/**
 * Spans of SkyWalking, as its GraphQL interface gives them out, whatever the query called its answer; and segments as its
 * agents send them.
 * https://skywalking.apache.org/docs/main/next/en/api/trace-data-protocol-v3/
 */
export const skyWalking: Conversion = {
  name: 'sky-walking',
  title: 'SkyWalking traces',
  recognise: ({ paths }, bytes) =>
    (paths.has('data') && containsText(bytes, '"segmentId"') && containsText(bytes, '"spanId"')) ||
    [...paths].some((path) => /(?:^|\.)spans\.segmentId$|(?:^|\.)traceSegmentId$/.test(path)) ||
    (paths.has('segmentId') && paths.has('spanId')),
  loadConvert: async () => (await import('./sky-walking/convert-sky-walking.ts')).convertSkyWalking,
};
