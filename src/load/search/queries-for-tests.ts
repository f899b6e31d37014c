import { ANY_TRACE, type AttributeCondition, type SearchQuery } from '../../trace/search-query.ts';
import { SpanKind } from '../../trace/span-kind.ts';

const attribute = (key: string, operator: AttributeCondition['operator'], value = ''): AttributeCondition => ({
  key,
  operator,
  value,
});

/** Questions about `plainTraces`, by what they ask. None gives all traces. */
export const QUERIES: Readonly<Record<string, Partial<SearchQuery>>> = {
  service: { service: 'orders' },
  'a service with quotes': { service: 'legacy "shop"' },
  operation: { service: 'frontend', operation: 'publish\torder' },
  'errors only': { isErrorsOnly: true },
  'errors of a service': { service: 'payments', isErrorsOnly: true },
  kind: { service: 'frontend', kind: SpanKind.Client },
  'span latency, both bounds exact': { durationOf: 'span', durationMin: 99_999_999, durationMax: 100_000_000 },
  'span latency of a service': { service: 'orders', durationOf: 'span', durationMin: 250_000_001 },
  'spans below a microsecond': { durationOf: 'span', durationMax: 400 },
  'slow traces': { durationMin: 1_000_000_000 },
  'quick traces of a service': { service: 'frontend', durationMax: 700_000_000 },
  'traces of a duration, with an error': { durationMin: 200_000_000, durationMax: 1_500_000_000, isErrorsOnly: true },
  'a number': { service: 'frontend', attributes: [attribute('http.response.status_code', '=', '500')] },
  'a number that some sent as text': { attributes: [attribute('http.response.status_code', '=', '404')] },
  'another number': { attributes: [attribute('http.response.status_code', '!=', '200')] },
  'a boolean': { attributes: [attribute('cache.hit', '=', 'true')] },
  'a fraction': { attributes: [attribute('ratio', '=', '0.5')] },
  'more than a number': { attributes: [attribute('ratio', '>', '0.5')] },
  'at most a number': { attributes: [attribute('ratio', '<=', '0')] },
  exists: { attributes: [attribute('k8s.pod.name', 'exists')] },
  'text with signs': { attributes: [attribute('k8s.pod.name', '=', 'café "x"\nnew')] },
  'a key with signs': { attributes: [attribute('odd key "é"', '=', 'a\\b')] },
  'an element of a list, or the text alone': {
    attributes: [attribute('http.request.header.accept', '=', 'text/html')],
  },
  'the same of a service': {
    service: 'frontend',
    attributes: [attribute('http.request.header.accept', '=', 'text/html')],
  },
  'lists without an element': { attributes: [attribute('http.request.header.accept', '!=', 'a "list"')] },
  'an expression': { attributes: [attribute('k8s.pod.name', '=~', 'orders.*')] },
  'what an expression does not match': { attributes: [attribute('k8s.pod.name', '!~', 'orders.*')] },
  'a resource’s version that spans may hide': { attributes: [attribute('service.version', '=', '2.0.0')] },
  'an attribute of spans whose latency is just on the bound': {
    service: 'payments',
    durationOf: 'span',
    durationMin: 99_999_999,
    durationMax: 100_000_000,
    attributes: [attribute('http.response.status_code', '=', '200')],
  },
  'bounds between which nothing is': { service: 'orders', durationMin: 500_000_000, durationMax: 100_000_000 },
  'several things of one span': {
    service: 'frontend',
    isErrorsOnly: true,
    durationOf: 'span',
    durationMin: 100_000_000,
    attributes: [attribute('service.version', '!=', '2.0.0')],
  },
};

/** Returns a whole query for one of these, for the time of the traces. */
export function queryFor(asked: Partial<SearchQuery>, now: number): SearchQuery {
  return { ...ANY_TRACE, time: { type: 'between', from: now - 3_600_000, to: now + 60_000 }, limit: 1000, ...asked };
}
