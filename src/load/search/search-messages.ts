import type { SearchAnswer } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import type { LoadProblem } from '../load-problem.ts';
import type { DocumentContents, DocumentSource } from './document-contents.ts';
import type { SearchProgress } from './open-search.ts';
import type { CountedTrace } from './search-session.ts';
import type { SearchSource } from './search-source.ts';

/** What the page asks of a search's worker. One worker serves one backend's search, or all of one document. */
export interface SearchCalls {
  search: { in: { source: SearchSource; query: SearchQuery; now: UnixMilliseconds }; out: SearchAnswer };
  /** One trace of an earlier search, which goes by the id of its call. */
  count: { in: { search: number; traceId: string }; out: CountedTrace };
  contents: { in: { source: DocumentSource }; out: DocumentContents };
  /** Values of one attribute. */
  values: { in: { source: DocumentSource; key: string }; out: readonly string[] };
}

export type SearchCallName = keyof SearchCalls;

/** Page to worker. */
export type SearchRequestMessage =
  | {
      [Each in SearchCallName]: { readonly id: number; readonly name: Each; readonly payload: SearchCalls[Each]['in'] };
    }[SearchCallName]
  /** Whoever made the call no longer waits; of a search that was answered, no longer asks. */
  | { readonly id: number; readonly name: 'stop' };

/** What a call came to. */
export type SearchResult<Name extends SearchCallName = SearchCallName> = {
  [Each in Name]: {
    readonly type: 'result';
    readonly id: number;
    readonly name: Each;
    readonly payload: SearchCalls[Each]['out'];
  };
}[Name];

/** Worker to page. */
export type SearchResponseMessage =
  | SearchResult
  | { readonly type: 'problem'; readonly id: number; readonly problem: LoadProblem }
  | { readonly type: 'progress'; readonly id: number; readonly progress: SearchProgress }
  | { readonly type: 'learnt'; readonly id: number; readonly kind: string; readonly api: string };
