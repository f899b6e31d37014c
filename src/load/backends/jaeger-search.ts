import { counted } from '../../lib/counted.ts';
import type { SearchNote } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES } from '../../trace/span-kind.ts';
import { isJaegerKey } from '../search/jaeger-keys.ts';
import { sameValues } from '../search/plain-number.ts';
import type { BackendAnswer, BackendSearch, SearchAsking, TracesRead } from './backend-search.ts';
import { jaegerCompletions } from './jaeger-completions.ts';
import { type JaegerParameters, jaegerSearchWays } from './jaeger-search-request.ts';
import { listNotes } from './list-notes.ts';
import { type Narrowed, narrowToNewest } from './narrow-to-newest.ts';
import { tracesOfPart, tracesToDecideFrom } from './traces-to-ask-for.ts';

const TITLE = 'Jaeger';

/** Where a service has to be named, so many are asked one by one. */
const MOST_SERVICES = 20;

/** Jaeger gives whole traces; what it means by a search differs from ours, so that all are judged again. */
export const jaegerSearch: BackendSearch = {
  kind: 'jaeger',
  title: TITLE,
  abilities: {
    traceQl: false,
    attributeKeys: false,
    attributeValues: false,
    newestFirst: false,
    needsService: true,
    traceLatency:
      'Jaeger compares the durations of single spans: of the traces that it returns, those are kept that take so long from their first start to their last end.',
    spanLatency: '',
    errorsOnly: 'Jaeger may not know which spans failed: of the traces that it returns, those are kept that hold one.',
    longestRange: null,
  },
  search,
  completions: jaegerCompletions,
};

async function search(query: SearchQuery, asking: SearchAsking): Promise<BackendAnswer> {
  const decidedHere = decidedHereOf(query);
  const leavesOut = decidedHere.length > 0 || query.hidesHealthChecks || (hasTags(query) && hasBounds(query));
  const limit = leavesOut ? tracesToDecideFrom(query.limit) : query.limit;
  const asked = await askAll(query, limit, asking);
  const ways = waysOf(query, limit, 'plain', asking);
  return {
    summaries: null,
    decidedHere,
    notes: [...asked.notes, ...(await askForLists(query, limit, asked.api, asking))],
    isLimited: asked.isLimited,
    isNewest: asked.isNewest,
    path: (ways.find(({ api }) => api === asked.api) ?? ways[0]).path,
    traceQl: '',
  };
}

/** What Jaeger cannot be asked, or not be relied on to answer. */
function decidedHereOf(query: SearchQuery): string[] {
  const unsent = query.attributes.filter((condition) => condition.key !== '' && !isTag(condition));
  return [
    ...(query.isErrorsOnly ? ['errors only'] : []),
    ...(query.kind === null ? [] : [`kind ${SPAN_KIND_NAMES[query.kind]}`]),
    ...(query.durationOf === 'trace' && hasBounds(query) ? ['trace latency'] : []),
    ...unsent.map(({ key }) => key),
  ];
}

interface Asked {
  /** The one that answered the question as it is. */
  readonly api: string;
  readonly notes: readonly SearchNote[];
  readonly isLimited: boolean;
  readonly isNewest: boolean;
}

async function askAll(query: SearchQuery, limit: number, asking: SearchAsking): Promise<Asked> {
  const plain = await asking.readTraces(waysOf(query, limit, 'plain', asking));
  const { api } = plain;
  if (plain.count < 0) return { ...(await askEachService(query, limit, asking)), api };
  const manner = isFull(plain, limit) ? await mannerForMore(query, limit, api, asking) : null;
  if (manner === null) return { api, notes: [], isLimited: false, isNewest: true };
  const { isAll, isNewest } = await askForNewest(query, limit, manner, { ...asking, api });
  return { api, notes: [], isLimited: !isAll, isNewest };
}

/**
 * Asks for less where there is more than was asked for. Returns the manner that gives least of what is not wanted, null
 * if there is no more.
 */
async function mannerForMore(
  query: SearchQuery,
  limit: number,
  api: string,
  asking: SearchAsking,
): Promise<Manner | null> {
  let manner: Manner = 'plain';
  if (hasTags(query) && api === 'v3') {
    const tagged = await asking.readTraces(waysOf(query, limit, 'tagged', asking));
    const areTagsHeeded = tagged.api === 'legacy' && tagged.count >= 0;
    if (areTagsHeeded && !isFull(tagged, limit)) return null;
    if (areTagsHeeded) manner = 'tagged';
  }
  await askNarrowed(query, limit, asking);
  return manner;
}

/** Jaeger gives any traces, of most stores those that came last; they need not have started last. */
function askForNewest(query: SearchQuery, asked: number, manner: Manner, asking: SearchAsking): Promise<Narrowed> {
  const limit = tracesOfPart(query.limit, asked);
  return narrowToNewest({
    range: asking.range,
    limit,
    oldestWanted: asking.oldestWanted,
    ask: async (range) => {
      const read = await asking.readTraces(waysOf(query, limit, manner, { ...asking, range }));
      return read.isCut ? limit : read.count;
    },
  });
}

/**
 * Where there is more than was asked for, a narrower question finds what is rare among it: a trace is at least as long
 * as its longest span, and some servers do know errors and kinds. What they do not know finds nothing.
 */
async function askNarrowed(query: SearchQuery, limit: number, asking: SearchAsking): Promise<void> {
  const hasTraceMin = query.durationOf === 'trace' && query.durationMin !== null;
  if (!hasTraceMin && !query.isErrorsOnly && query.kind === null) return;
  await asking.readTraces(waysOf(query, limit, 'narrowed', asking));
}

/** Tags are compared as texts, so that a list with the value among others is found by none: it is looked for without them. */
async function askForLists(query: SearchQuery, limit: number, api: string, asking: SearchAsking) {
  if (!hasTags(query)) return [];
  const read = await asking.readTraces(waysOf(query, limit, 'untagged', { ...asking, api }));
  return isFull(read, limit) ? listNotes(TITLE, query.attributes.filter(isTag), limit) : [];
}

function isFull(read: TracesRead, limit: number): boolean {
  return read.count >= limit;
}

async function askEachService(query: SearchQuery, limit: number, asking: SearchAsking): Promise<Omit<Asked, 'api'>> {
  const services = await jaegerCompletions(asking.ask).services();
  const chosen = services.slice(0, MOST_SERVICES);
  const each = Math.max(1, Math.min(limit, query.limit));
  let isLimited = chosen.length < services.length;
  for (const service of chosen) {
    const ofService = { ...query, service };
    const plain = await asking.readTraces(waysOf(ofService, each, 'plain', asking));
    if (isFull(plain, each) && (await mannerForMore(ofService, each, plain.api, asking)) !== null) isLimited = true;
  }
  const which =
    chosen.length < services.length
      ? `the first ${chosen.length} of ${services.length} services were`
      : `${counted(chosen.length, 'service')} ${chosen.length === 1 ? 'was' : 'were'}`;
  const sentence = `This server searches one service at a time: ${which} asked, for up to ${counted(each, 'trace')} each.`;
  return { notes: [{ kind: 'backend', sentence }], isLimited, isNewest: !isLimited };
}

/** How a question is put: as it is, so that its attributes are heeded for sure, narrower than it is, or without them. */
type Manner = 'plain' | 'tagged' | 'narrowed' | 'untagged';

/**
 * Servers before 2.19 take no notice of attributes in v3, so with them the legacy search is better, where it still is; but it
 * tells microseconds, and durations are compared exactly.
 */
function waysOf(
  query: SearchQuery,
  limit: number,
  manner: Manner,
  { range, api }: Pick<SearchAsking, 'range' | 'api'>,
) {
  const isTagged = hasTags(query) && manner !== 'untagged' && (manner !== 'plain' || !hasBounds(query));
  const first = isTagged || api === 'legacy' ? 'legacy' : 'v3';
  return jaegerSearchWays(parametersOf(query, limit, manner, range), first);
}

/** Without a service the legacy search takes none. */
function hasTags(query: SearchQuery): boolean {
  return query.service !== '' && query.attributes.some(isTag);
}

function hasBounds({ durationMin, durationMax }: SearchQuery): boolean {
  return durationMin !== null || durationMax !== null;
}

function parametersOf(
  query: SearchQuery,
  limit: number,
  manner: Manner,
  range: readonly [from: UnixMilliseconds, to: UnixMilliseconds],
): JaegerParameters {
  const { service, operation, durationOf, durationMin, durationMax } = query;
  const isNarrowed = manner === 'narrowed';
  // A trace takes at least as long as any span of it: its longest is theirs, its shortest is not.
  const hasMin = durationOf === 'span' || isNarrowed;
  // Bounds between which nothing is are refused; what is found without them is judged here.
  const isPossible = durationMin === null || durationMax === null || durationMin <= durationMax;
  return {
    service,
    operation,
    durationMin: hasMin && isPossible ? durationMin : null,
    durationMax: isPossible ? durationMax : null,
    tags: { ...(manner === 'untagged' ? {} : tagsOf(query)), ...(isNarrowed ? narrowingTags(query) : {}) },
    range,
    limit,
  };
}

function narrowingTags({ isErrorsOnly, kind }: SearchQuery): Record<string, string> {
  return {
    ...(isErrorsOnly ? { error: 'true' } : {}),
    ...(kind === null || kind === 0 ? {} : { 'span.kind': SPAN_KIND_NAMES[kind] }),
  };
}

/** Of two values for one key a server is asked the first; no span has both, and that is for us to see. */
function tagsOf({ attributes }: SearchQuery): Record<string, string> {
  const firstLast = attributes.filter(isTag).toReversed();
  return Object.fromEntries(firstLast.map(({ key, value }) => [key, value]));
}

/** Keys that Jaeger takes for something else than an attribute. */
const NO_ATTRIBUTE = /^(?:span\.status|scope\.name|scope\.version|resource\..*)$/;

/** Whether Jaeger, which compares texts, is sure to find at least all that we mean. */
function isTag({ key, operator, value }: SearchQuery['attributes'][number]): boolean {
  const isOnlySpelling = sameValues(value).length === 1;
  return (
    operator === '=' && key !== '' && value !== '' && isOnlySpelling && !NO_ATTRIBUTE.test(key) && !isJaegerKey(key)
  );
}
