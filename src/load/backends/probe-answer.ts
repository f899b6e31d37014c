import { answerProblem, isHtml } from '../answer-problem.ts';
import { LoadError } from '../load-problem.ts';
import type { AnswerHead } from './backend.ts';

/**
 * Throws the LoadError of an answer to a trial call that tells why nothing could be found out: no access, too many
 * calls, a failing server, a page. Returns for an answer that only says "not here".
 */
export function throwIfTelling(head: AnswerHead): void {
  const isRefusal = [401, 403, 429].includes(head.status) || (head.status >= 500 && head.status !== 501);
  if (isRefusal || (head.status < 300 && isHtml(head))) throw new LoadError(answerProblem(head, 'The server'));
}
