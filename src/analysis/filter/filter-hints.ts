import { counted, groupDigits } from '../../lib/counted.ts';
import type { AttributeColumn, AttributeKey } from '../../trace/attribute-column.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { type ConditionApart, conditionsApart } from './conditions-apart.ts';
import type { FilterTerm } from './filter-expression.ts';
import { FIELD_RULES, ruleOf } from './filter-fields.ts';
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
  /** Returns how many spans another filter would find. */
  readonly count: (text: string) => Promise<number>;
}

interface WrittenTerm {
  readonly token: TermToken;
  readonly term: FilterTerm;
}

/** A hint, and what is said in its place where the filter would find nothing; undefined where that is not asked. */
interface Proposal extends FilterHint {
  readonly otherwise?: FilterHint | null;
}

const MOST = 3;
/** Each is a search. */
const MOST_TRIED = 6;

/**
 * Returns why terms of a filter may find nothing, or not what was meant; at most three. What is offered as the way to
 * something finds something.
 */
export async function filterHints(text: string, source: HintSource): Promise<readonly FilterHint[]> {
  const proposals = writtenTerms(text).flatMap((written) => proposalOf(written, source) ?? []);
  const hints: FilterHint[] = [];
  for (const proposal of proposals.slice(0, MOST_TRIED)) {
    const hint = await checked(proposal, text, source);
    if (hint !== null) hints.push(hint);
  }
  if (hints.length > 0 || source.hasMatches) return hints.slice(0, MOST);
  const apart = await apartHint(text, source);
  return apart === null ? [] : [apart];
}

/** Returns the attributes that have to be read for hints. */
export function hintKeys(
  text: string,
  { attributeKeys, hasMatches }: Omit<HintSource, 'attribute' | 'count'>,
): readonly string[] {
  const seen = new Set(attributeKeys.map(({ key }) => key));
  const keys = writtenTerms(text).flatMap(({ term: { field, key, value } }) => {
    if (field === 'attribute') return seen.has(key) ? [] : [key];
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

function proposalOf(written: WrittenTerm, source: HintSource): Proposal | null {
  const { field, operator } = written.term;
  const column = field === 'attribute' ? source.attribute(written.term.key) : null;
  if (column !== null && column.texts.length === 0) return unknownKey(written, source);
  if (source.hasMatches) return null;
  if (field === 'text' && operator === ':') return bareKey(written, source);
  return operator === '=' || operator === '~' ? otherCase(written) : null;
}

function unknownKey({ token, term }: WrittenTerm, { attributeKeys }: HintSource): Proposal | null {
  const isHas = token.key?.form === 'plain' && token.key.text.toLowerCase() === 'has';
  const place = isHas ? token.value : token.key;
  if (place === null) return null;
  const fields = isHas || place.form === 'quoted' ? [] : FIELD_RULES.map(({ names }) => names[0]);
  const meant = nearestName(term.key, [...fields, ...attributeKeys.map(({ key }) => key)]);
  const { start, end } = place;
  const insert = meant === null || fields.some((field) => field === meant) ? meant : formatKey(meant);
  const sentence = `No span here has an attribute “${term.key}”.`;
  if (meant === null || insert === null) return inEvents(token, term, { start, end, sentence, offer: null });
  return { start, end, sentence, offer: { insert, label: `Did you mean ${meant}?` } };
}

/** What stands on events alone is found by its words. */
function inEvents({ start, end }: TermToken, { operator, value }: FilterTerm, otherwise: FilterHint): Proposal {
  if (value === '' || (operator !== ':' && operator !== '=')) return otherwise;
  const insert = formatTerm({ type: 'term', field: 'text', key: '', operator: ':', value });
  const sentence = `${otherwise.sentence} On events attributes are found by their words:`;
  return { start, end, sentence, offer: { insert, label: insert }, otherwise };
}

function bareKey({ token: { start, end }, term: { value } }: WrittenTerm, source: HintSource): Proposal | null {
  const column = source.attributeKeys.some(({ key }) => key === value) ? source.attribute(value) : null;
  if (column === null) return null;
  const insert = formatTerm({ type: 'term', field: 'attribute', key: value, operator: 'exists', value: '' });
  const sentence = `“${value}” is an attribute’s key.`;
  return { start, end, sentence, offer: { insert, label: insert }, otherwise: null };
}

function otherCase({ token: { start, end }, term }: WrittenTerm): Proposal | null {
  const { field, operator, value } = term;
  const takesPatterns = field === 'attribute' || ruleOf(field)?.operators.includes('~') === true;
  if (!takesPatterns || value.startsWith('(?i)') || value.toLowerCase() === value.toUpperCase()) return null;
  const pattern = operator === '=' ? `^${value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$` : value;
  const insert = formatTerm({ ...term, operator: '~', value: `(?i)${pattern}` });
  const what = operator === '=' ? '“=” is' : 'A regular expression is';
  return { start, end, sentence: `${what} exact in case.`, offer: { insert, label: insert }, otherwise: null };
}

/** Returns the hint with the count of what it offers, or what is said where that would find nothing either. */
async function checked(proposal: Proposal, text: string, { count }: HintSource): Promise<FilterHint | null> {
  const { otherwise, ...hint } = proposal;
  const { start, end, offer } = hint;
  if (otherwise === undefined || offer === null) return hint;
  const found = await count(text.slice(0, start) + offer.insert + text.slice(end));
  return found === 0
    ? otherwise
    : { ...hint, offer: { ...offer, label: `${offer.label} finds ${counted(found, 'span')}` } };
}

/** More conditions than these nobody compares. */
const MOST_CONDITIONS = 5;

/** Returns what each condition of a filter finds by itself, and offers to leave out the last without which there are matches. */
async function apartHint(text: string, { count }: HintSource): Promise<FilterHint | null> {
  const parts = conditionsApart(text);
  if (parts.length < 2 || parts.length > MOST_CONDITIONS) return null;
  const found: number[] = [];
  for (const { written } of parts) found.push(await count(written));
  const isEach = found.every((each) => each > 0);
  const told = parts.map(({ written }, i) => `${written}${i === 0 ? ' matches' : ''} ${figure(found[i])}`).join(', ');
  const together = parts.length === 2 ? ', none both' : ', none all';
  return {
    start: 0,
    end: text.length,
    sentence: `${told}${isEach ? together : ''}.`,
    offer: await lessOffer(parts, count),
  };
}

function figure(count: number): string {
  return count === 0 ? 'none' : groupDigits(count);
}

async function lessOffer(parts: readonly ConditionApart[], count: HintSource['count']): Promise<FilterHint['offer']> {
  for (const { written, rest } of parts.toReversed()) {
    const found = await count(rest);
    if (found > 0) return { insert: rest, label: `Without ${written}: ${counted(found, 'span')}` };
  }
  return null;
}
