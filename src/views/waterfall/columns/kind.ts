import { SPAN_KIND_NAMES } from '../../../trace/span-kind.ts';
import type { Column } from './column.ts';

export const kindColumn: Column = {
  id: 'kind',
  title: () => 'Kind',
  isNumeric: false,
  read:
    ({ trace }) =>
    (span) =>
      SPAN_KIND_NAMES[trace.kind[span]] ?? '',
};
