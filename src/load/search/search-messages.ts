import type { SearchAnswer } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import type { LoadProblem } from '../load-problem.ts';
import type { SearchProgress } from './open-search.ts';
import type { CountedTrace } from './search-session.ts';
import type { SearchSource } from './search-source.ts';

/** Page to worker. */
export type SearchRequestMessage =
  /** The first message, and the only one of its type. */
  | {
      readonly type: 'search';
      readonly source: SearchSource;
      readonly query: SearchQuery;
      readonly now: UnixMilliseconds;
    }
  | { readonly type: 'count'; readonly id: number; readonly traceId: string }
  /** Whoever asked `count` no longer waits. */
  | { readonly type: 'stop'; readonly id: number };

/** Worker to page. */
export type SearchResponseMessage =
  | { readonly type: 'progress'; readonly progress: SearchProgress }
  | { readonly type: 'learnt'; readonly kind: string; readonly api: string }
  | { readonly type: 'answer'; readonly answer: SearchAnswer }
  | { readonly type: 'failed'; readonly problem: LoadProblem }
  | { readonly type: 'counted'; readonly id: number; readonly counted: CountedTrace }
  | { readonly type: 'uncounted'; readonly id: number; readonly problem: LoadProblem };
