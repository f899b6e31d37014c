import type { Conversion } from './conversion.ts';

/**
 * Spans as Datadog's tracers send them to its agent: an array of traces, each an array of spans; also within `traces`, in
 * the agent's own payloads, and by themselves; and as Datadog's interface finds them.
 * https://docs.datadoghq.com/tracing/guide/send_traces_to_agent_by_api/
 * https://docs.datadoghq.com/api/latest/spans/
 */
export const datadog: Conversion = {
  name: 'datadog',
  title: 'Datadog spans',
  recognise: ({ paths }) =>
    ['', 'traces.', 'tracerPayloads.chunks.spans.', 'chunks.spans.'].some((prefix) => hasSpans(paths, prefix)) ||
    ['', 'data.'].some((prefix) => SEARCHED.every((key) => paths.has(`${prefix}attributes.${key}`))),
  loadConvert: async () => (await import('./datadog/convert-datadog.ts')).convertDatadog,
};

const SEARCHED = ['trace_id', 'span_id', 'start_timestamp'];

function hasSpans(paths: ReadonlySet<string>, prefix: string): boolean {
  const has = (...keys: readonly string[]) => keys.some((key) => paths.has(prefix + key));
  return has('trace_id', 'traceID') && has('span_id', 'spanID') && has('start') && has('meta', 'metrics', 'resource');
}
