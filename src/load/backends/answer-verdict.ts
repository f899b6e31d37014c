import { parseJson, property } from '../json-value.ts';
import type { LoadProblem } from '../load-problem.ts';
import { isHtml, messageWithin, serverWords } from '../server-words.ts';
import type { AnswerHead, AnswerVerdict } from './backend.ts';

/** The body is to be read as a trace. */
export const TRACE: AnswerVerdict = { type: 'trace' };
/** This way of asking is not served. */
export const NEXT: AnswerVerdict = { type: 'next' };

/** Returns the verdict that there is no such trace. */
export function notFound(head: AnswerHead, title: string, traceId: string): AnswerVerdict {
  return { type: 'problem', isNotFound: true, tell: () => toldNotFound(head, title, traceId) };
}

/** Returns the verdict of a definite refusal. */
export function refused(head: AnswerHead, title: string): AnswerVerdict {
  return { type: 'problem', isNotFound: false, tell: () => toldRefusal(head, title) };
}

/** Returns what to tell of an answer that is no data. The words are fetched then: most pages never need them. */
export async function toldRefusal(head: AnswerHead, title: string): Promise<LoadProblem> {
  const { answerProblem } = await import('../answer-problem.ts');
  return answerProblem(head, title);
}

/** Returns what to tell where a backend knows no trace of this id. */
export async function toldNotFound(head: AnswerHead, title: string, traceId: string): Promise<LoadProblem> {
  const { notFoundProblem } = await import('../answer-problem.ts');
  return notFoundProblem(head, title, traceId);
}

/**
 * Tells whether an answer says that the path asked is not served, by its status (404, 405, 501), by its words (some
 * servers answer 400 to a path unknown to them), or by being a page where data was asked for.
 */
export function isUnknownPath(head: AnswerHead): boolean {
  if ([404, 405, 501].includes(head.status)) return true;
  if (head.status === 400) return /\b(?:path|route|endpoint)\b/i.test(serverWords(head.start));
  return head.status < 300 && isHtml(head);
}

/**
 * Returns the verdict of an answer to a question for a trace as far as it is the same for all APIs: refusals, paths that
 * are not served, errors in a 200. null for an answer that holds a trace, or says in its API's own way that there is none.
 */
export function usualVerdict(head: AnswerHead, title: string, traceId: string): AnswerVerdict | null {
  if (head.status === 404 && saysTraceNotFound(head)) return notFound(head, title, traceId);
  if (isUnknownPath(head)) return NEXT;
  if (head.status !== 200 || head.start.trim() === '') return refused(head, title);
  return errorWithin(head, title, traceId);
}

/** Where traces are in the answers of all APIs. */
const TRACE_KEYS = ['data', 'result', 'trace', 'batches', 'resourceSpans'];

/** Returns the verdict of a 200 that holds an error's words and no data, null for any other answer. */
export function errorWithin(head: AnswerHead, title: string, traceId: string): AnswerVerdict | null {
  if (messageWithin(head.start) === '') return null;
  const answer = parseJson(head.start);
  const hasData = TRACE_KEYS.some((key) => property(answer, key) !== undefined && !isEmptyList(answer, key));
  if (hasData) return null;
  return saysTraceNotFound(head) ? notFound(head, title, traceId) : refused(head, title);
}

/** Tells whether an object has a list of that key, and nothing in it; null is how Go writes such a list. */
export function isEmptyList(value: unknown, key: string): boolean {
  const list = property(value, key);
  return list === null || (Array.isArray(list) && list.length === 0);
}

/** Tells whether an answer's words are that a trace was not found, as opposed to a path. */
export function saysTraceNotFound(head: AnswerHead): boolean {
  // Paths are taken out first: "no handler for /api/v3/traces/1" is not about a trace.
  const words = serverWords(head.start).replace(/\S*\/\S*/g, '');
  return /\btraces?\b/i.test(words) && /\bnot (?:be )?found\b|\bno (?:such )?traces?\b/i.test(words);
}
