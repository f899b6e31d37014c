import { counted } from '../../lib/counted.ts';
import { durationOf } from './duration-words.ts';
import type { FilterExpression, FilterOperator, FilterTerm } from './filter-expression.ts';
import { FIELD_RULES, type FieldRule, fieldNamed } from './filter-fields.ts';
import type { TermToken, TokenText } from './filter-tokens.ts';
import type { Patterns } from './patterns.ts';

/** What a term asks, or why it cannot be understood: a sentence. */
export type ReadTerm = FilterExpression | string;

/** Longer ones are no regular expressions that somebody wrote. */
const LONGEST_PATTERN = 1000;
const OPERATORS: ReadonlySet<string> = new Set([':', '=', '!=', '>', '>=', '<', '<=', '~', '!~']);
const ERROR: FilterTerm = { type: 'term', field: 'status', key: '', operator: ':', value: 'error' };

/** Returns what a term as written asks. Regular expressions are checked if `patterns` are given. */
export function readTerm(token: TermToken, patterns: Patterns | null): ReadTerm {
  const read = readAny(token);
  return typeof read === 'string' ? read : (patternProblem(read, patterns) ?? read);
}

function readAny({ key, operator, value }: TermToken): ReadTerm {
  if (key === null) return value === null ? 'There is nothing here.' : readBare(value);
  if (value === null || (value.isOpen === true && value.text === ''))
    return `A value is missing after “${key.text}${operator}”.`;
  if (key.form === 'quoted') return attributeTerm(key.text, operator, value);
  const name = key.text.toLowerCase();
  if (name === 'has') return readHas(value);
  if (name === 'is') return flagTerm(value) ?? `“is:” takes one of ${flagNames()}.`;
  if (name === 'error' || name === 'errors')
    return readError(operator, value) ?? attributeTerm(key.text, operator, value);
  const rule = fieldNamed(name);
  return rule === undefined ? attributeTerm(key.text, operator, value) : readField(rule, operator, value);
}

function readBare(value: TokenText): ReadTerm {
  if (value.form === 'pattern') return { type: 'term', field: 'text', key: '', operator: '~', value: value.text };
  return flagTerm(value) ?? { type: 'term', field: 'text', key: '', operator: ':', value: value.text };
}

/** Returns the term that a word alone asks for; undefined for any other word. */
function flagTerm({ text, form }: TokenText): FilterTerm | undefined {
  if (form !== 'plain') return undefined;
  if (/^errors?$/i.test(text)) return ERROR;
  const rule = fieldNamed(text);
  return rule?.isFlag ? existsTerm(rule.field) : undefined;
}

function flagNames(): string {
  return ['error', ...FIELD_RULES.filter(({ isFlag }) => isFlag).map(({ field }) => field)].join(', ');
}

function existsTerm(field: FilterTerm['field'], key = ''): FilterTerm {
  return { type: 'term', field, key, operator: 'exists', value: '' };
}

/** `has:` takes an attribute’s key, or what a span may have. */
function readHas(value: TokenText): ReadTerm {
  const rule = value.form === 'plain' ? fieldNamed(value.text) : undefined;
  if (rule !== undefined && canBeMissing(rule)) return existsTerm(rule.field);
  return flagTerm(value) ?? existsTerm('attribute', value.text);
}

function canBeMissing({ type, isFlag }: FieldRule): boolean {
  return isFlag || type === 'text';
}

function readError(operator: string, { text }: TokenText): FilterExpression | undefined {
  const isOther = operator === '!=';
  const isPlain = operator === ':' || operator === '=';
  if (!(isPlain || isOther) || !/^(?:true|false|\*)$/i.test(text)) return undefined;
  return /^false$/i.test(text) !== isOther ? { type: 'not', of: ERROR } : ERROR;
}

function attributeTerm(key: string, operator: string, value: TokenText): ReadTerm {
  return valueTerm('attribute', key, operator, value);
}

function valueTerm(field: FilterTerm['field'], key: string, operator: string, { text, form }: TokenText): ReadTerm {
  if (form === 'plain' && text === '*') {
    const exists = existsTerm(field, key);
    if (operator === ':' || operator === '=') return exists;
    if (operator === '!=') return { type: 'not', of: exists };
  }
  const meant = form === 'pattern' && operator === ':' ? '~' : operator;
  if (!isOperator(meant)) return `“${operator}” is no way to compare.`;
  return { type: 'term', field, key, operator: meant, value: text };
}

function isOperator(text: string): text is FilterOperator {
  return OPERATORS.has(text);
}

function readField(rule: FieldRule, operator: string, value: TokenText): ReadTerm {
  const { field, type } = rule;
  if (type === 'text') return allowed(valueTerm(field, '', operator, value), rule);
  if (rule.isFlag) {
    const answer = /^(?:true|false|yes|no|\*)$/i.exec(value.text)?.[0].toLowerCase();
    const isPlain = operator === ':' || operator === '=';
    if (isPlain && answer !== undefined) return answered(existsTerm(field), answer);
  }
  if (type === 'word') return allowed(wordTerm(rule, operator, value.text), rule);
  if (type === 'flag') return allowed(valueTerm(field, '', operator, value), rule);
  return allowed(type === 'time' ? timeTerm(rule, operator, value.text) : numberTerm(rule, operator, value.text), rule);
}

function answered(term: FilterTerm, answer: string): FilterExpression {
  return answer === 'false' || answer === 'no' ? { type: 'not', of: term } : term;
}

/** Returns what was read, or a sentence if the field is never compared so. */
function allowed(read: ReadTerm, { field, operators }: FieldRule): ReadTerm {
  if (typeof read === 'string' || read.type !== 'term' || read.operator === 'exists') return read;
  if (operators.includes(read.operator)) return read;
  if (operators.length === 0) return `“${field}” stands alone, or takes true or false.`;
  return `“${field}” is compared with ${operators.join(' ')}`.concat('.');
}

function wordTerm({ field, words }: FieldRule, operator: string, text: string): ReadTerm {
  const word = text.toLowerCase().replace(/^(?:span_kind|status_code)_/, '');
  const known = words.includes(word) ? word : '';
  if (known === '') return `“${field}” is one of ${words.join(', ')}.`;
  return isOperator(operator) ? { type: 'term', field, key: '', operator, value: known } : 'This cannot be compared.';
}

function timeTerm({ field }: FieldRule, operator: string, text: string): ReadTerm {
  const duration = durationOf(text);
  if (duration === null) return `“${text}” is no duration, such as 100ms or 1.5s.`;
  if (operator === ':') return `Say how it compares: ${field}>${text} or ${field}<${text}.`;
  return isOperator(operator)
    ? { type: 'term', field, key: '', operator, value: String(duration) }
    : 'This cannot be compared.';
}

function numberTerm({ field }: FieldRule, operator: string, text: string): ReadTerm {
  if (!/^\d{1,9}$/.test(text)) return `“${field}” takes a whole number.`;
  const meant = operator === ':' ? '=' : operator;
  return isOperator(meant)
    ? { type: 'term', field, key: '', operator: meant, value: String(Number(text)) }
    : 'This cannot be compared.';
}

function patternProblem(read: FilterExpression, patterns: Patterns | null): string | null {
  if (read.type !== 'term' || (read.operator !== '~' && read.operator !== '!~')) return null;
  if (read.value.length > LONGEST_PATTERN) {
    return `A regular expression has at most ${counted(LONGEST_PATTERN, 'character')}.`;
  }
  const pattern = patterns?.read(read.value);
  return typeof pattern === 'string' ? pattern : null;
}
