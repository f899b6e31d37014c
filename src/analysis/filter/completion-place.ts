import { filterTokens, type TermToken } from './filter-tokens.ts';

/** What is being typed at a place of a filter's text: what stands before the caret, and the stretch that would be replaced. */
export type CompletionPlace =
  /** A word, or the key of a term. */
  | { readonly type: 'start'; readonly start: number; readonly end: number; readonly typed: string }
  /** A value, behind `key` and `operator`. */
  | {
      readonly type: 'value';
      readonly start: number;
      readonly end: number;
      readonly typed: string;
      readonly key: string;
      readonly isQuotedKey: boolean;
      readonly operator: string;
    };

/** Returns what is being typed at `caret`; null within quotes or slashes that are no value. */
export function completionPlace(text: string, caret: number): CompletionPlace | null {
  const token = filterTokens(text).findLast(({ start }) => start < caret);
  if (token?.type !== 'term') return startAt(text, caret, token !== undefined && caret < token.end ? token.end : caret);
  if (caret > token.end && (token.value !== null || text.slice(token.end, caret).trim() !== '')) {
    return startAt(text, caret, caret);
  }
  const { key, value } = token;
  if (key === null) return value?.form === 'plain' ? startOf(text, token.start, caret, token.end) : null;
  if (caret <= key.end) return startOf(text, token.start, caret, value?.start ?? token.end);
  return valueAt(text, caret, token, key.text, key.form === 'quoted');
}

function startAt(text: string, caret: number, end: number): CompletionPlace {
  return startOf(text, caret, caret, end);
}

function startOf(text: string, start: number, caret: number, end: number): CompletionPlace {
  return { type: 'start', start, end, typed: text.slice(start, caret) };
}

function valueAt(
  text: string,
  caret: number,
  { value, operator }: TermToken,
  key: string,
  isQuotedKey: boolean,
): CompletionPlace | null {
  if (value?.form === 'pattern') return null;
  // The caret may stand within the operator.
  const start = value?.start ?? caret;
  const typed = text.slice(start, Math.max(start, caret)).replace(/^["']/, '');
  return { type: 'value', start, end: value?.end ?? caret, typed, key, isQuotedKey, operator };
}
