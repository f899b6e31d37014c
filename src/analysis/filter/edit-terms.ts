import type { FilterExpression, FilterTerm } from './filter-expression.ts';
import { type FilterToken, filterTokens } from './filter-tokens.ts';
import { type FilterNode, filterTree } from './filter-tree.ts';
import { formatTerm } from './format-term.ts';
import { isPhrase } from './parse-filter.ts';

/** Whether spans that meet a term are kept or left out. */
export type TermSense = 'include' | 'exclude';

/** Returns whether a text asks for a term as a whole, or for any of several of its field: whether a click would take it back. */
export function hasTerm(text: string, term: FilterTerm, sense: TermSense = 'include'): boolean {
  return conditions(text).some((node) => isCondition(node, term, sense) || partWith(node, term, sense) !== undefined);
}

/**
 * Returns the text that asks for a term as well. Of several values of one field that are included any is asked for:
 * `(service=a or service=b)`. What said the opposite goes.
 */
export function withTerm(text: string, term: FilterTerm, sense: TermSense = 'include'): string {
  if (hasTerm(text, term, sense)) return text;
  const rest = withoutTerm(text, term, sense === 'include' ? 'exclude' : 'include');
  if (sense === 'exclude') return appended(rest, `-${formatTerm(term)}`);
  const alternative = conditions(rest).find((node) => areAlternatives(node, term));
  if (alternative === undefined) return appended(rest, formatTerm(term));
  const parts = alternative.parts.length > 0 ? alternative.parts : [alternative];
  return replaced(rest, alternative, anyOf([...written(rest, parts), formatTerm(term)]));
}

/** Returns the text without a term that `hasTerm` finds; the same text where it finds none. */
export function withoutTerm(text: string, term: FilterTerm, sense: TermSense = 'include'): string {
  let rest = text;
  for (const node of conditions(text).toReversed()) {
    if (isCondition(node, term, sense)) rest = replaced(rest, node, '');
    else if (partWith(node, term, sense) !== undefined) {
      const kept = node.parts.filter((part) => !isCondition(part, term, sense));
      rest = replaced(rest, node, kept.length === 0 ? '' : anyOf(written(text, kept)));
    }
  }
  return rest;
}

/** Returns what a text asks all of. */
export function conditions(text: string): readonly FilterNode[] {
  const { node } = isPhrase(text) ? { node: null } : filterTree(text, null);
  if (node === null) return [];
  return node.expression.type === 'and' ? node.parts : [node];
}

function isCondition({ expression }: FilterNode, term: FilterTerm, sense: TermSense): boolean {
  if (sense === 'include') return isSame(expression, term);
  return expression.type === 'not' && isSame(expression.of, term);
}

function isSame(expression: FilterExpression, { field, key, operator, value }: FilterTerm): boolean {
  if (expression.type !== 'term' || expression.field !== field || expression.key !== key) return false;
  return expression.operator === operator && expression.value === value;
}

/** Returns the part of an `or` that includes the term. */
function partWith({ expression, parts }: FilterNode, term: FilterTerm, sense: TermSense): FilterNode | undefined {
  if (sense === 'exclude' || expression.type !== 'or') return undefined;
  return parts.find((part) => isCondition(part, term, sense));
}

/** Whether a condition asks for other values of the term's field, so that a span could not have all of them. */
function areAlternatives({ expression, parts }: FilterNode, term: FilterTerm): boolean {
  if (expression.type === 'or') return parts.every((part) => areAlternatives(part, term));
  if (expression.type !== 'term' || term.field === 'text' || term.field === 'event') return false;
  const isOneOf = term.operator === '=' || term.operator === ':';
  return (
    isOneOf && expression.field === term.field && expression.key === term.key && expression.operator === term.operator
  );
}

function written(text: string, nodes: readonly FilterNode[]): string[] {
  return nodes.map(({ start, end }) => text.slice(start, end));
}

function anyOf(terms: readonly string[]): string {
  return terms.length === 1 ? terms[0] : `(${terms.join(' or ')})`;
}

/** Puts `by` in place of a condition; of the spaces around one that goes, and a lone `and` before it, nothing is left. */
export function replaced(text: string, { start, end }: FilterNode, by: string): string {
  if (by !== '') return text.slice(0, start) + by + text.slice(end);
  const before = text
    .slice(0, start)
    .trimEnd()
    .replace(/(?:^|\s+)(?:and|&&)$/i, '');
  const behind = text.slice(end).trimStart();
  const rest = before === '' ? behind.replace(/^(?:and|&&)\s+/i, '') : behind;
  return before === '' || rest === '' ? before + rest : `${before} ${rest}`;
}

/** Puts a condition behind a text, so that both are asked for. */
function appended(text: string, condition: string): string {
  const before = isPhrase(text) ? formatTerm(textTerm(text.trim())) : finished(text).trim();
  if (before === '') return condition;
  return `${hasOuterOr(before) ? `(${before})` : before} ${condition}`;
}

function textTerm(value: string): FilterTerm {
  return { type: 'term', field: 'text', key: '', operator: ':', value };
}

/** Returns a text without what its end still waits for, quote and parentheses closed. */
function finished(text: string): string {
  const tokens = filterTokens(text);
  const last = tokens.findLastIndex((token) => (token.type === 'term' ? token.value !== null : token.type === 'close'));
  if (last < tokens.length - 1) return finished(text.slice(0, tokens[last + 1].start).trimEnd());
  const isQuoteOpen = filterTokens(`${text}"`).length === tokens.length && tokens.length > 0;
  return text + (isQuoteOpen ? '"' : '') + ')'.repeat(openParentheses(tokens));
}

function openParentheses(tokens: readonly FilterToken[]): number {
  return tokens.reduce(depthBehind, 0);
}

/** Returns how many parentheses are open behind a token; one that was never opened closes none. */
function depthBehind(depth: number, { type }: FilterToken): number {
  if (type === 'open') return depth + 1;
  return type === 'close' ? Math.max(0, depth - 1) : depth;
}

/** Whether an `or` stands outside all parentheses. */
function hasOuterOr(text: string): boolean {
  let depth = 0;
  for (const token of filterTokens(text)) {
    if (token.type === 'or' && depth === 0) return true;
    depth = depthBehind(depth, token);
  }
  return false;
}
