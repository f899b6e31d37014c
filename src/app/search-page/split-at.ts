import type { TextPosition } from '../../load/search/trace-ql-position.ts';

/**
 * Returns a query in three: up to the word that the server does not understand, that word, the rest.
 *
 * @param position as the server tells it, which may be outside of the text; null for nothing to mark
 */
export function splitAt(text: string, position: TextPosition | null): readonly [string, string, string] {
  if (position === null) return [text, '', ''];
  // The server got it without the white space around it.
  const leading = text.length - text.trimStart().length;
  const lines = text.slice(leading).split('\n');
  // Tempo tells of line 0, too.
  const number = Math.max(1, Math.min(position.line, lines.length)) - 1;
  const lineStart = leading + lines.slice(0, number).reduce((length, line) => length + line.length + 1, 0);
  const lineEnd = lineStart + lines[number].length;
  const at = Math.min(lineEnd, lineStart + Math.max(1, position.column) - 1);
  const word = /^\s*\S+/.exec(text.slice(at, lineEnd))?.[0] ?? '';
  // At the end there is no word to underline: the last character stands for what is missing.
  const start = word === '' ? Math.max(0, lineEnd - 1) : at;
  const end = word === '' ? lineEnd : at + word.length;
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}
