import type { FilterExpression, FilterProblem } from './filter-expression.ts';
import { type FilterToken, filterTokens, type TermToken } from './filter-tokens.ts';
import type { Patterns } from './patterns.ts';
import { readTerm } from './read-term.ts';

/** A part of an expression, and where it is written, parentheses and negation with it. */
export interface FilterNode {
  readonly start: number;
  readonly end: number;
  readonly expression: FilterExpression;
  /** What `and` and `or` join; none for others. */
  readonly parts: readonly FilterNode[];
}

/** A filter's text, taken apart. */
export interface FilterTree {
  readonly node: FilterNode | null;
  readonly problems: readonly FilterProblem[];
}

const DEEPEST = 20;
const MOST_TERMS = 100;
const JOINING_ALONE = 'stands between two terms. To look for the word, put it in quotes.';

/** Returns a filter's text as a tree. What is not understood is left out of it. */
export function filterTree(text: string, patterns: Patterns | null): FilterTree {
  return new TreeReader(filterTokens(text), text, patterns).read();
}

/** What stood at a place: nothing, something that is left out, or a part of the tree. */
type Operand = 'nothing' | 'left out' | FilterNode;

class TreeReader {
  readonly #tokens: readonly FilterToken[];
  readonly #text: string;
  readonly #patterns: Patterns | null;
  readonly #problems: FilterProblem[] = [];
  #at = 0;
  #depth = 0;
  /** Parentheses that were passed over for standing too deep. */
  #passedOver = 0;
  #terms = 0;

  constructor(tokens: readonly FilterToken[], text: string, patterns: Patterns | null) {
    this.#tokens = tokens;
    this.#text = text;
    this.#patterns = patterns;
  }

  read(): FilterTree {
    const parts: FilterNode[] = [];
    while (this.#at < this.#tokens.length) {
      const part = this.#readOr();
      if (typeof part !== 'string') parts.push(part);
      // Only a parenthesis that was never opened ends it early.
      if (this.#at < this.#tokens.length) this.#tell(this.#tokens[this.#at++], 'No parenthesis is open here.');
    }
    return { node: joined('and', parts), problems: this.#problems.toSorted((a, b) => a.start - b.start) };
  }

  #readOr(): Operand {
    const parts: FilterNode[] = [];
    let last = this.#readAnd();
    let isAnything = last !== 'nothing';
    for (let token = this.#tokens[this.#at]; token?.type === 'or'; token = this.#tokens[this.#at]) {
      this.#at++;
      const next = this.#readAnd();
      if (last === 'nothing' || next === 'nothing') this.#tell(token, `“${this.#written(token)}” ${JOINING_ALONE}`);
      if (typeof last !== 'string') parts.push(last);
      isAnything ||= next !== 'nothing';
      last = next;
    }
    if (typeof last !== 'string') parts.push(last);
    return joined('or', parts) ?? (isAnything ? 'left out' : 'nothing');
  }

  #readAnd(): Operand {
    const parts: FilterNode[] = [];
    let last: Operand = 'nothing';
    let isAnything = false;
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (token.type === 'or' || token.type === 'close') {
        if (token.type === 'or' || !this.#passOver()) break;
        continue;
      }
      if (token.type === 'and') this.#at++;
      const operand = this.#readOperand();
      if (token.type === 'and' && (last === 'nothing' || operand === 'nothing')) {
        this.#tell(token, `“${this.#written(token)}” ${JOINING_ALONE}`);
      }
      if (typeof operand !== 'string') parts.push(operand);
      isAnything ||= operand !== 'nothing';
      last = operand;
    }
    return joined('and', parts) ?? (isAnything ? 'left out' : 'nothing');
  }

  /** Passes over the closing of a parenthesis whose opening was; returns whether it did. */
  #passOver(): boolean {
    if (this.#passedOver === 0) return false;
    this.#passedOver--;
    this.#at++;
    return true;
  }

  #readOperand(): Operand {
    const first = this.#tokens[this.#at];
    let isNegated = false;
    let token = first;
    for (; token?.type === 'not' || this.#isTooDeep(token); token = this.#tokens[this.#at]) {
      if (token?.type === 'not') isNegated = !isNegated;
      this.#at++;
    }
    const operand = this.#readPositive(token);
    if (first?.type !== 'not') return operand;
    if (operand === 'nothing') this.#tell(first, `“${this.#written(first)}” needs something behind it.`);
    if (typeof operand === 'string') return 'left out';
    const { end, expression } = operand;
    if (!isNegated) return { ...operand, start: first.start };
    return { start: first.start, end, expression: { type: 'not', of: expression }, parts: [] };
  }

  #readPositive(token: FilterToken | undefined): Operand {
    if (token?.type === 'term') {
      this.#at++;
      return this.#readTerm(token);
    }
    if (token?.type !== 'open') return 'nothing';
    this.#at++;
    return this.#readGroup(token);
  }

  /** Passes over a parenthesis that stands too deep, with what closes it. */
  #isTooDeep(token: FilterToken | undefined): boolean {
    if (token?.type !== 'open' || this.#depth < DEEPEST) return false;
    this.#passedOver++;
    this.#tell(token, `Parentheses stand in one another at most ${DEEPEST} times; this one is passed over.`);
    return true;
  }

  #readGroup(open: FilterToken): Operand {
    this.#depth++;
    const inside = this.#readOr();
    this.#depth--;
    const close = this.#tokens[this.#at];
    if (close?.type === 'close') this.#at++;
    else this.#tell(open, 'This parenthesis is not closed.');
    if (inside === 'nothing') this.#tell(open, 'Nothing stands in these parentheses.', close?.end);
    if (typeof inside === 'string') return 'left out';
    return { ...inside, start: open.start, end: close?.end ?? inside.end };
  }

  #readTerm(token: TermToken): Operand {
    const open = token.value ?? token.key;
    if (open?.isOpen === true) this.#tell(open, 'This quote is not closed.');
    if (token.key === null && token.value?.text.trim() === '') return 'nothing';
    if (++this.#terms > MOST_TERMS) {
      if (this.#terms === MOST_TERMS + 1) {
        this.#tell(token, `Only the first ${MOST_TERMS} terms are looked at.`, this.#text.length);
      }
      return 'left out';
    }
    const read = readTerm(token, this.#patterns);
    if (typeof read !== 'string') return { start: token.start, end: token.end, expression: read, parts: [] };
    this.#tell(token, read);
    return 'left out';
  }

  #tell({ start, end }: { readonly start: number; readonly end: number }, sentence: string, to = end): void {
    this.#problems.push({ start, end: to, sentence });
  }

  #written({ start, end }: FilterToken): string {
    return this.#text.slice(start, end);
  }
}

/** Returns the parts as one; null if there are none. */
function joined(type: 'and' | 'or', parts: readonly FilterNode[]): FilterNode | null {
  if (parts.length < 2) return parts[0] ?? null;
  const expression: FilterExpression = { type, of: parts.map((part) => part.expression) };
  return { start: parts[0].start, end: parts[parts.length - 1].end, expression, parts };
}
