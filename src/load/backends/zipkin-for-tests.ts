import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlainTrace } from '../search/plain-traces-for-tests.ts';
import { type ZipkinRecord, zipkinRecords } from '../search/zipkin-traces-for-tests.ts';

/** Returns what answers as Zipkin does that holds these traces: searches, names, single traces and several. */
export function zipkinOf(traces: readonly PlainTrace[]): (request: IncomingMessage, response: ServerResponse) => void {
  const records = traces.map(zipkinRecords);
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://zipkin');
    const { status, body } = answerTo(records, pathname.replace(/^\/api\/v2\//, ''), searchParams);
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/*' : 'application/json' });
    response.end(isText ? body : JSON.stringify(body));
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function answerTo(traces: readonly ZipkinRecord[][], path: string, asked: URLSearchParams): Answer {
  const all = traces.flat();
  const [, id] = /^trace\/(\w+)$/.exec(path) ?? [];
  if (id !== undefined) {
    const found = traces.find(([{ traceId }]) => traceId === id);
    return found === undefined ? { status: 404, body: `${id} not found` } : ok(found);
  }
  if (path === 'traceMany') return ok(traces.filter(([{ traceId }]) => asked.get('traceIds')?.includes(traceId)));
  if (path === 'services') return ok([...new Set(all.map(serviceOf))].sort());
  if (path === 'spans') {
    const ofService = all.filter((record) => serviceOf(record) === asked.get('serviceName'));
    return ok([...new Set(ofService.map(({ name }) => name))].sort());
  }
  if (path === 'traces') return found(traces, asked);
  return { status: 404, body: '404 Not Found' };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function serviceOf({ localEndpoint }: ZipkinRecord): string {
  return localEndpoint.serviceName;
}

function found(traces: readonly ZipkinRecord[][], asked: URLSearchParams): Answer {
  const [min, max] = ['minDuration', 'maxDuration'].map((key) => asked.get(key));
  if (min === null && max !== null) return { status: 400, body: 'maxDuration is only valid with minDuration' };
  if (min === '0') return { status: 400, body: 'minDuration <= 0' };
  if (max !== null && Number(max) < Number(min)) return { status: 400, body: 'maxDuration < minDuration' };
  const meeting = traces.filter((trace) => isInTime(trace[0], asked) && doesMeet(trace, asked));
  const lastOf = (trace: ZipkinRecord[]) => Math.max(...trace.map(({ timestamp }) => timestamp));
  return ok(meeting.sort((a, b) => lastOf(b) - lastOf(a)).slice(0, Number(asked.get('limit') ?? 10)));
}

function isInTime({ timestamp }: ZipkinRecord, asked: URLSearchParams): boolean {
  const end = Number(asked.get('endTs'));
  return timestamp <= end * 1000 && timestamp >= (end - Number(asked.get('lookback'))) * 1000;
}

/** Each condition is met by one of the service's spans, not all of them by the same. */
function doesMeet(trace: readonly ZipkinRecord[], asked: URLSearchParams): boolean {
  const service = asked.get('serviceName');
  const ours = trace.filter((record) => service === null || serviceOf(record) === service);
  const name = asked.get('spanName');
  const tags = (asked.get('annotationQuery') ?? '').split(' and ').filter((tag) => tag !== '');
  const [min, max] = [asked.get('minDuration') ?? 0, asked.get('maxDuration') ?? Number.POSITIVE_INFINITY].map(Number);
  return [
    (_: ZipkinRecord) => asked.get('remoteServiceName') === null,
    (record: ZipkinRecord) => name === null || record.name === name,
    ({ duration }: ZipkinRecord) => duration >= min && duration <= max,
    ...tags.map((tag) => (record: ZipkinRecord) => hasTag(record, tag)),
  ].every((condition) => ours.some(condition));
}

function hasTag({ tags }: ZipkinRecord, asked: string): boolean {
  const [, key, value] = /^([^=]*)(?:=(.*))?$/s.exec(asked) ?? [];
  const told = new Map(Object.entries(tags)).get(key.trim());
  return told !== undefined && (value === undefined || told === value.trim());
}
