import { durationText } from '../../duration-text.ts';
import type { Column } from './column.ts';

export const durationColumn: Column = {
  id: 'duration',
  title: () => 'Duration',
  isNumeric: true,
  read:
    ({ trace }) =>
    (span) =>
      durationText(trace, span),
};
