import { fieldNamed } from './filter-fields.ts';
import { SHOWN_SIGNS } from './shown-signs.ts';
import { spanIdDigits } from './span-id-digits.ts';

/** A text as written, and what is meant by it. */
export interface TokenText {
  readonly start: number;
  readonly end: number;
  /** Without quotes or slashes. */
  readonly text: string;
  readonly form: 'plain' | 'quoted' | 'pattern';
  /** The quote is not closed. */
  readonly isOpen?: boolean;
}

/** A term as written: `key operator value`, or a value alone. */
export interface TermToken {
  readonly type: 'term';
  readonly start: number;
  readonly end: number;
  readonly key: TokenText | null;
  /** Empty without key. `==`, `=~`, `≥` and `:>` are told as `=`, `~`, `>=` and `>`. */
  readonly operator: string;
  /** null where nothing stands behind the operator. */
  readonly value: TokenText | null;
}

/** A part of a filter's text. */
export type FilterToken =
  | TermToken
  | { readonly type: 'open' | 'close' | 'not' | 'and' | 'or'; readonly start: number; readonly end: number };

const SPACE = /\s+/y;
const NEGATION = /[-!]+(?=[\p{L}\p{N}_@$"'(/.])/uy;
const KEY = /[\p{L}_@$][^\s"()=!<>~:≥≤≠]*/uy;
const OPERATOR = /:?(?:!=|!~|>=|<=|=~|==|[=<>~≥≤≠])|:/y;
/** An operator with space around it. */
const SPACED_OPERATOR = /\s+(?:!=|!~|>=|<=|=~|==|[=<>~≥≤≠])(?=\s)/y;
const LOOSE_OPERATOR = /\s+(?:!=|!~|>=|<=|=~|==|[=<>~≥≤≠])/y;
/** What means something by itself: a key with its operator and a value, or a word that may be a flag. */
const NEXT_TERM =
  /[-!]*(?:([\p{L}_@$][^\s"()=!<>~:≥≤≠]*)(?:(?::?(?:!=|!~|>=|<=|=~|==|[=<>~≥≤≠])|:(?![/:]))\S|(?=[\s)]|$)))/uy;
/** Flags behind a regular expression, which has to end there. */
const PATTERN_END = /i?(?=[\s)]|$)/y;
const UNIT_APART = /[ \t]+(?:[nuµμm]s|s|m|min|h)(?=[\s)]|$)/uy;
/** A map: `__proto__` and `constructor` are words like others. */
const JOINING: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
  ['&&', 'and'],
  ['||', 'or'],
]);

/** Returns the parts of a filter's text, in order. O(length). */
export function filterTokens(text: string): readonly FilterToken[] {
  return new Tokenizer(text).all();
}

class Tokenizer {
  readonly #text: string;
  readonly #tokens: FilterToken[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): readonly FilterToken[] {
    for (this.#skip(SPACE); this.#at < this.#text.length; this.#skip(SPACE)) this.#readToken();
    return this.#tokens;
  }

  #readToken(): void {
    const start = this.#at;
    const first = this.#text[start];
    if (first === '(' || first === ')') {
      this.#at++;
      this.#tokens.push({ type: first === '(' ? 'open' : 'close', start, end: this.#at });
      return;
    }
    if (first === '-' || first === '!') {
      const length = this.#skip(NEGATION);
      // Two in a row say nothing.
      for (let i = 0; i < length && i < 2 - (length % 2); i++) this.#tokens.push({ type: 'not', start, end: this.#at });
      if (length > 0) return;
    }
    this.#readTerm();
  }

  #readTerm(): void {
    const start = this.#at;
    const quotedOrPattern = this.#readQuoted() ?? this.#readPattern();
    if (quotedOrPattern?.form === 'quoted') this.#readBehindKey(quotedOrPattern);
    else if (quotedOrPattern !== null) this.#pushTerm(start, null, '', quotedOrPattern);
    else if (this.#skip(KEY) > 0) this.#readBehindKey(this.#textFrom(start));
    else this.#readWord(start);
  }

  /** Reads what follows a key, or finds that it is none. */
  #readBehindKey(key: TokenText): void {
    if (this.#readOperatorAndValue(key)) return;
    if (key.form === 'quoted') this.#pushTerm(key.start, null, '', key);
    else this.#readWord(key.start);
  }

  /** Returns whether an operator follows that makes the key one. */
  #readOperatorAndValue(key: TokenText): boolean {
    const isPlain = key.form === 'plain';
    if (this.#skip(OPERATOR) === 0 && !(isPlain && this.#skipSpacedOperator(key.text))) return false;
    const written = this.#text.slice(key.end, this.#at).trim();
    if (isPlain && this.#isWord(key.text, written)) return false;
    const operatorEnd = this.#at;
    // Prose has `note: this`.
    const isProse = written === ':' && isPlain && fieldNamed(key.text) === undefined;
    const space = isProse ? 0 : this.#skip(SPACE);
    const operator = plainOperator(written);
    const isMissing = space > 0 && operatorEnd === key.end + written.length && this.#isTermNext(key.text);
    const value = isMissing ? null : this.#withUnit(key, this.#readValue(operator));
    if (value === null && isProse && !/^(?:has|is)$/i.test(key.text)) return false;
    if (value === null) this.#at = operatorEnd;
    this.#pushTerm(key.start, key, operator, value);
    return true;
  }

  /** Returns whether the word that comes next is a term, and no value of a key: `service: leaf`. */
  #isTermNext(key: string): boolean {
    const next = matchAt(NEXT_TERM, this.#text, this.#at);
    if (next === null) return false;
    const word = next.replace(/^[-!]+/, '');
    const isTerm = /[=<>~:≥≤≠]/.test(word);
    if (/^(?:has|is)$/i.test(key)) return isTerm;
    if (fieldNamed(key)?.words.includes(word.toLowerCase())) return false;
    return isTerm || /^errors?$/i.test(word) || fieldNamed(word)?.isFlag === true;
  }

  #skipSpacedOperator(key: string): boolean {
    return this.#skip(fieldNamed(key) === undefined ? SPACED_OPERATOR : LOOSE_OPERATOR) > 0;
  }

  /** Addresses have `://`, code has `::`, and ids in base64 end in `=`. */
  #isWord(key: string, operator: string): boolean {
    const next = this.#text.slice(this.#at, this.#at + 2);
    if (operator === ':') return next === '//' || next.startsWith(':');
    return operator === '=' && !/^\S/.test(next) && spanIdDigits(`${key}=`) !== null;
  }

  #readValue(operator: string): TokenText | null {
    const takesPattern = operator === ':' || operator === '~' || operator === '!~';
    const special = this.#readQuoted() ?? (takesPattern ? this.#readPattern() : null);
    if (special !== null) return special;
    const start = this.#at;
    this.#skipWord();
    return this.#at === start ? null : this.#textFrom(start);
  }

  /** A time may have its unit apart: `duration>100 ms`. */
  #withUnit(key: TokenText, value: TokenText | null): TokenText | null {
    const isTime = key.form === 'plain' && fieldNamed(key.text)?.type === 'time';
    if (!isTime || value?.form !== 'plain' || !/^\d+(?:[.,]\d+)?$/.test(value.text)) return value;
    return this.#skip(UNIT_APART) === 0 ? value : this.#textFrom(value.start);
  }

  #readWord(start: number): void {
    this.#skipWord();
    const word = this.#textFrom(start);
    const joining = JOINING.get(word.text.toLowerCase());
    if (joining !== undefined) this.#tokens.push({ type: joining, start, end: this.#at });
    else this.#pushTerm(start, null, '', word);
  }

  #pushTerm(start: number, key: TokenText | null, operator: string, value: TokenText | null): void {
    this.#tokens.push({ type: 'term', start, end: this.#at, key, operator, value });
  }

  /** A double quote that is open lasts to the end; a single one is an apostrophe then. */
  #readQuoted(): TokenText | null {
    const start = this.#at;
    const quote = this.#text[start];
    if (quote !== '"' && quote !== "'") return null;
    const close = this.#findClosing(quote);
    if (close < 0 && quote === "'") return null;
    const to = close < 0 ? this.#text.length : close;
    this.#at = close < 0 ? to : close + 1;
    const text = this.#text.slice(start + 1, to).replace(/\\(["'\\])/g, '$1');
    return { start, end: this.#at, text, form: 'quoted', isOpen: close < 0 };
  }

  #readPattern(): TokenText | null {
    const start = this.#at;
    if (this.#text[start] !== '/') return null;
    const close = this.#findClosing('/');
    if (close <= start + 1) return null;
    this.#at = close + 1;
    const flags = matchAt(PATTERN_END, this.#text, this.#at);
    if (flags === null) {
      this.#at = start;
      return null;
    }
    this.#at += flags.length;
    const source = this.#text.slice(start + 1, close).replace(/\\(.)/gs, (pair, each) => (each === '/' ? '/' : pair));
    return { start, end: this.#at, text: flags === 'i' ? `(?i)${source}` : source, form: 'pattern' };
  }

  /** Returns where the character that opened at the present place stands again without a backslash before it, -1 for nowhere. */
  #findClosing(character: string): number {
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      if (this.#text[at] === character) return at;
      if (this.#text[at] === '\\') at++;
    }
    return -1;
  }

  /** Goes to the end of a word: at a space, a double quote, or a parenthesis that was opened before it. */
  #skipWord(): void {
    let open = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === '"' || /\s/.test(character)) return;
      if (character === '(') open++;
      if (character === ')' && open-- === 0) return;
    }
  }

  #textFrom(start: number): TokenText {
    return { start, end: this.#at, text: this.#text.slice(start, this.#at), form: 'plain' };
  }

  /** Goes on behind what a sticky pattern finds here; returns its length, 0 if it finds nothing. */
  #skip(pattern: RegExp): number {
    const length = matchAt(pattern, this.#text, this.#at)?.length ?? 0;
    this.#at += length;
    return length;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Other spellings: of programs, and as pages show them. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([['==', '='], ['=~', '~'], ...SHOWN_SIGNS]);

function plainOperator(written: string): string {
  const operator = written.length > 1 && written.startsWith(':') ? written.slice(1) : written;
  return SPELLINGS.get(operator) ?? operator;
}
