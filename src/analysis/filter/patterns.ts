import type { FilterExpression } from './filter-expression.ts';

/** A regular expression that is looked for in texts, in time that grows with the text's length alone. */
export interface Pattern {
  /** Returns whether it stands somewhere in `text`, of which the first 10,000 characters are looked at. */
  readonly isIn: (text: string) => boolean;
}

/** Reads regular expressions in RE2's syntax. */
export interface Patterns {
  /** Returns the pattern, or why it is none: a sentence. */
  readonly read: (source: string) => Pattern | string;
}

const LONGEST_TEXT = 10_000;

let loading: Promise<Patterns> | null = null;

/** Fetches what reads regular expressions: only who filters by one needs it. Asked again, it gives the same. */
export function loadPatterns(): Promise<Patterns> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Patterns> {
  const { RE2JS, RE2JSException } = await import('re2js');
  const known = new Map<string, Pattern | string>();
  const compile = (source: string): Pattern | string => {
    try {
      const compiled = RE2JS.compile(source);
      return { isIn: (text) => compiled.test(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text) };
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      return `This is no regular expression: ${error.message.replace(/^error parsing regexp: /, '')}.`;
    }
  };
  return { read: (source) => remembered(known, source, compile) };
}

/** What is typed letter by letter is asked for again and again. */
const MOST_KNOWN = 50;

function remembered(
  known: Map<string, Pattern | string>,
  source: string,
  compile: (source: string) => Pattern | string,
): Pattern | string {
  const found = known.get(source) ?? compile(source);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(source, found);
  return found;
}

/** Returns whether an expression holds a regular expression, so that `loadPatterns` is needed. */
export function hasPattern(expression: FilterExpression | null): boolean {
  if (expression === null) return false;
  if (expression.type === 'term') return expression.operator === '~' || expression.operator === '!~';
  return expression.type === 'not' ? hasPattern(expression.of) : expression.of.some(hasPattern);
}
