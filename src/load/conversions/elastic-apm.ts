import type { Conversion } from './conversion.ts';

/**
 * Events of Elastic APM: lines as its agents send them, with short keys from browsers, and documents as Elasticsearch has them, by themselves, in the
 * answer to a search, or as Kibana shows them.
 * https://www.elastic.co/guide/en/observability/current/apm-api-events.html
 * https://www.elastic.co/guide/en/observability/current/exported-fields-apm.html
 */
export const elasticApm: Conversion = {
  name: 'elastic-apm',
  title: 'Elastic APM events',
  recognise: ({ paths }) =>
    ['transaction.trace_id', 'span.trace_id'].some((path) => paths.has(path)) ||
    ['error', 'log', 'metricset'].some((event) => paths.has(event) && paths.has('metadata.service')) ||
    ['x', 'e'].some((event) => paths.has(`${event}.id`) && paths.has('m.se')) ||
    ABOVE.some((above) => MARKS.some((mark) => paths.has(above + mark))),
  loadConvert: async () => (await import('./elastic-apm/convert-elastic-apm.ts')).convertElasticApm,
};

const ABOVE = ['', '_source.', 'fields.', 'hits.hits._source.', 'hits.hits.fields.'];
const MARKS = ['processor.event', 'span.duration.us', 'transaction.duration.us'];
