import { formatDuration } from '../../../trace/time.ts';
import type { Column } from './column.ts';

/** A span's time without that of its children. */
export const selfTimeColumn: Column = {
  id: 'self',
  title: () => 'Self time',
  isNumeric: true,
  read:
    ({ selfTime }) =>
    (span) =>
      formatDuration(selfTime[span] ?? 0),
};
