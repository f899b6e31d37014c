import { counted } from '../../lib/counted.ts';
import type { AttributeColumn, AttributeKey } from '../../trace/attribute-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { type CompletionPlace, completionPlace } from './completion-place.ts';
import { attributeValues, type CountedValue, eventValues, matching, valuesOf } from './completion-values.ts';
import type { FilterField, FilterOperator, FilterTerm } from './filter-expression.ts';
import { FIELD_RULES, type FieldRule, fieldNamed } from './filter-fields.ts';
import { formatKey, formatTerm, formatValue } from './format-term.ts';

/** What completions are made of: whatever is here by now. Nothing is asked for. */
export interface CompletionSource {
  readonly trace: SpanTable;
  /** null while unknown. */
  readonly attributeKeys: readonly AttributeKey[] | null;
  /** Returns an attribute of all spans; null while unknown. */
  readonly attribute: (key: string) => AttributeColumn | null;
  /** null while unknown. */
  readonly eventNames: EventNames | null;
}

/** What may stand in place of `text.slice(start, end)`. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  readonly label: string;
  /** What it means, or `1,204 spans`; may be empty. */
  readonly note: string;
  /** What is a `value` is whole; behind the others something is still to be typed, but for `flag`. */
  readonly type: 'field' | 'flag' | 'key' | 'operator' | 'value';
}

/** What has to be read before completions are whole. */
export interface CompletionNeeds {
  readonly attributeKeys: boolean;
  /** The key whose values are wanted; null for none. */
  readonly attribute: string | null;
  readonly eventNames: boolean;
}

type Offer = Omit<Completion, 'start' | 'end'>;
type ValuePlace = Extract<CompletionPlace, { type: 'value' }>;

const MOST = 50;
/** Of services, and of names, when a word is typed. */
const FEW = 5;
const TIMES = ['1ms', '10ms', '100ms', '1s', '10s'] as const;
const OPERATOR_NOTES: Readonly<Record<FilterOperator, string>> = {
  ':': 'has it somewhere',
  '=': 'is it',
  '!=': 'has it, with another value',
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
  '~': 'matches a regular expression',
  '!~': 'does not match',
  exists: 'is there',
};
const ERRORS: Offer = { insert: 'error', label: 'error', note: 'status is error', type: 'flag' };
const HAS: Offer = { insert: 'has:', label: 'has:', note: 'has an attribute', type: 'field' };
const WORDS: readonly Offer[] = [
  { insert: 'or', label: 'or', note: 'one or the other', type: 'operator' },
  { insert: 'not', label: 'not', note: 'all but those', type: 'operator' },
];

/** Returns what may be typed at `caret`, the likeliest first; at most 50. */
export function completeFilter(text: string, caret: number, source: CompletionSource): readonly Completion[] {
  const place = completionPlace(text, caret);
  if (place === null) return [];
  const offers = place.type === 'start' ? startOffers(place.typed, source) : valueOffers(place, source);
  const { start, end } = place;
  return offers
    .filter(({ insert }) => insert !== text.slice(start, end))
    .slice(0, MOST)
    .map((offer) => ({ ...offer, start, end }));
}

/** Returns what `completeFilter` would use of what must be read first. */
export function completionNeeds(text: string, caret: number): CompletionNeeds {
  const place = completionPlace(text, caret);
  if (place?.type !== 'value') return { attributeKeys: place !== null, attribute: null, eventNames: false };
  const kind = kindOf(place);
  return {
    attributeKeys: kind === 'has',
    attribute: kind === 'attribute' ? place.key : null,
    eventNames: kind === 'event',
  };
}

function startOffers(typed: string, source: CompletionSource): readonly Offer[] {
  const rule = fieldNamed(typed);
  const isKey = source.attributeKeys?.some(({ key }) => key === typed) === true;
  const exact = rule === undefined ? [] : operatorOffers(rule.names[0], rule);
  return [
    ...exact,
    ...(isKey && rule === undefined ? keyOperators(typed) : []),
    ...fieldOffers(typed),
    ...keyOffers(typed, source, (key) => `${formatKey(key)}=`),
    ...(typed === '' ? [] : whollyNamed(typed, source)),
    ...(typed === '' ? [] : WORDS.filter(({ label }) => label.startsWith(typed.toLowerCase()))),
  ];
}

function fieldOffers(typed: string): readonly Offer[] {
  const small = typed.toLowerCase();
  const offers = [...FIELD_RULES.slice(0, 3).map(fieldOffer), ERRORS, ...FIELD_RULES.slice(3).map(fieldOffer), HAS];
  return offers.filter(({ label }) => label.startsWith(small) && label.length > small.length);
}

function fieldOffer({ field, type, isFlag, note }: FieldRule): Offer {
  if (isFlag) return { insert: field, label: field, note, type: 'flag' };
  const operator = type === 'time' || type === 'number' ? '>' : ':';
  return { insert: field + operator, label: field, note, type: 'field' };
}

function operatorOffers(name: string, { operators }: FieldRule): readonly Offer[] {
  return operators.map((operator) => operatorOffer(name, operator));
}

function keyOperators(key: string): readonly Offer[] {
  const written = formatKey(key);
  const has = formatTerm({ type: 'term', field: 'attribute', key, operator: 'exists', value: '' });
  const operators = ['=', '!=', ':', '>', '<'] as const;
  return [
    ...operators.map((operator) => operatorOffer(written, operator)),
    { insert: has, label: has, note: OPERATOR_NOTES.exists, type: 'value' },
  ];
}

function operatorOffer(name: string, operator: FilterOperator): Offer {
  return { insert: name + operator, label: name + operator, note: OPERATOR_NOTES[operator], type: 'operator' };
}

function keyOffers(
  typed: string,
  { attributeKeys, trace }: CompletionSource,
  insertOf: (key: string) => string,
): Offer[] {
  const keys = (attributeKeys ?? []).map(({ key, share }) => ({ text: key, count: Math.round(share * trace.length) }));
  return matching(keys, typed.replace(/^["']/, ''), MOST).map(({ text, count }) => ({
    insert: insertOf(text),
    label: text,
    note: counted(count, 'span'),
    type: 'key',
  }));
}

/** Services and names in which a word stands, as terms. */
function whollyNamed(typed: string, { trace }: CompletionSource): readonly Offer[] {
  return (['service', 'name'] as const).flatMap((field) =>
    matching(valuesOf(trace, field), typed, FEW)
      .filter(({ text }) => text !== '')
      .map(({ text, count }) => {
        const term = formatTerm({ type: 'term', field, key: '', operator: '=', value: text });
        return { insert: term, label: term, note: counted(count, 'span'), type: 'value' };
      }),
  );
}

/** What the values at a place are of. */
function kindOf({ key, isQuotedKey }: ValuePlace): 'has' | 'is' | 'attribute' | FilterField {
  const name = key.toLowerCase();
  if (!isQuotedKey && (name === 'has' || name === 'is')) return name;
  return (isQuotedKey ? undefined : fieldNamed(name)?.field) ?? 'attribute';
}

function valueOffers(place: ValuePlace, source: CompletionSource): readonly Offer[] {
  const kind = kindOf(place);
  if (kind === 'has') return hasOffers(place.typed, source);
  if (kind === 'is')
    return [ERRORS, ...FIELD_RULES.filter(({ isFlag }) => isFlag).map(fieldOffer)].filter(begins(place.typed));
  if (kind === 'attribute') {
    const column = source.attribute(place.key);
    return column === null ? [] : offersOf(attributeValues(column), place, 'attribute');
  }
  const rule = FIELD_RULES.find(({ field }) => field === kind);
  if (rule?.type === 'time') return TIMES.map(wholeOffer).filter(begins(place.typed));
  if (kind === 'service' || kind === 'name' || kind === 'kind' || kind === 'status') {
    return offersOf(valuesOf(source.trace, kind), place, kind);
  }
  return kind === 'event' && source.eventNames !== null ? offersOf(eventValues(source.eventNames), place, kind) : [];
}

function hasOffers(typed: string, source: CompletionSource): readonly Offer[] {
  const keyOf = (key: string) =>
    formatTerm({ type: 'term', field: 'attribute', key, operator: 'exists', value: '' }).slice('has:'.length);
  return [...[wholeOffer('event')].filter(begins(typed)), ...keyOffers(typed, source, keyOf).map(asValue)];
}

function asValue(offer: Offer): Offer {
  return { ...offer, type: 'value' };
}

function wholeOffer(text: string): Offer {
  return { insert: text, label: text, note: '', type: 'value' };
}

function begins(typed: string): (offer: Offer) => boolean {
  return ({ label }) => label.startsWith(typed.toLowerCase());
}

function offersOf(values: readonly CountedValue[], { typed, key }: ValuePlace, field: FilterField): readonly Offer[] {
  const term: Omit<FilterTerm, 'value'> = { type: 'term', field, key, operator: '=' };
  return matching(values, typed, MOST).map(({ text, count }) => ({
    insert: formatValue({ ...term, value: text }),
    label: text,
    note: counted(count, 'span'),
    type: 'value',
  }));
}
