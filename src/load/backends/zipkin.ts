import { parseJson } from '../json-value.ts';
import { traceIdVariants } from '../trace-id.ts';
import { notFound, TRACE, usualVerdict } from './answer-verdict.ts';
import { pathSegment } from './api-paths.ts';
import type { AnswerHead, AnswerVerdict, Backend, TraceRequest } from './backend.ts';

const TITLE = 'Zipkin';

/** Zipkin: its API v2, at the root or below `/zipkin`. https://zipkin.io/zipkin-api/ */
export const zipkin: Backend = { kind: 'zipkin', title: TITLE, traceRequests, severalRequest };

function traceRequests(traceId: string): readonly TraceRequest[] {
  const ids = traceIdVariants(traceId).flatMap((id) => pathSegment(id) ?? []);
  return ids.map((id) => request(`trace/${id}`, traceId));
}

/** Of those that it does not have it says nothing. */
function severalRequest(traceIds: readonly string[]): TraceRequest {
  const ids = traceIds.flatMap((id) => traceIdVariants(id)[0] ?? []);
  return request(`traceMany?${new URLSearchParams({ traceIds: ids.join() })}`, ids.join());
}

function request(path: string, traceId: string): TraceRequest {
  return {
    path: `api/v2/${path}`,
    accept: 'application/json',
    api: 'v2',
    format: 'zipkin-json',
    judge: (head) => judge(head, traceId),
  };
}

function judge(head: AnswerHead, traceId: string): AnswerVerdict {
  // `463ac35c9f6413ad48485a3953bb6124 not found`; old servers said nothing.
  if (head.status === 404 && /^(?:[0-9a-f]+ not found)?$/.test(head.start.trim()))
    return notFound(head, TITLE, traceId);
  return usualVerdict(head, TITLE, traceId) ?? (isEmpty(head) ? notFound(head, TITLE, traceId) : TRACE);
}

function isEmpty({ start }: AnswerHead): boolean {
  const answer = parseJson(start);
  return Array.isArray(answer) && answer.flat().length === 0;
}
