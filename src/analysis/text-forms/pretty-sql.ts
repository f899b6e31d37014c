/** Longer texts are left alone: they are dumps, not queries that somebody reads. */
const LONGEST = 200_000;

/** One after the other as the text goes; what none fits is a character of its own. */
const TOKENS: readonly (readonly [kind: TokenKind, pattern: RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /--[^\n]*/y],
  ['word', /\/\*[\s\S]*?(?:\*\/|$)/y],
  ['word', /'[^']*(?:''[^']*)*(?:'|$)/y],
  ['word', /"[^"]*(?:"|$)/y],
  ['word', /`[^`]*(?:`|$)/y],
  ['word', /\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$)/y],
  ['word', /[\w$@#:?.]+/y],
];

type TokenKind = 'space' | 'comment' | 'word' | 'sign';

/** Phrases that begin a line; with those of the first, a query within brackets does. */
const QUERY = /(?:select|with)\b/iy;
const CLAUSE =
  /(?:select|from|where|having|limit|offset|values|returning|set|(?:union|intersect|except)(?:\s+all)?|(?:group|order)\s+by|on\s+conflict|on\s+duplicate\s+key|(?:natural\s+)?(?:(?:left|right|full)\s+(?:outer\s+)?|inner\s+|cross\s+)?join)\b/iy;
const CONDITION = /(?:and|or)\b/iy;

/** After these a phrase goes on with the one before: `DELETE FROM`, `IS DISTINCT FROM`, `a = VALUES(a)`, `a.limit`. */
const GOES_ON = /(?:^|[=<>+\-/,.(]|\b(?:delete|distinct))$/i;

/**
 * Returns `text` with a new line before each clause of a query, and runs of spaces outside of strings and comments made
 * one. Every other character stays, in its order: nothing is claimed about grammar or dialect. What already has lines,
 * has backslashes before quotes (dialects differ on what these mean) or is very long stays as it is.
 */
export function prettySql(text: string): string {
  const hasLines = text.trim().split('\n', 3).length > 2;
  const isLeftAlone = text.length > LONGEST || hasLines || /\\['"`]/.test(text);
  return isLeftAlone ? text : new SqlLayout(text).run();
}

/** Deeper queries stand no further in. */
const DEEPEST = 20;

/** In steps of two spaces. */
interface Line {
  /** How far in the clauses of its query stand. */
  readonly base: number;
  /** How far in it stands itself: a condition further than its clause. */
  readonly indent: number;
}

class SqlLayout {
  readonly #text: string;
  readonly #parts: string[] = [];
  /** For each open bracket the line it stands on, if a query is within, which is laid out; null: all stays on its line. */
  readonly #queries: (Line | null)[] = [];
  /** How deep the clauses of the innermost query stand, and the line that is being written. */
  #line: Line = { base: 0, indent: 0 };
  #at = 0;
  #previous = '';
  #isAfterSpace = false;
  /** An AND of BETWEEN is no condition. */
  #isBetween = false;

  constructor(text: string) {
    this.#text = text.trim();
  }

  run(): string {
    while (this.#at < this.#text.length) this.#step();
    return this.#parts.join('');
  }

  #step(): void {
    const phrase = this.#isLaidOut() && !GOES_ON.test(this.#previous.slice(-20)) ? this.#phraseHere() : null;
    if (phrase === null) this.#takeToken();
    else this.#startLine(phrase);
  }

  #takeToken(): void {
    const [kind, token] = this.#tokenHere();
    this.#at += token.length;
    if (kind === 'space') this.#isAfterSpace = true;
    else if (token === '(') this.#open();
    else if (token === ')') this.#close();
    else this.#put(token);
    if (kind === 'comment') this.#newLine(this.#line.base);
  }

  #isLaidOut(): boolean {
    return this.#queries.at(-1) !== null && (this.#isAfterSpace || this.#previous === ')');
  }

  #phraseHere(): { readonly words: string; readonly isCondition: boolean } | null {
    const clause = matchAt(CLAUSE, this.#text, this.#at);
    if (clause !== '') return { words: clause, isCondition: false };
    const condition = matchAt(CONDITION, this.#text, this.#at);
    if (condition === '') return null;
    if (this.#isBetween && /^and$/i.test(condition)) {
      this.#isBetween = false;
      return null;
    }
    return { words: condition, isCondition: true };
  }

  #startLine({ words, isCondition }: { readonly words: string; readonly isCondition: boolean }): void {
    this.#newLine(this.#line.base + (isCondition ? 1 : 0));
    this.#at += words.length;
    this.#put(words.replace(/\s+/g, ' '));
    this.#isBetween = false;
  }

  #newLine(indent: number): void {
    this.#isAfterSpace = false;
    if (this.#parts.length > 0) this.#parts.push(`\n${'  '.repeat(Math.min(indent, DEEPEST))}`);
    this.#line = { base: this.#line.base, indent };
    this.#previous = '';
  }

  #put(token: string): void {
    if (this.#isAfterSpace && this.#previous !== '') this.#parts.push(' ');
    this.#isAfterSpace = false;
    this.#parts.push(token);
    this.#previous = token;
    if (/^between$/i.test(token)) this.#isBetween = true;
  }

  #open(): void {
    this.#put('(');
    const start = this.#at + matchAt(/\s+/y, this.#text, this.#at).length;
    const isQuery = matchAt(QUERY, this.#text, start) !== '';
    this.#queries.push(isQuery ? this.#line : null);
    if (!isQuery) return;
    const inner = this.#line.indent + 1;
    this.#line = { base: inner, indent: inner };
    this.#at = start;
    this.#newLine(inner);
  }

  #close(): void {
    const outer = this.#queries.pop() ?? null;
    if (outer !== null) {
      this.#line = outer;
      this.#newLine(outer.indent);
    }
    this.#put(')');
  }

  #tokenHere(): readonly [TokenKind, string] {
    for (const [kind, pattern] of TOKENS) {
      const token = matchAt(pattern, this.#text, this.#at);
      if (token !== '') return [kind, token];
    }
    return ['sign', this.#text.charAt(this.#at)];
  }
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? '';
}
