import { attributeText } from '../../../trace/attribute-column.ts';
import type { Column } from './column.ts';

/** Any attribute of spans, or of their resources. */
export const attributeColumn: Column = {
  id: 'attribute:',
  title: (key) => key,
  isNumeric: false,
  read: async ({ readers }, key) => {
    const column = await readers.attribute(key);
    return (span) => attributeText(column, span) ?? '';
  },
};
