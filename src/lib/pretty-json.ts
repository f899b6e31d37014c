import { isJson } from './json/is-json.ts';

/** Deeper nesting is broken into lines but indented no further: a depth of 100,000 would else be gigabytes of spaces. */
const DEEPEST_INDENT = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Returns `text` with two spaces a level and one member a line, if it is JSON; otherwise `text` as it is.
 *
 * Works on the text alone: numbers, escapes, the order of members and repeated keys stay as written, so that integers
 * above 2^53 are not damaged. Empty objects and arrays stay on one line.
 */
export function prettyJson(text: string): string {
  return isJson(text) ? indent(text) : text;
}

function indent(json: string): string {
  const parts: string[] = [];
  let depth = 0;
  let previous = '';
  for (let at = skipSpace(json, 0); at < json.length; ) {
    const end = tokenEnd(json, at);
    const token = json.slice(at, end);
    if (isClosing(token)) depth--;
    parts.push(spaceBetween(previous, token, depth), token);
    if (isOpening(token)) depth++;
    previous = token;
    at = skipSpace(json, end);
  }
  return parts.join('');
}

function spaceBetween(previous: string, token: string, depth: number): string {
  if (previous === ':') return ' ';
  const isEmpty = isOpening(previous) && isClosing(token);
  const breaks = previous === ',' || isOpening(previous) || isClosing(token);
  return breaks && !isEmpty ? newLine(depth) : '';
}

function isOpening(token: string): boolean {
  return token === '{' || token === '[';
}

function isClosing(token: string): boolean {
  return token === '}' || token === ']';
}

function newLine(depth: number): string {
  return `\n${'  '.repeat(Math.min(depth, DEEPEST_INDENT))}`;
}

function skipSpace(json: string, from: number): number {
  let at = from;
  while (isSpace(json.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Returns one past the token that begins at `at`: a string, one of `{}[],:`, or a run of anything else. */
function tokenEnd(json: string, at: number): number {
  if (json.charCodeAt(at) === QUOTE) return stringEnd(json, at);
  if (isPunctuation(json[at])) return at + 1;
  let end = at + 1;
  while (end < json.length && !isPunctuation(json[end]) && !isSpace(json.charCodeAt(end))) end++;
  return end;
}

function isPunctuation(character: string): boolean {
  return '{}[],:'.includes(character);
}

/** Strings are skipped by hand: a pattern that backtracks runs out of stack on strings of some megabytes. */
function stringEnd(json: string, quote: number): number {
  let at = quote + 1;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}
