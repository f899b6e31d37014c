import { expect, test } from 'vitest';
import { ANY_TRACE, type SearchQuery } from '../../trace/search-query.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { TraceReading } from '../trace-reading.ts';
import { foundInReading } from './found-in-reading.ts';
import { otlpOf, type PlainSpan, type PlainTrace } from './plain-traces-for-tests.ts';

const ROOT: PlainSpan = {
  spanId: '1'.repeat(16),
  parentId: '',
  service: 'shop',
  resource: {},
  name: 'GET /cart',
  kind: SpanKind.Server,
  status: StatusCode.Unset,
  start: 0,
  duration: 1000,
  attributes: { 'http.status_code': 200 },
};
const FAILED: PlainSpan = {
  ...ROOT,
  spanId: '2'.repeat(16),
  parentId: ROOT.spanId,
  service: 'stock',
  kind: SpanKind.Client,
  status: StatusCode.Error,
  duration: 10,
};
const TRACE: PlainTrace = { traceId: 'a'.repeat(32), startTimeUnixNano: 1_000_000_000n, spans: [ROOT, FAILED] };

async function whyDropped(asked: Partial<SearchQuery>): Promise<string[]> {
  const reading = new TraceReading();
  reading.beginDocument('trace.json');
  reading.push(new TextEncoder().encode(JSON.stringify(otlpOf([TRACE]))));
  await reading.ready;
  await reading.endDocument('');
  const query = { ...ANY_TRACE, ...asked };
  const looking = { seen: new Set<string>(), onTrace: () => {}, tellsWhy: true };
  const { dropped } = await foundInReading(reading, reading.end(), query, looking);
  return [...dropped.keys()];
}

const ofStatus = (value: string) => ({ key: 'http.status_code', operator: '=', value }) as const;

test.each<[string, Partial<SearchQuery>, string[]]>([
  ['nothing, if it meets all', { service: 'stock', isErrorsOnly: true }, []],
  ['its latency', { durationMin: 2000, isErrorsOnly: true }, ['trace latency']],
  ['its kinds', { kind: SpanKind.Producer, isErrorsOnly: true }, ['kind producer']],
  ['an attribute', { isErrorsOnly: true, attributes: [ofStatus('500')] }, ['http.status_code']],
  ['the only condition', { durationOf: 'span', durationMin: 2000 }, ['span latency']],
  ['its services', { service: 'none', isErrorsOnly: true }, ['service']],
  ['several conditions that no span meets at once', { service: 'shop', isErrorsOnly: true }, ['all at one span']],
])('a trace is left out by %s', async (_name, asked, why) => expect(await whyDropped(asked)).toEqual(why));
