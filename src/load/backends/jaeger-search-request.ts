import type { UnixMilliseconds } from '../../trace/search-query.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { isEmptyObject, parseJson, property } from '../json-value.ts';
import { serverWords } from '../server-words.ts';
import { errorWithin, isEmptyList, isUnknownPath, saysTraceNotFound } from './answer-verdict.ts';
import type { AnswerHead } from './backend.ts';
import type { SearchRequest, SearchVerdict } from './backend-search.ts';
import { searchRefusal } from './search-refusal.ts';

const TITLE = 'Jaeger';
const ACCEPT = 'application/json';

/** What Jaeger can be asked. */
export interface JaegerParameters {
  readonly service: string;
  readonly operation: string;
  /** Of a span. */
  readonly durationMin: Nanoseconds | null;
  readonly durationMax: Nanoseconds | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly range: readonly [from: UnixMilliseconds, to: UnixMilliseconds];
  readonly limit: number;
}

/** Returns the two ways to ask for traces, `first` before the other. */
export function jaegerSearchWays(
  parameters: JaegerParameters,
  first: 'v3' | 'legacy',
): readonly [SearchRequest, SearchRequest] {
  const v3: SearchRequest = { path: v3Path(parameters), accept: ACCEPT, api: 'v3', judge };
  const legacy: SearchRequest = { path: legacyPath(parameters), accept: ACCEPT, api: 'legacy', judge };
  return first === 'legacy' ? [legacy, v3] : [v3, legacy];
}

function v3Path({ service, operation, durationMin, durationMax, tags, range, limit }: JaegerParameters): string {
  const search = new URLSearchParams();
  if (service !== '') search.set('query.service_name', service);
  if (operation !== '') search.set('query.operation_name', operation);
  search.set('query.start_time_min', new Date(range[0]).toISOString());
  search.set('query.start_time_max', new Date(range[1]).toISOString());
  if (durationMin !== null) search.set('query.duration_min', floorMicroseconds(durationMin));
  if (durationMax !== null) search.set('query.duration_max', ceilMicroseconds(durationMax));
  if (Object.keys(tags).length > 0) search.set('query.attributes', JSON.stringify(tags));
  search.set('query.num_traces', String(limit));
  return `api/v3/traces?${search}`;
}

function legacyPath({ service, operation, durationMin, durationMax, tags, range, limit }: JaegerParameters): string {
  const search = new URLSearchParams();
  if (service !== '') search.set('service', service);
  if (operation !== '') search.set('operation', operation);
  search.set('start', String(Math.floor(range[0] * 1000)));
  search.set('end', String(Math.ceil(range[1] * 1000)));
  if (durationMin !== null) search.set('minDuration', floorMicroseconds(durationMin));
  if (durationMax !== null) search.set('maxDuration', ceilMicroseconds(durationMax));
  if (Object.keys(tags).length > 0) search.set('tags', JSON.stringify(tags));
  search.set('limit', String(limit));
  return `api/traces?${search}`;
}

/** Most stores keep microseconds, so a bound is widened to whole ones. 0 would be taken for none. */
function floorMicroseconds(time: Nanoseconds): string {
  return `${Math.floor(time / 1000)}us`;
}

function ceilMicroseconds(time: Nanoseconds): string {
  return `${Math.max(1, Math.ceil(time / 1000) + 1)}us`;
}

/** Both APIs answer in the same manner where there are no traces. */
function judge(head: AnswerHead): SearchVerdict {
  if (head.status === 404 && saysTraceNotFound(head)) return { type: 'nothing' };
  if (isUnknownPath(head)) return { type: 'next' };
  if (wantsService(head)) return { type: 'needs-service' };
  const problem: SearchVerdict = { type: 'problem', tell: () => searchRefusal(head, TITLE) };
  if (head.status !== 200 || head.start.trim() === '') return problem;
  const answer = parseJson(head.start);
  const isError = errorWithin(head, TITLE, '') !== null;
  if (isError) return saysTraceNotFound(head) ? { type: 'nothing' } : problem;
  const result = property(answer, 'result');
  const isNothing = [answer, result].some((each) => isEmptyObject(each) || isEmptyList(each, 'resourceSpans'));
  return isNothing || isEmptyList(answer, 'data') ? { type: 'nothing' } : { type: 'traces' };
}

function wantsService(head: AnswerHead): boolean {
  const words = serverWords(head.start);
  return head.status >= 400 && /service[\s_.'"-]*(?:name)?/i.test(words) && /required|must|missing|empty/i.test(words);
}
