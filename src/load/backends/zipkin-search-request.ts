import type { UnixMilliseconds } from '../../trace/search-query.ts';
import { parseJson } from '../json-value.ts';
import { errorWithin, isUnknownPath } from './answer-verdict.ts';
import type { AnswerHead } from './backend.ts';
import type { SearchRequest, SearchVerdict } from './backend-search.ts';
import { searchRefusal } from './search-refusal.ts';

const TITLE = 'Zipkin';

/** What Zipkin can be asked. Of the spans of `service`, each condition has to be met by one, not all by the same. */
export interface ZipkinParameters {
  /** Empty for any. */
  readonly service: string;
  readonly operation: string;
  readonly remoteService: string;
  /** Tags, by key; an empty value stands for any. */
  readonly tags: ReadonlyMap<string, string>;
  /** Whole microseconds of a span, 1 at least; null for no bound. Without the first Zipkin takes no second. */
  readonly durationMin: number | null;
  readonly durationMax: number | null;
  /** In which the trace starts. */
  readonly range: readonly [from: UnixMilliseconds, to: UnixMilliseconds];
  readonly limit: number;
}

/** Returns the question for traces. https://zipkin.io/zipkin-api/#/default/get_traces */
export function zipkinSearchRequest(parameters: ZipkinParameters): SearchRequest {
  const { service, operation, remoteService, tags, durationMin, durationMax, range, limit } = parameters;
  const endTs = Math.max(1, Math.ceil(range[1]));
  const asked = {
    serviceName: service,
    spanName: operation,
    remoteServiceName: remoteService,
    annotationQuery: Array.from(tags, ([key, value]) => (value === '' ? key : `${key}=${value}`)).join(AND),
    minDuration: String(durationMin ?? ''),
    maxDuration: String(durationMin === null ? '' : (durationMax ?? '')),
    endTs: String(endTs),
    lookback: String(Math.max(1, endTs - Math.floor(range[0]))),
    limit: String(limit),
  };
  const search = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  return { path: `api/v2/traces?${search}`, accept: 'application/json', api: 'v2', judge };
}

const AND = ' and ';
/** Longer ones some stores do not index. */
const LONGEST_TAG = 250;

/** Returns whether a tag can be asked for so that Zipkin finds all that have it. */
export function canAskForTag(key: string, value: string): boolean {
  const isPlain = (text: string) => text === text.trim() && !text.includes(AND);
  return key !== '' && isPlain(key) && isPlain(value) && !key.includes('=') && key.length + value.length < LONGEST_TAG;
}

function judge(head: AnswerHead): SearchVerdict {
  if (isUnknownPath(head)) return { type: 'next' };
  const isRefused = head.status !== 200 || head.start.trim() === '' || errorWithin(head, TITLE, '') !== null;
  if (isRefused) return { type: 'problem', tell: () => searchRefusal(head, TITLE) };
  const answer = parseJson(head.start);
  return Array.isArray(answer) && answer.flat().length === 0 ? { type: 'nothing' } : { type: 'traces' };
}
