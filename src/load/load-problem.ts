import type { TraceSummary } from '../trace/span-table.ts';

/** Why a trace could not be loaded; each has its own advice in the page. */
export type LoadProblemKind =
  /** The backend answers that it has no such trace. */
  | 'not_found'
  /** 401 or 403 */
  | 'unauthorized'
  /** 429 */
  | 'too_many_requests'
  /** 5xx */
  | 'server_error'
  /** Any other refusal: 400, 404 of a path, 405, 413, 422 … */
  | 'refused_request'
  /** HTML where JSON was expected: a wrong base address or a login page. */
  | 'html_answer'
  /** No connection, or an origin that the browser may not read; the two cannot be told apart. */
  | 'unreachable'
  /** No answer, or no further byte, within the time allowed. */
  | 'timeout'
  /** The bytes are no format that can be read. */
  | 'unknown_format'
  /** A format that is known by name and not read. */
  | 'unsupported_format'
  /** A trace format, and no spans in it. */
  | 'no_spans'
  /** The worker ran out of memory or crashed. */
  | 'worker_failed'
  | 'cancelled';

/** What is told of a failed load. Plain data, so that it crosses from the worker. */
export interface LoadProblem {
  readonly kind: LoadProblemKind;
  /** One sentence in our words, with a full stop. */
  readonly sentence: string;
  /** The address asked, or the file's name; empty where there is none. */
  readonly address: string;
  /** HTTP status, 0 where there was none. */
  readonly status: number;
  /** The server's own words, shortened to a sentence or two; empty where it said nothing. */
  readonly serverWords: string;
  /** What to try, most promising first; each a sentence. */
  readonly advice: readonly string[];
  /** The traces that it lists, where it is the answer to a search and holds no spans; counts are -1 where it does not say. */
  readonly results?: readonly TraceSummary[];
  /** What each said, where several backends were asked at once. */
  readonly said?: readonly ProblemOf[];
}

/** What one of several backends said instead of a trace. */
export interface ProblemOf {
  readonly name: string;
  readonly problem: LoadProblem;
}

/** A `LoadProblem` on its way up. `message` is the problem's sentence. */
export class LoadError extends Error {
  readonly problem: LoadProblem;

  constructor(problem: Pick<LoadProblem, 'kind' | 'sentence'> & Partial<LoadProblem>) {
    super(problem.sentence);
    this.name = 'LoadError';
    this.problem = { address: '', status: 0, serverWords: '', advice: [], ...problem };
  }
}
