import type { AttributeChoice } from '../../load/search/completions-of.ts';

/** Words of TraceQL that stand beside attributes. */
const WORDS = [
  'name',
  'duration',
  'status',
  'kind',
  'statusMessage',
  'rootName',
  'rootServiceName',
  'traceDuration',
  'resource.service.name',
  'error',
  'unset',
  'server',
  'client',
  'producer',
  'consumer',
  'internal',
];

/** Returns what a query may be completed with, each once: some of TraceQL's own words, then attributes. */
export function traceQlOptions(attributes: readonly Pick<AttributeChoice, 'traceQl'>[]): readonly string[] {
  return [...new Set([...WORDS, ...attributes.map(({ traceQl }) => traceQl)])];
}
