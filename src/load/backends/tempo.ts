import { isEmptyObject, parseJson, property } from '../json-value.ts';
import { traceIdVariants } from '../trace-id.ts';
import { isEmptyList, notFound, TRACE, usualVerdict } from './answer-verdict.ts';
import { pathSegment } from './api-paths.ts';
import type { AnswerHead, AnswerVerdict, Backend, TraceRequest } from './backend.ts';

const TITLE = 'Tempo';
const ACCEPT = 'application/json';

/** Grafana Tempo and what speaks its API. */
export const tempo: Backend = { kind: 'tempo', title: TITLE, traceRequests };

function traceRequests(traceId: string, api: string | undefined): readonly TraceRequest[] {
  const ids = traceIdVariants(traceId).flatMap((id) => pathSegment(id) ?? []);
  const v2 = ids.map((id) => v2Request(id, traceId));
  const v1 = ids.map((id) => v1Request(id, traceId));
  return api === 'v1' ? [...v1, ...v2] : [...v2, ...v1];
}

function v2Request(segment: string, traceId: string): TraceRequest {
  const path = `api/v2/traces/${segment}`;
  return { path, accept: ACCEPT, api: 'v2', format: 'otlp-json', judge: (head) => judgeV2(head, traceId) };
}

function v1Request(segment: string, traceId: string): TraceRequest {
  const path = `api/traces/${segment}`;
  return { path, accept: ACCEPT, api: 'v1', format: 'otlp-json', judge: (head) => judgeV1(head, traceId) };
}

/** A missing trace is 200 with an empty one here, so any 404 is about the path unless it says otherwise. */
function judgeV2(head: AnswerHead, traceId: string): AnswerVerdict {
  const usual = usualVerdict(head, TITLE, traceId);
  if (usual !== null) return usual;
  const answer = parseJson(head.start);
  const trace = property(answer, 'trace');
  const isMissing = isEmptyObject(answer) || trace === null || (trace !== undefined && hasNoSpans(trace));
  return isMissing ? notFound(head, TITLE, traceId) : TRACE;
}

/** A missing trace is 404 with an empty body here; a path that is not served says so. */
function judgeV1(head: AnswerHead, traceId: string): AnswerVerdict {
  if (head.status === 404 && head.start.trim() === '') return notFound(head, TITLE, traceId);
  const usual = usualVerdict(head, TITLE, traceId);
  if (usual !== null) return usual;
  const answer = parseJson(head.start);
  return isEmptyObject(answer) || hasNoSpans(answer) ? notFound(head, TITLE, traceId) : TRACE;
}

/** Compatible servers put either list into either answer, some below `trace`. */
function hasNoSpans(answer: unknown): boolean {
  if (isEmptyObject(answer)) return true;
  return ['resourceSpans', 'batches'].some((key) => isEmptyList(answer, key));
}
