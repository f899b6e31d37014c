import { isEmptyObject, parseJson, property } from '../json-value.ts';
import { traceIdVariants } from '../trace-id.ts';
import { isEmptyList, notFound, TRACE, usualVerdict } from './answer-verdict.ts';
import { pathSegment } from './api-paths.ts';
import type { AnswerHead, AnswerVerdict, Backend, TraceRequest } from './backend.ts';

const TITLE = 'Jaeger';
const ACCEPT = 'application/json';

/** Jaeger's query service: its v3 API, and the legacy one that many compatible stores have alone. */
export const jaeger: Backend = { kind: 'jaeger', title: TITLE, traceRequests };

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
