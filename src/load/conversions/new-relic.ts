import { containsText } from '../contains-text.ts';
import type { Conversion } from './conversion.ts';

/**
 * Spans as New Relic's queries give them out, as rows; in the answers of NerdGraph and of the older query interface; and
 * as its trace interface takes them in; and as its agents send them, each in three parts.
 * https://docs.newrelic.com/docs/distributed-tracing/trace-api/report-new-relic-format-traces-trace-api/
 */
export const newRelic: Conversion = {
  name: 'new-relic',
  title: 'New Relic rows',
  recognise: ({ paths }, bytes) => {
    const has = (...keys: readonly string[]) => [...paths].some((path) => keys.some((key) => endsWith(path, key)));
    if (paths.has('data.actor') && containsText(bytes, '"trace.id"')) return true;
    if (has('traceId') && has('guid') && has('category', 'transactionId', 'nr.entryPoint')) return true;
    return (
      has('trace.id') && has('duration.ms', 'entity.name', 'entity.guid', 'entityGuid', 'nr.entryPoint', 'appName')
    );
  },
  loadConvert: async () => (await import('./new-relic/convert-new-relic.ts')).convertNewRelic,
};

/** A row stands by itself, or in a few envelopes. */
function endsWith(path: string, key: string): boolean {
  return path === key || path.endsWith(`.${key}`);
}
