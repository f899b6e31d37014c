import { rememberFor } from '../lib/remember-for.ts';
import type { AnalysisContext } from './analysis-context.ts';

/**
 * Returns for each of the told retries, by its position, the position of the nearest one within a try of which its calls
 * were made; -1 for none. Where two layers try again, one failure makes as many calls as their tries multiplied. O(n).
 *
 * ```
 *  A |-------------|           failed, tried again
 *   B |--|                     failed, tried again      four calls of B for one of A
 *   B      |--|                failed
 *  A                |---------|
 *   B                |--|      failed, tried again
 *   B                     |--|
 * ```
 */
export const retriesAround = rememberFor(({ trace, toldRetries }: AnalysisContext): Int32Array => {
  const around = new Int32Array(toldRetries.length).fill(-1);
  if (toldRetries.length < 2) return around;
  const { length, parent } = trace;
  /** By row: the run of the nearest try, itself or above it. */
  const runAt = new Int32Array(length).fill(-1);
  toldRetries.forEach(({ members }, run) => {
    for (const member of members) runAt[member] = run;
  });
  for (let span = 0; span < length; span++) {
    if (runAt[span] < 0 && parent[span] >= 0) runAt[span] = runAt[parent[span]];
  }
  return around.map((_, run) => runAt[toldRetries[run].parent]);
});
