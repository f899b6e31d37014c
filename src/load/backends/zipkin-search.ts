import type { SearchNote } from '../../trace/found-trace.ts';
import type { AttributeCondition, SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES } from '../../trace/span-kind.ts';
import { isJaegerKey, kindOrStatus } from '../search/jaeger-keys.ts';
import { sameValues } from '../search/plain-number.ts';
import type { BackendAnswer, BackendSearch, MeantQuery, SearchAsking } from './backend-search.ts';
import { listNotes } from './list-notes.ts';
import { narrowToNewest } from './narrow-to-newest.ts';
import { tracesOfPart, tracesToDecideFrom } from './traces-to-ask-for.ts';
import { zipkinCompletions } from './zipkin-completions.ts';
import { PEER_SERVICE } from './zipkin-peer-service.ts';
import { canAskForTag, type ZipkinParameters, zipkinSearchRequest } from './zipkin-search-request.ts';

const TITLE = 'Zipkin';

/**
 * Zipkin gives whole traces. It has each condition met by any span of the service, where we want one span to meet them
 * all, so that all are judged again.
 */
export const zipkinSearch: BackendSearch = {
  kind: 'zipkin',
  title: TITLE,
  abilities: {
    traceQl: false,
    attributeKeys: false,
    attributeValues: false,
    newestFirst: false,
    needsService: false,
    traceLatency:
      'Zipkin compares the durations of single spans of the service: of the traces that it returns, those are kept that take so long from their first start to their last end.',
    spanLatency: '',
    errorsOnly: 'Zipkin knows failed spans by their tag “error”.',
    longestRange: null,
  },
  meant,
  search,
  completions: zipkinCompletions,
};

/** Zipkin keeps the names of services and spans in lower case, and gives them so. */
function meant(query: SearchQuery): MeantQuery {
  const service = query.service.toLowerCase();
  const operation = query.operation.toLowerCase();
  const changed = [
    ...(service === query.service ? [] : [service]),
    ...(operation === query.operation ? [] : [operation]),
  ];
  const sentence = `Zipkin keeps names in lower case; searched for: ${changed.join(', ')}.`;
  return { query: { ...query, service, operation }, notes: changed.length > 0 ? [{ kind: 'backend', sentence }] : [] };
}

async function search(query: SearchQuery, asking: SearchAsking): Promise<BackendAnswer> {
  const decidedHere = decidedHereOf(query);
  const leavesOut = decidedHere.length > 0 || query.hidesHealthChecks || countOfConditions(query) > 1;
  const limit = leavesOut ? tracesToDecideFrom(query.limit) : query.limit;
  const { isAll, isNewest } = await askAll(query, limit, asking);
  const { path } = questionsFor(query, limit, asking.range)[0];
  const notes = await askForLists(query, limit, asking);
  return { summaries: null, decidedHere, notes, isLimited: !isAll, isNewest, path, traceQl: '' };
}

/** Tags are compared as texts, so that a list with the value among others is found by none: it is looked for without them. */
async function askForLists(query: SearchQuery, limit: number, asking: SearchAsking): Promise<readonly SearchNote[]> {
  const compared = query.attributes.filter((each) => each.operator === '=' && (tagOf(each)?.[1] ?? '') !== '');
  if (compared.length === 0) return [];
  const attributes = query.attributes.filter((each) => !compared.includes(each));
  const count = await ask({ ...query, attributes }, limit, asking);
  return count < limit ? [] : listNotes(TITLE, compared, limit);
}

/** What Zipkin cannot be asked. */
function decidedHereOf(query: SearchQuery): string[] {
  const { kind, durationOf, durationMin, durationMax, attributes } = query;
  const hasBounds = durationMin !== null || durationMax !== null;
  return [
    ...(kind === null ? [] : [`kind ${SPAN_KIND_NAMES[kind]}`]),
    ...(durationOf === 'trace' && hasBounds ? ['trace latency'] : []),
    ...(durationOf === 'span' && hasBounds && leastDuration(query) === null ? ['span latency'] : []),
    ...attributes.filter((each) => each.key !== '' && tagOf(each) === null).map(({ key }) => key),
  ];
}

/** Conditions that different spans of a trace may meet. */
function countOfConditions({ operation, isErrorsOnly, durationOf, durationMin, attributes }: SearchQuery): number {
  const hasDuration = durationOf === 'span' && durationMin !== null;
  const others = [operation !== '', isErrorsOnly, hasDuration].filter((is) => is).length;
  return others + attributes.filter(({ key }) => key !== '').length;
}

interface Completeness {
  readonly isAll: boolean;
  readonly isNewest: boolean;
}

async function askAll(query: SearchQuery, limit: number, asking: SearchAsking): Promise<Completeness> {
  if ((await ask(query, limit, asking)) < limit) return { isAll: true, isNewest: true };
  const narrowed = narrowedRequest(query, limit, asking.range);
  if (narrowed !== null) await asking.readTraces([narrowed]);
  // Zipkin begins with the traces that it heard of last; they need not have started last.
  const most = tracesOfPart(query.limit, limit);
  return narrowToNewest({
    range: asking.range,
    limit: most,
    oldestWanted: asking.oldestWanted,
    ask: (range) => ask(query, most, { ...asking, range }),
  });
}

/** Returns how many traces came in the fullest answer; as many as were asked for of one that broke off. */
async function ask(query: SearchQuery, limit: number, { readTraces, range }: SearchAsking): Promise<number> {
  let most = 0;
  for (const question of questionsFor(query, limit, range)) {
    const { count, isCut } = await readTraces([question]);
    most = Math.max(most, isCut ? limit : count);
  }
  return most;
}

type TimeRange = readonly [from: UnixMilliseconds, to: UnixMilliseconds];

/** A peer's name stands in a tag, in a field of its own that no tag's question looks into, or in both. */
function questionsFor(query: SearchQuery, limit: number, range: TimeRange) {
  const plain = parametersOf(query, limit, range);
  const peer = plain.tags.get(PEER_SERVICE);
  if (peer === undefined) return [zipkinSearchRequest(plain)] as const;
  const tags = new Map(plain.tags);
  tags.delete(PEER_SERVICE);
  // Of a peer of any name there is no question.
  const remote = { ...plain, tags, remoteService: peer };
  return [zipkinSearchRequest(remote), zipkinSearchRequest(plain)] as const;
}

function parametersOf(query: SearchQuery, limit: number, range: TimeRange): ZipkinParameters {
  const { service, operation, isErrorsOnly, attributes } = query;
  const tags = new Map(isErrorsOnly ? [['error', '']] : []);
  // Of two values for one key Zipkin is asked the last; no span has both, and that is for us to see.
  for (const [key, value] of attributes.flatMap((each) => tagsOf(each))) tags.set(key, value);
  const durationMin = query.durationOf === 'span' ? leastDuration(query) : null;
  const durationMax = mostDuration(query);
  return { service, operation, remoteService: '', tags, durationMin, durationMax, range, limit };
}

/**
 * Where there is more than was asked for, a narrower question finds what is rare among it: a trace of a duration mostly
 * has a span that takes about as long, and a span mostly has a duration.
 */
function narrowedRequest(query: SearchQuery, limit: number, range: TimeRange) {
  const { durationOf, durationMin, durationMax } = query;
  const isSentWhole = durationOf === 'span' && leastDuration(query) !== null;
  if (isSentWhole || (durationMin === null && durationMax === null)) return null;
  return zipkinSearchRequest({
    ...parametersOf(query, limit, range),
    durationMin: leastDuration(query) ?? 1,
    durationMax: mostDuration(query),
  });
}

/** Returns the lower bound in whole microseconds, widened; null where Zipkin can be asked for none. */
function leastDuration({ durationMin, durationMax }: SearchQuery): number | null {
  const least = Math.floor((durationMin ?? 0) / 1000);
  // Bounds between which nothing is are refused; what is found without them is judged here.
  return least < 1 || (durationMax !== null && durationMax < (durationMin ?? 0)) ? null : least;
}

function mostDuration({ durationMin, durationMax }: SearchQuery): number | null {
  const isPossible = durationMax !== null && durationMax >= (durationMin ?? 0);
  return isPossible ? Math.max(1, Math.ceil(durationMax / 1000)) : null;
}

function tagsOf(condition: AttributeCondition): (readonly [key: string, value: string])[] {
  const tag = tagOf(condition);
  return tag === null ? [] : [tag];
}

/** Returns the tag by which Zipkin, which compares texts, is sure to find at least all that we mean; null for none. */
function tagOf(condition: AttributeCondition): readonly [key: string, value: string] | null {
  const { key, operator, value } = condition;
  const meaning = kindOrStatus(condition);
  if (meaning?.field === 'status' && meaning.operator === '=' && meaning.value === 'error') return ['error', ''];
  if (isJaegerKey(key) || NO_TAG.test(key) || !canAskForTag(key, value)) return null;
  if (operator === 'exists') return key === PEER_SERVICE ? null : [key, ''];
  const isOnlySpelling = value !== '' && sameValues(value).length === 1;
  return operator === '=' && isOnlySpelling ? [key, value] : null;
}

/** Attributes that are made of what stands elsewhere than among the tags. */
const NO_TAG = /^(?:service\.name|server\.address|network\.(?:local|peer)\..*|debug)$/;
