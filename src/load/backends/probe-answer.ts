import { LoadError } from '../load-problem.ts';
import { isHtml } from '../server-words.ts';
import { toldRefusal } from './answer-verdict.ts';
import type { AnswerHead } from './backend.ts';

/**
 * Rejects with the LoadError of an answer to a trial call that tells why nothing could be found out: no access, too many
 * calls, a failing server, a page. Resolves for an answer that only says "not here".
 */
export async function throwIfTelling(head: AnswerHead): Promise<void> {
  const isRefusal = [401, 403, 429].includes(head.status) || (head.status >= 500 && head.status !== 501);
  if (isRefusal || (head.status < 300 && isHtml(head))) throw new LoadError(await toldRefusal(head, 'The server'));
}
