import { counted, groupDigits } from '../../lib/counted.ts';
import type { SearchAnswer, SearchNote } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import { askText } from '../backends/ask-text.ts';
import type {
  BackendAnswer,
  BackendSearch,
  SearchAsking,
  SearchRequest,
  TracesRead,
} from '../backends/backend-search.ts';
import { toldAddress } from '../backends/open-answer.ts';
import { newestFirst } from '../backends/tempo-answer.ts';
import type { BackendConfig } from '../trace-source.ts';
import { jaegerKeyNotes } from './jaeger-keys.ts';
import { judgeSummaries } from './judged-summaries.ts';
import { type HeldTrace, WholeTraces } from './judged-traces.ts';
import { readAnswer } from './read-answer.ts';
import { cutNotes } from './search-notes.ts';
import { searchRange } from './search-range.ts';
import type { SearchTeller } from './search-teller.ts';

/** What a search of a backend is given. */
export interface BackendSearchInput {
  readonly search: BackendSearch;
  readonly backend: BackendConfig;
  readonly query: SearchQuery;
  readonly now: UnixMilliseconds;
  readonly signal: AbortSignal;
  readonly teller: SearchTeller;
  readonly onLearnt: (kind: string, api: string) => void;
}

/** What a backend was found to have, and what of it is at hand whole. */
export interface SearchedBackend {
  readonly answer: SearchAnswer;
  readonly held: ReadonlyMap<string, HeldTrace>;
}

/** Searches a backend of a known kind. Rejects with a LoadError. */
export async function searchBackend(input: BackendSearchInput): Promise<SearchedBackend> {
  const { search } = input;
  const { query, notes } = search.meant?.(input.query) ?? { query: input.query, notes: [] };
  const wholes = new WholeTraces(query, true);
  const asking = askingOf(input, wholes);
  const came = await search.search(query, asking);
  const judged =
    came.summaries === null ? wholes.judged(came.decidedHere) : judgeSummaries(came.summaries, query, asking.range);
  input.teller.judged(judged.returned);
  const traces = [...judged.traces].sort(newestFirst);
  const answer: SearchAnswer = {
    traces: traces.slice(0, query.limit),
    notes: [
      ...judged.notes,
      ...(came.isLimited && came.summaries === null
        ? [
            limitNote(search.title, came, {
              found: traces.length,
              limit: query.limit,
              hasAccount: judged.notes.some(({ kind }) => kind === 'compensated'),
            }),
          ]
        : cutNotes(traces.length, query.limit)),
      ...notes,
      ...came.notes,
      ...jaegerKeyNotes(query),
    ],
    returned: judged.returned,
    isLimited: came.isLimited || traces.length > query.limit,
    address: toldAddress(input.backend).replace(/\/*$/, '/') + came.path,
    traceQl: came.traceQl,
    range: asking.range,
  };
  return { answer, held: wholes.held };
}

function askingOf(input: BackendSearchInput, wholes: WholeTraces): SearchAsking {
  const { search, backend, query, now, signal, teller, onLearnt } = input;
  return {
    range: searchRange(query.time, now),
    now,
    api: backend.api,
    learn: (api) => onLearnt(search.kind, api),
    ask: askText(backend, signal, {
      onAsk: (address) => teller.ask(address),
      onRead: (bytes, totalBytes) => teller.read(bytes, totalBytes),
    }),
    readTraces: (ways) => readTraces(input, ways, wholes),
    oldestWanted: () => wholes.oldestWanted(query.limit),
  };
}

async function readTraces(
  { search, backend, signal, teller, onLearnt }: BackendSearchInput,
  ways: readonly SearchRequest[],
  wholes: WholeTraces,
): Promise<TracesRead> {
  const read = await readAnswer(backend, ways, signal, search.title, {
    onAsk: (address) => teller.ask(address),
    onRead: (bytes, totalBytes, traces) => teller.read(bytes, totalBytes, traces),
  });
  if (read.isWorthLearning) onLearnt(search.kind, read.api);
  if (read.reading !== null) await wholes.add(read.reading, read.count, read.cut);
  teller.judged(wholes.returned);
  return { count: read.count, api: read.api, isCut: read.cut !== '' };
}

interface LimitedAnswer {
  /** Traces that meet the search, of those that came. */
  readonly found: number;
  readonly limit: number;
  /** Whether it is told how many there were before some were left out. */
  readonly hasAccount: boolean;
}

/** Tells which traces those are that a server gave whole. Whoever sums traces up says so itself. */
function limitNote(
  title: string,
  { isNewest }: BackendAnswer,
  { found, limit, hasAccount }: LimitedAnswer,
): SearchNote {
  // Beside an account of what was left out, which ends with all that remain.
  const isOfMore = found > limit && hasAccount;
  const shown = isOfMore
    ? `${groupDigits(limit)} of ${counted(found, 'trace')}`
    : counted(Math.min(found, limit), 'trace');
  const older = found > limit ? 'older ones exist' : 'there may be older ones';
  const sentences = {
    newest: `The newest ${shown}: ${older}.`,
    any: `${shown} found; ${title} does not say which are the newest, and there may be more.`,
    few: `${shown} found in what ${title} gave; there may be more.`,
  };
  return { kind: 'limit', sentence: sentences[isNewest ? 'newest' : found < limit ? 'few' : 'any'] };
}
