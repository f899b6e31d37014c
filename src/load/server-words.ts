import type { AnswerHead } from './backends/backend.ts';
import { parseJson, property } from './json-value.ts';

/** About two sentences; what is longer is a stack trace or a page. */
const LONGEST_WORDS = 300;

/** Tells whether an answer is a web page where an API's was expected. */
export function isHtml(head: AnswerHead): boolean {
  return /\bx?html\b/i.test(head.contentType) || isMarkup(head.start);
}

/** Tells whether the beginning of a body is markup and so no answer of an API. */
function isMarkup(bodyText: string): boolean {
  return /^\s*</.test(bodyText);
}

/**
 * Returns what a server says in a refusal: the shortest of `errors[].msg`, `error.message`, `message` and their like
 * if the body is JSON, the title if it is a page, else the text; in one line, at most 300 characters, never markup.
 */
export function serverWords(bodyText: string): string {
  if (isMarkup(bodyText)) return shortened(/<title[^>]{0,200}>([^<]{0,2000})/i.exec(bodyText)?.[1] ?? '');
  return messageWithin(bodyText) || shortened(bodyText);
}

/** Returns what a server says in the fields of a JSON body that are meant for it, as `serverWords`; empty if nothing. */
export function messageWithin(bodyText: string): string {
  const sentences = sentencesOf(parseJson(bodyText)).map(shortened);
  const [shortest] = sentences.filter((said) => said !== '').sort((one, other) => one.length - other.length);
  return shortest ?? '';
}

function sentencesOf(body: unknown): readonly string[] {
  if (typeof body === 'string') return [body];
  const error = property(body, 'error');
  const errors = property(body, 'errors');
  const speakers = [body, error, ...(Array.isArray(errors) ? errors : [])];
  const said = speakers.flatMap((speaker) => ['msg', 'message', 'detail'].map((key) => property(speaker, key)));
  return [error, ...said].filter((words) => typeof words === 'string');
}

function shortened(text: string): string {
  // Control characters would be drawn as boxes or not at all; a body may be megabytes long.
  const line = text
    .slice(0, 4 * LONGEST_WORDS)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length <= LONGEST_WORDS ? line : `${line.slice(0, LONGEST_WORDS - 1).trimEnd()}…`;
}
