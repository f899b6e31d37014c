import type { LoadProblem } from './load-problem.ts';

/** What one of several backends that were asked at once came to. */
export interface AskedBackend {
  readonly name: string;
  /**
   * `shown`: its trace is the one that was read. `left`: another had the trace first, so that this one was not waited for.
   * Else what it said instead of a trace.
   */
  readonly came: 'shown' | 'left' | LoadProblem;
  /** Its kind, and which of its APIs answered, where it is the one shown: worth remembering in `BackendConfig`. */
  readonly learnt?: { readonly kind: string; readonly api: string } | undefined;
}
