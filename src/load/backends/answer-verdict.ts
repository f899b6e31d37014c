import { answerProblem, isHtml, notFoundProblem } from '../answer-problem.ts';
import { serverWords } from '../server-words.ts';
import type { AnswerHead, AnswerVerdict } from './backend.ts';

/** The body is to be read as a trace. */
export const TRACE: AnswerVerdict = { type: 'trace' };
/** This way of asking is not served. */
export const NEXT: AnswerVerdict = { type: 'next' };

/** Returns the verdict that there is no such trace. */
export function notFound(head: AnswerHead, title: string, traceId: string): AnswerVerdict {
  return { type: 'problem', problem: notFoundProblem(head, title, traceId) };
}

/** Returns the verdict of a definite refusal. */
export function refused(head: AnswerHead, title: string): AnswerVerdict {
  return { type: 'problem', problem: answerProblem(head, title) };
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

/** Tells whether an answer's words are that a trace was not found, as opposed to a path. */
export function saysTraceNotFound(head: AnswerHead): boolean {
  // Paths are taken out first: "no handler for /api/v3/traces/1" is not about a trace.
  const words = serverWords(head.start).replace(/\S*\/\S*/g, '');
  return /\btraces?\b/i.test(words) && /\bnot (?:be )?found\b|\bno (?:such )?traces?\b/i.test(words);
}
