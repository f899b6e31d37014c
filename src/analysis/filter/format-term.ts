import { durationWords } from './duration-words.ts';
import type { FilterTerm } from './filter-expression.ts';
import { fieldNamed, ruleOf } from './filter-fields.ts';

/** What needs no quotes as a value, and as a key. */
const PLAIN_VALUE = /^[\p{L}\p{N}_@.][\p{L}\p{N}_@.:/+#%&=?,;-]*$/u;
const PLAIN_KEY = /^[\p{L}_@$][\p{L}\p{N}_@$./-]*$/u;
const PLAIN_WORD = /^[\p{L}\p{N}_][\p{L}\p{N}_.@/#-]*$/u;
/** Words that mean something by themselves. */
const TAKEN = /^(?:and|or|not|errors?)$/i;
const TAKEN_KEY = /^(?:has|is|errors?)$/i;

/** Returns how a term is written, quoted where it has to be: `parseFilter` reads exactly that term from it. */
export function formatTerm(term: FilterTerm): string {
  const { field, key, operator, value } = term;
  if (field === 'text') return operator === '~' ? formatPattern(value) : formatWord(value);
  if (operator === 'exists') return formatExists(term);
  const name = field === 'attribute' ? formatKey(key) : field;
  return name + operator + formatValue(term);
}

function formatExists({ field, key }: FilterTerm): string {
  if (field === 'attribute') return `has:${fieldNamed(key) === undefined ? formatKey(key) : quoted(key)}`;
  return ruleOf(field)?.isFlag === true ? field : `has:${field}`;
}

/** Returns how a term’s value is written. */
export function formatValue({ field, operator, value }: FilterTerm): string {
  if (operator === '~' || operator === '!~') return value === '' ? '""' : formatPattern(value);
  if (ruleOf(field)?.type === 'time') return durationWords(Number(value));
  return PLAIN_VALUE.test(value) && !isAnswer(field, value) ? value : quoted(value);
}

/** `gap:true` asks for any. */
function isAnswer(field: FilterTerm['field'], value: string): boolean {
  return ruleOf(field)?.isFlag === true && /^(?:true|false|yes|no)$/i.test(value);
}

/** Returns how the key of an attribute is written. */
export function formatKey(key: string): string {
  const isTaken = fieldNamed(key) !== undefined || TAKEN_KEY.test(key);
  return PLAIN_KEY.test(key) && !isTaken ? key : quoted(key);
}

function formatWord(word: string): string {
  const isTaken = TAKEN.test(word) || fieldNamed(word)?.isFlag === true;
  return PLAIN_WORD.test(word) && !isTaken ? word : quoted(word);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function formatPattern(source: string): string {
  const isAnyCase = source.startsWith('(?i)') && source.length > 4;
  const body = isAnyCase ? source.slice(4) : source;
  return `/${body.replace(/\\.|\//gs, (part) => (part.endsWith('/') ? '\\/' : part))}/${isAnyCase ? 'i' : ''}`;
}
