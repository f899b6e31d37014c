import type { LoadProblem } from '../load-problem.ts';
import { LoadError } from '../load-problem.ts';
import { toldRefusal } from './answer-verdict.ts';
import type { AnswerHead } from './backend.ts';

/** Returns what to tell of a search that was refused: as of any other answer, but with advice that fits. */
export async function searchRefusal(head: AnswerHead, title: string): Promise<LoadProblem> {
  const problem = await toldRefusal(head, title);
  const own = TELLINGS[head.status];
  if (problem.kind !== 'refused_request' || own === undefined) return problem;
  return { ...problem, sentence: `${title} ${own.said} (${head.status}).`, advice: own.advice };
}

const TELLINGS: Readonly<Record<number, { readonly said: string; readonly advice: readonly string[] }>> = {
  400: { said: 'does not understand the search', advice: ['Correct what it names, or ask for less.'] },
  413: { said: 'finds the search too large', advice: ['Ask for fewer traces, or a shorter time.'] },
  422: { said: 'cannot work the search out', advice: ['Ask for fewer traces, or a shorter time.'] },
};

/** Returns the error that a search was refused. */
export async function searchError(head: AnswerHead, title: string): Promise<LoadError> {
  return new LoadError(await searchRefusal(head, title));
}
