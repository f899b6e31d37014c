import { counted, groupDigits } from '../../lib/counted.ts';
import { folded } from '../../lib/folded-text.ts';
import { type AttributeColumn, type AttributeKey, NO_VALUE } from '../../trace/attribute-column.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { attributeValues, valuesOf } from './completion-values.ts';
import type { FilterTerm } from './filter-expression.ts';
import { FIELD_RULES } from './filter-fields.ts';
import { filterTokens, type TermToken } from './filter-tokens.ts';
import { formatKey, formatTerm } from './format-term.ts';
import { nearestName } from './nearest-name.ts';
import { isPhrase } from './parse-filter.ts';
import { readTerm } from './read-term.ts';

/** Why a term that is understood may not find what was meant. */
export interface FilterHint {
  /** The stretch of the text that may be replaced: UTF-16 positions. */
  readonly start: number;
  readonly end: number;
  /** A sentence in plain text. */
  readonly sentence: string;
  /** What may stand there instead, and in which words it is offered; null where nothing is. */
  readonly offer: { readonly insert: string; readonly label: string } | null;
}

/** What hints are made of. */
export interface HintSource {
  readonly trace: SpanTable;
  /** Those that were seen in a sample of the spans, the most frequent first. */
  readonly attributeKeys: readonly AttributeKey[];
  /** Returns an attribute of all spans; null where it was not read: then nothing is said about it. */
  readonly attribute: (key: string) => AttributeColumn | null;
  /** Whether the filter finds anything. */
  readonly hasMatches: boolean;
}

interface WrittenTerm {
  readonly token: TermToken;
  readonly term: FilterTerm;
}

const MOST = 3;

/** Returns why terms of a filter may find nothing, or not what was meant; at most three. */
export function filterHints(text: string, source: HintSource): readonly FilterHint[] {
  return writtenTerms(text)
    .flatMap((written) => hintOf(written, source) ?? [])
    .slice(0, MOST);
}

/** Returns the attributes that have to be read for hints. */
export function hintKeys(
  text: string,
  { attributeKeys, hasMatches }: Omit<HintSource, 'attribute'>,
): readonly string[] {
  const seen = new Set(attributeKeys.map(({ key }) => key));
  const keys = writtenTerms(text).flatMap(({ term: { field, key, operator, value } }) => {
    if (field === 'attribute') return !seen.has(key) || (!hasMatches && operator === '=') ? [key] : [];
    return field === 'text' && !hasMatches && seen.has(value) ? [value] : [];
  });
  return [...new Set(keys)].slice(0, MOST);
}

function writtenTerms(text: string): readonly WrittenTerm[] {
  if (isPhrase(text)) return [];
  return filterTokens(text).flatMap((token) => {
    const term = token.type === 'term' ? readTerm(token, null) : null;
    return token.type !== 'term' || term === null || typeof term === 'string' || term.type !== 'term'
      ? []
      : [{ token, term }];
  });
}

function hintOf(written: WrittenTerm, source: HintSource): FilterHint | null {
  const { field, operator } = written.term;
  const column = field === 'attribute' ? source.attribute(written.term.key) : null;
  if (column !== null && column.texts.length === 0) return unknownKey(written, source);
  if (source.hasMatches) return null;
  if (field === 'text' && operator === ':') return bareKey(written, source);
  return operator === '=' || operator === '~' ? otherCase(written, source) : null;
}

function unknownKey({ token, term }: WrittenTerm, { attributeKeys }: HintSource): FilterHint | null {
  const isHas = token.key?.form === 'plain' && token.key.text.toLowerCase() === 'has';
  const place = isHas ? token.value : token.key;
  if (place === null) return null;
  const fields = isHas || place.form === 'quoted' ? [] : FIELD_RULES.map(({ names }) => names[0]);
  const meant = nearestName(term.key, [...fields, ...attributeKeys.map(({ key }) => key)]);
  const { start, end } = place;
  const insert = meant === null || fields.some((field) => field === meant) ? meant : formatKey(meant);
  const offer = meant === null || insert === null ? null : { insert, label: `Did you mean ${meant}?` };
  return { start, end, sentence: `No span here has an attribute “${term.key}”.`, offer };
}

function bareKey({ token: { start, end }, term: { value } }: WrittenTerm, source: HintSource): FilterHint | null {
  const column = source.attributeKeys.some(({ key }) => key === value) ? source.attribute(value) : null;
  if (column === null) return null;
  const count = column.values.reduce((sum, each) => (each === NO_VALUE ? sum : sum + 1), 0);
  const insert = formatTerm({ type: 'term', field: 'attribute', key: value, operator: 'exists', value: '' });
  const offer = { insert, label: `${insert} finds ${groupDigits(count)}` };
  return { start, end, sentence: `“${value}” is an attribute’s key.`, offer };
}

function otherCase({ token: { start, end }, term }: WrittenTerm, source: HintSource): FilterHint | null {
  const { operator, value } = term;
  if (value.startsWith('(?i)') || value.toLowerCase() === value.toUpperCase()) return null;
  const count = operator === '=' ? countInAnyCase(term, source) : -1;
  if (count === 0) return null;
  const pattern = operator === '=' ? `^${value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$` : value;
  const insert = formatTerm({ ...term, operator: '~', value: `(?i)${pattern}` });
  const found = count > 0 ? ` finds ${counted(count, 'span')}` : '';
  const what = operator === '=' ? '“=” is' : 'A regular expression is';
  return { start, end, sentence: `${what} exact in case.`, offer: { insert, label: `${insert}${found}` } };
}

/** Returns how many spans have a value but for its case. */
function countInAnyCase({ field, key, value }: FilterTerm, { trace, attribute }: HintSource): number {
  const column = field === 'attribute' ? attribute(key) : null;
  const isName = field === 'service' || field === 'name';
  const values = column !== null ? attributeValues(column) : isName ? valuesOf(trace, field) : [];
  const wanted = folded(value);
  return values.reduce((sum, { text, count }) => (folded(text) === wanted ? sum + count : sum), 0);
}
