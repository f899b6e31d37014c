import { counted } from '../../lib/counted.ts';
import type { SearchNote } from '../../trace/found-trace.ts';
import type { AttributeCondition } from '../../trace/search-query.ts';

/**
 * Returns what to tell where a server compares lists with all that is in them, and not all traces could be looked through
 * for those with one of `conditions` among their elements.
 */
export function listNotes(title: string, conditions: readonly AttributeCondition[], lookedAt: number): SearchNote[] {
  const keys = [...new Set(conditions.map(({ key }) => key))].join(', ');
  const sentence = `${title} compares a list as a whole: lists with this element at ${keys} were looked for in ${counted(lookedAt, 'trace')}, and there are more.`;
  return [{ kind: 'backend', sentence }];
}
