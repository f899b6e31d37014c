import { SpanSet } from '../../trace/span-set.ts';
import type { FilterExpression, FilterTerm } from './filter-expression.ts';

/** What is known so far of who meets something: spans that certainly do, and with them those that may. */
export interface KnownSpans {
  readonly certain: SpanSet;
  readonly possible: SpanSet;
}

/** Returns what is known of spans that are all known. */
export function exactly(spans: SpanSet): KnownSpans {
  return { certain: spans, possible: spans };
}

/** Returns all spans out of `size`, or all but those of a set. */
export function allSpans(size: number, without?: SpanSet): SpanSet {
  const all = new SpanSet(size);
  const words = all.words;
  for (let i = 0; i < words.length; i++) words[i] = ~(without?.words[i] ?? 0);
  // Nothing beyond the last span is in a set.
  if (size % 32 !== 0) words[words.length - 1] &= (1 << (size % 32)) - 1;
  return all;
}

/** Returns the spans out of `size` from `first` on. */
export function spansFrom(size: number, first: number): SpanSet {
  const spans = allSpans(size);
  spans.words.fill(0, 0, first >>> 5);
  if (first % 32 !== 0) spans.words[first >>> 5] &= -1 << (first % 32);
  return spans;
}

/** Returns what is known of who meets an expression, from what is known of its terms. */
export function knownOf(expression: FilterExpression, ofTerm: (term: FilterTerm) => KnownSpans): KnownSpans {
  if (expression.type === 'term') return ofTerm(expression);
  if (expression.type === 'not') {
    const { certain, possible } = knownOf(expression.of, ofTerm);
    return { certain: allSpans(certain.size, possible), possible: allSpans(certain.size, certain) };
  }
  return expression.of.map((part) => knownOf(part, ofTerm)).reduce(expression.type === 'and' ? both : either);
}

function both(a: KnownSpans, b: KnownSpans): KnownSpans {
  return { certain: a.certain.and(b.certain), possible: a.possible.and(b.possible) };
}

function either(a: KnownSpans, b: KnownSpans): KnownSpans {
  return { certain: a.certain.or(b.certain), possible: a.possible.or(b.possible) };
}

/** Whether nothing is left to be found out. */
export function isDecided({ certain, possible }: KnownSpans): boolean {
  return certain === possible || certain.words.every((word, i) => word === possible.words[i]);
}

/** Returns the terms of an expression. */
export function termsOf(expression: FilterExpression): readonly FilterTerm[] {
  if (expression.type === 'term') return [expression];
  return expression.type === 'not' ? termsOf(expression.of) : expression.of.flatMap(termsOf);
}
