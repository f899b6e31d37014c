import { StatusCode } from '../../../trace/span-kind.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { Nanoseconds } from '../../../trace/units.ts';

/** What lies in a stretch of time. */
export interface RulerContent {
  /** Spans that run at any moment of it. */
  readonly running: number;
  /** Those of them that start in it. */
  readonly starting: number;
  /** Those that start and end in it. */
  readonly inside: number;
  /** Those running that failed. */
  readonly errors: number;
}

/** Returns what lies in [from, to], its ends included. O(n). */
export function rulerContent(trace: SpanTable, from: Nanoseconds, to: Nanoseconds): RulerContent {
  const { start, end, status } = trace;
  let running = 0;
  let starting = 0;
  let inside = 0;
  let errors = 0;
  for (let span = 0; span < trace.length; span++) {
    if (start[span] > to || end[span] < from) continue;
    running++;
    if (status[span] === StatusCode.Error) errors++;
    if (start[span] < from) continue;
    starting++;
    if (end[span] <= to) inside++;
  }
  return { running, starting, inside, errors };
}

/** Says it: `5 spans running · 3 start here · 2 wholly inside · 1 error`. */
export function contentText({ running, starting, inside, errors }: RulerContent): string {
  if (running === 0) return 'No span is running.';
  return [
    `${counted(running)} ${running === 1 ? 'span' : 'spans'} running`,
    `${counted(starting)} ${starting === 1 ? 'starts' : 'start'} here`,
    `${counted(inside)} wholly inside`,
    errors === 0 ? 'no errors' : `${counted(errors)} ${errors === 1 ? 'error' : 'errors'}`,
  ].join(' · ');
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
