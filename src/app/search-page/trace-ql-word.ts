/** The word of a query that a caret stands in. */
export interface WordAtCaret {
  /** What stands of it before the caret: what is completed. Empty for no word, and within quotes. */
  readonly typed: string;
  /** All of it, from and to: what a completion takes the place of. */
  readonly from: number;
  readonly to: number;
}

const WORD_BEFORE = /[^\s{}()=!<>~&|,"`]*$/;
const WORD_AFTER = /^[^\s{}()=!<>~&|,"`]*/;
const QUOTED = /"(?:[^"\\]|\\.)*"|`[^`]*`/g;

/** Returns the word of a TraceQL query at a caret, which counts the characters before it. */
export function wordAtCaret(text: string, caret: number): WordAtCaret {
  const before = text.slice(0, caret);
  const isQuoted = /["`]/.test(before.replace(QUOTED, ''));
  const typed = isQuoted ? '' : (WORD_BEFORE.exec(before)?.[0] ?? '');
  const rest = isQuoted ? '' : (WORD_AFTER.exec(text.slice(caret))?.[0] ?? '');
  return { typed, from: caret - typed.length, to: caret + rest.length };
}
