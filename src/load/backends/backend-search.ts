import type { FoundTrace, SearchNote } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import type { LoadProblem } from '../load-problem.ts';
import type { AnswerHead, ApiRequest } from './backend.ts';

/** What one kind of server can do by itself when it is searched. What it cannot is done on our side, and told. */
export interface SearchAbilities {
  /** Queries may be written by hand, in TraceQL. */
  readonly traceQl: boolean;
  /** It names the attributes that spans have. */
  readonly attributeKeys: boolean;
  /** It names the values that an attribute has. */
  readonly attributeValues: boolean;
  /** Asked for the newest traces, it gives them; else those it comes by first. */
  readonly newestFirst: boolean;
  /** It may want a service to be named. */
  readonly needsService: boolean;
  /** What is done about `durationOf: 'trace'`, a sentence; empty where the server means the same. */
  readonly traceLatency: string;
  /** The same of `durationOf: 'span'`. */
  readonly spanLatency: string;
  /** The same of `isErrorsOnly`. */
  readonly errorsOnly: string;
  /** The longest time that one search may span, in milliseconds; null for any. */
  readonly longestRange: number | null;
}

/** How to search one kind of server. One file each, listed in `searches.ts`. */
export interface BackendSearch {
  readonly kind: string;
  readonly title: string;
  readonly abilities: SearchAbilities;
  /** Puts a query into the server's terms, in which its traces are; left out where they are ours. */
  readonly meant?: (query: SearchQuery) => MeantQuery;
  /** Asks for what a query means, or for as little more as the server can be asked for. Rejects with a LoadError. */
  readonly search: (query: SearchQuery, asking: SearchAsking) => Promise<BackendAnswer>;
  /** Each rejects with a LoadError where the server does not tell. */
  readonly completions: (ask: AskText) => BackendCompletions;
}

/** A query in a server's terms, and what to tell of it. */
export interface MeantQuery {
  readonly query: SearchQuery;
  readonly notes: readonly SearchNote[];
}

/** GETs an answer whole, whatever its status: `start` is all of it. Rejects with a LoadError where none comes. */
export type AskText = (request: ApiRequest) => Promise<AnswerHead>;

/** What a search is given to ask with. */
export interface SearchAsking {
  readonly ask: AskText;
  /** Asks in each way until one is served, and reads the traces of the answer. Rejects with a LoadError. */
  readonly readTraces: (ways: readonly SearchRequest[]) => Promise<TracesRead>;
  /** When the oldest of the newest traces starts that were read and meet the query, as many as it wants; null if fewer do. */
  readonly oldestWanted: () => UnixMilliseconds | null;
  /** Told which API answered. */
  readonly learn: (api: string) => void;
  /** Which API answered last time. */
  readonly api: string | undefined;
  readonly range: readonly [from: UnixMilliseconds, to: UnixMilliseconds];
  readonly now: UnixMilliseconds;
}

/** One way to ask for traces. */
export interface SearchRequest extends ApiRequest {
  /** Remembered if it works. */
  readonly api: string;
  readonly judge: (head: AnswerHead) => SearchVerdict;
}

/** What an answer to a search turned out to be. */
export type SearchVerdict =
  /** Read the body as traces. */
  | { readonly type: 'traces' }
  | { readonly type: 'nothing' }
  /** This way of asking is not served here. */
  | { readonly type: 'next' }
  | { readonly type: 'needs-service' }
  | { readonly type: 'problem'; readonly tell: () => Promise<LoadProblem> };

/** What came of reading an answer. */
export interface TracesRead {
  /** How many traces the answer held; -1 if the server wants a service named. */
  readonly count: number;
  /** The API that answered. */
  readonly api: string;
  /** Whether the answer broke off, so that it may hold less than there is. */
  readonly isCut: boolean;
}

/** What a backend came up with. */
export interface BackendAnswer {
  /** Traces as the server sums them up, which meet the query; null if whole traces were read, to be judged by us. */
  readonly summaries: readonly FoundTrace[] | null;
  /** What of the query the server was not asked, as words that a sentence begins with: `errors only`. */
  readonly decidedHere: readonly string[];
  readonly notes: readonly SearchNote[];
  /** Whether the server gave as many as it was asked for, so that there may be more. */
  readonly isLimited: boolean;
  /** Whether no newer trace than those found, as many as the query wants, can be missing. */
  readonly isNewest: boolean;
  /** The path asked, below the backend's address. */
  readonly path: string;
  readonly traceQl: string;
}

/** What a server tells of what it holds. */
export interface BackendCompletions {
  readonly services: () => Promise<readonly string[]>;
  readonly operations: (service: string) => Promise<readonly string[]>;
  readonly attributeKeys: () => Promise<readonly ScopedKey[]>;
  /** Whether those are all that spans have. */
  readonly namesAllKeys: boolean;
  readonly attributeValues: (key: string) => Promise<readonly string[]>;
  /** Returns the values of an attribute or intrinsic as TraceQL writes it; left out where TraceQL is not understood. */
  readonly traceQlValues?: (attribute: string) => Promise<readonly TraceQlValue[]>;
}

/** A value that can be asked for in TraceQL. */
export interface TraceQlValue {
  readonly text: string;
  /** Whether it stands without quotes: a number is never equal to the same in quotes. */
  readonly isBare: boolean;
}

/** An attribute's key, and whose it is: `span`, `resource`, `event` …; empty where that is not known. */
export interface ScopedKey {
  readonly scope: string;
  readonly key: string;
}
