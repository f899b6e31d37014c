import type { Conversion } from './conversion.ts';

/**
 * What Tempo and Jaeger answer to a search: a line about each trace and no spans. There is nothing to rewrite, so reading
 * one ends in a problem that carries the list.
 */
export const searchAnswer: Conversion = {
  name: 'search-answer',
  title: 'the answer to a search in Tempo or Jaeger, as a list',
  recognise: ({ paths }) => {
    const has = (...wanted: readonly string[]) => wanted.some((path) => paths.has(path));
    if (has('summaries.traceId', 'summaries.rootServiceName', 'result.summaries.traceId')) return true;
    if (has('traces.rootServiceName', 'traces.rootTraceName', 'traces.spanSets', 'traces.spanSet')) return true;
    return paths.has('traces') && has('metrics.completedJobs', 'metrics.totalBlocks', 'metrics.inspectedBytes');
  },
  loadConvert: async () => (await import('./search-answer/list-answer.ts')).listAnswer,
};
