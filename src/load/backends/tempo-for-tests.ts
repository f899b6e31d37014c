import type { IncomingMessage, ServerResponse } from 'node:http';
import { SPAN_KIND_NAMES, StatusCode } from '../../trace/span-kind.ts';
import { otlpOf, type PlainSpan, type PlainTrace, plainDuration } from '../search/plain-traces-for-tests.ts';
import { evaluate, spansFoundBy } from './evaluate-trace-ql-for-tests.ts';
import { readTraceQl, TraceQlError } from './trace-ql-reader-for-tests.ts';

/** How this Tempo differs from a new one. */
export interface TempoTraits {
  /** Before 2.8 there is no `most_recent`: a query with hints is refused. */
  readonly refusesHints?: boolean;
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** Returns what answers as Tempo does that holds these traces: searches by TraceQL, and single traces. */
export function tempoOf(traces: readonly PlainTrace[], traits: TempoTraits = {}): Answering {
  return (request, response) => {
    const url = new URL(request.url ?? '', 'http://tempo');
    const send = (status: number, type: string, body: string) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    };
    const [, id] = /^\/api\/v2\/traces\/(\w+)$/.exec(url.pathname) ?? [];
    const trace = traces.find(({ traceId }) => traceId === id?.padStart(32, '0'));
    if (id !== undefined) {
      return send(200, 'application/json', JSON.stringify({ trace: trace === undefined ? {} : otlpOf([trace]) }));
    }
    if (url.pathname === '/api/echo') return send(200, 'text/plain; charset=utf-8', 'echo\n');
    const told = namesTold(traces, url);
    if (told !== null) return send(200, 'application/json', JSON.stringify(told));
    if (url.pathname !== '/api/search') return send(404, 'text/plain; charset=utf-8', '404 page not found\n');
    const refusal = refusalOf(url.searchParams, traits);
    if (refusal !== null) return send(400, 'text/plain; charset=utf-8', refusal);
    return send(200, 'application/json', JSON.stringify(found(traces, url.searchParams)));
  };
}

/** What is answered about names of attributes and their values; null if something else was asked. */
function namesTold(traces: readonly PlainTrace[], { pathname, searchParams }: URL): unknown {
  if (pathname === '/api/v2/search/tags') {
    const keys = (of: (span: PlainSpan) => object) => [
      ...new Set(traces.flatMap(({ spans }) => spans.flatMap((span) => Object.keys(of(span))))),
    ];
    const scopes = [
      { name: 'resource', tags: ['service.name', ...keys(({ resource }) => resource)] },
      { name: 'intrinsic', tags: ['duration', 'kind', 'name', 'status'] },
      { name: 'span', tags: keys(({ attributes }) => attributes) },
    ];
    return { scopes };
  }
  const [, name] = /^\/api\/v2\/search\/tag\/([^/]+)\/values$/.exec(pathname) ?? [];
  if (name === undefined) return null;
  const query = searchParams.get('q') || '{ }';
  const values = traces.flatMap((trace) => spansFoundBy(query, trace).map((span) => namedValue(span, trace, name)));
  const told = [...new Set(values.filter(({ type }) => type !== 'nil').map(({ value }) => String(value)))];
  return { tagValues: told.map((value) => ({ type: 'string', value })) };
}

function namedValue(span: PlainSpan, trace: PlainTrace, encodedName: string) {
  const { query } = readTraceQl(`{ ${decodeURIComponent(encodedName)} = nil }`);
  const where = query.type === 'filter' && query.where?.type === 'binary' ? query.where.left : null;
  return where === null ? { type: 'nil', value: '' } : evaluate(where, span, trace);
}

/** In Tempo's own words. */
function refusalOf(search: URLSearchParams, { refusesHints = false }: TempoTraits): string | null {
  const [start, end] = [Number(search.get('start')), Number(search.get('end'))];
  if (!(start < end)) return `http parameter start must be before end. received start=${start} end=${end}`;
  if (end - start > 168 * 3600) {
    return `range specified by start and end exceeds 168h0m0s. received start=${start} end=${end}`;
  }
  const query = search.get('q') ?? '';
  const hintAt = query.indexOf(' with ');
  if (refusesHints && hintAt >= 0) {
    return `invalid TraceQL query: parse error at line 1, col ${hintAt + 2}: syntax error: unexpected with`;
  }
  try {
    spansFoundBy(query, { traceId: '', startTimeUnixNano: 0n, spans: [] });
    return null;
  } catch (error) {
    if (!(error instanceof TraceQlError)) throw error;
    const lines = query.slice(0, error.at).split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    return `invalid TraceQL query: parse error at line ${lines.length}, col ${column}: syntax error: ${error.message}`;
  }
}

function found(traces: readonly PlainTrace[], search: URLSearchParams): unknown {
  const query = search.get('q') ?? '';
  const spansToName = Number(search.get('spss') ?? 3);
  const [from, to] = [search.get('start'), search.get('end')].map((seconds) => BigInt(seconds ?? 0) * 1_000_000_000n);
  const inRange = traces.filter((trace) => trace.startTimeUnixNano <= to && endOf(trace) >= from);
  const isNewest = query.includes('most_recent=true');
  const asked = isNewest ? inRange.toSorted((a, b) => Number(b.startTimeUnixNano - a.startTimeUnixNano)) : inRange;
  const hits = asked.flatMap((trace) => {
    const spans = spansFoundBy(query, trace);
    return spans.length === 0 ? [] : [summary(trace, spans, spansToName)];
  });
  return { traces: hits.slice(0, Number(search.get('limit') ?? 20)), metrics: { completedJobs: 1, totalJobs: 1 } };
}

function endOf(trace: PlainTrace): bigint {
  return trace.startTimeUnixNano + BigInt(plainDuration(trace));
}

function summary(trace: PlainTrace, spans: readonly PlainSpan[], spansToName: number): unknown {
  const milliseconds = Math.floor(plainDuration(trace) / 1e6);
  return {
    traceID: trace.traceId.replace(/^0+/, ''),
    rootServiceName: trace.spans[0].service,
    rootTraceName: trace.spans[0].name,
    startTimeUnixNano: String(trace.startTimeUnixNano),
    ...(milliseconds === 0 ? {} : { durationMs: milliseconds }),
    spanSets: [
      {
        matched: spans.length,
        spans: spans.slice(0, spansToName).map((span) => ({
          spanID: span.spanId,
          startTimeUnixNano: String(trace.startTimeUnixNano + BigInt(span.start)),
          durationNanos: String(span.duration),
          attributes: [{ key: 'kind', value: { stringValue: SPAN_KIND_NAMES[span.kind] } }],
        })),
      },
    ],
    serviceStats: Object.fromEntries(
      [...new Set(trace.spans.map(({ service }) => service))].map((service) => {
        const own = trace.spans.filter((span) => span.service === service);
        const errorCount = own.filter(({ status }) => status === StatusCode.Error).length;
        return [service, { spanCount: own.length, ...(errorCount === 0 ? {} : { errorCount }) }];
      }),
    ),
  };
}
