import { formatDuration } from '../../../trace/time.ts';
import type { Column } from './column.ts';

/** When a span starts, from the trace's start. */
export const startColumn: Column = {
  id: 'start',
  title: () => 'Start',
  isNumeric: true,
  read:
    ({ trace }) =>
    (span) =>
      `+${formatDuration(trace.start[span])}`,
};
