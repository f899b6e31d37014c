import { isEmptyObject, parseJson, property } from '../json-value.ts';
import { traceIdVariants } from '../trace-id.ts';
import { isEmptyList, notFound, TRACE, usualVerdict } from './answer-verdict.ts';
import { apiPath, pathSegment } from './api-paths.ts';
import type { AnswerHead, AnswerVerdict, ApiGet, Backend, ProbeResult, TraceRequest } from './backend.ts';
import { throwIfTelling } from './probe-answer.ts';

const TITLE = 'Jaeger';
const ACCEPT = 'application/json';

/** Jaeger's query service: its v3 API, and the legacy one that many compatible stores have alone. */
export const jaeger: Backend = {
  kind: 'jaeger',
  title: TITLE,
  allowedPaths: [
    'api/v3/services',
    'api/v3/operations',
    'api/v3/traces',
    'api/v3/trace-summaries',
    'api/v3/traces/{}',
    'api/services',
    'api/services/{}/operations',
    'api/operations',
    'api/traces',
    'api/traces/{}',
    'api/dependencies',
  ].map(apiPath),
  probe,
  traceRequests,
};

async function probe(get: ApiGet, signal: AbortSignal): Promise<ProbeResult | null> {
  const v3 = await get({ path: 'api/v3/services', accept: ACCEPT }, signal);
  const v3Count = servicesOfV3(v3);
  if (v3Count !== null) return { version: '', serviceCount: v3Count, api: 'v3' };
  const legacy = await get({ path: 'api/services', accept: ACCEPT }, signal);
  const legacyCount = servicesOfLegacy(legacy);
  if (legacyCount !== null) return { version: '', serviceCount: legacyCount, api: 'legacy' };
  await throwIfTelling(v3);
  await throwIfTelling(legacy);
  return null;
}

function servicesOfV3(head: AnswerHead): number | null {
  if (head.status !== 200) return null;
  const answer = parseJson(head.start);
  const services = property(answer, 'services');
  if (Array.isArray(services)) return services.length;
  // What Jaeger answers before the first span has come.
  return isEmptyObject(answer) ? 0 : null;
}

function servicesOfLegacy(head: AnswerHead): number | null {
  if (head.status !== 200) return null;
  const services = property(parseJson(head.start), 'data');
  if (Array.isArray(services)) return services.length;
  return services === null ? 0 : null;
}

function traceRequests(traceId: string, api: string | undefined): readonly TraceRequest[] {
  const ids = traceIdVariants(traceId).flatMap((id) => pathSegment(id) ?? []);
  const v3 = ids.map((id) => v3Request(id, traceId));
  const legacy = ids.map((id) => legacyRequest(id, traceId));
  return api === 'legacy' ? [...legacy, ...v3] : [...v3, ...legacy];
}

function v3Request(segment: string, traceId: string): TraceRequest {
  const path = `api/v3/traces/${segment}`;
  return { path, accept: ACCEPT, api: 'v3', format: 'otlp-json', judge: (head) => judgeV3(head, traceId) };
}

function legacyRequest(segment: string, traceId: string): TraceRequest {
  const path = `api/traces/${segment}`;
  return { path, accept: ACCEPT, api: 'legacy', format: 'jaeger-json', judge: (head) => judgeLegacy(head, traceId) };
}

function judgeV3(head: AnswerHead, traceId: string): AnswerVerdict {
  const usual = usualVerdict(head, TITLE, traceId);
  if (usual !== null) return usual;
  const answer = parseJson(head.start);
  const result = property(answer, 'result');
  if (isEmptyObject(answer) || isEmptyObject(result) || isEmptyList(result, 'resourceSpans'))
    return notFound(head, TITLE, traceId);
  return TRACE;
}

function judgeLegacy(head: AnswerHead, traceId: string): AnswerVerdict {
  const usual = usualVerdict(head, TITLE, traceId);
  if (usual !== null) return usual;
  const answer = parseJson(head.start);
  return isEmptyObject(answer) || isEmptyList(answer, 'data') ? notFound(head, TITLE, traceId) : TRACE;
}
