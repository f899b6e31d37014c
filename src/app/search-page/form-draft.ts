import { greatest } from 'd3-array';
import { groupDigits } from '../../lib/counted.ts';
import { searchAbilities } from '../../load/search/search-abilities.ts';
import type { AttributeCondition, SearchQuery, SearchTime, UnixMilliseconds } from '../../trace/search-query.ts';
import type { TimeZone } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { eachConditionOnce, formatCondition, lacksValue, readConditions } from './condition-text.ts';
import { formatExactDuration, readExactDuration } from './exact-duration.ts';
import {
  LONGEST_NAME,
  LONGEST_SEARCH,
  LONGEST_TRACEQL,
  MOST_CONDITIONS,
  type SearchPlace,
  type SearchState,
  searchKey,
} from './search-address.ts';
import type { FoundPlace } from './search-places.ts';
import { timeBetween } from './search-time.ts';

/** What stands in the form: as typed, whether it can be understood or not. */
export interface FormDraft extends Omit<SearchQuery, 'durationMin' | 'durationMax' | 'time'> {
  readonly place: SearchPlace;
  readonly durationMin: string;
  readonly durationMax: string;
  /** A condition that is being typed. */
  readonly attributeText: string;
  readonly time: DraftTime;
  /** Whether `traceQl` takes the place of the fields, be it empty or not; where it does not it is kept for later. */
  readonly isByHand: boolean;
}

/** Absolute times are texts of a `datetime-local` field, in the zone that the page shows. */
export type DraftTime =
  | Extract<SearchTime, { type: 'last' }>
  | { readonly type: 'between'; readonly from: string; readonly to: string };

/** Fields that may hold what cannot be understood, or more than an address can. */
export type DraftField = 'service' | 'operation' | 'durationMin' | 'durationMax' | 'attributes' | 'time' | 'traceQl';

/** What the form asks for. */
export interface ReadDraft {
  readonly place: SearchPlace;
  readonly query: SearchQuery;
  /** What is wrong with a field, each a sentence; without any, the search can be sent. */
  readonly problems: Readonly<Partial<Record<DraftField, string>>>;
}

/** Returns what the form shows for a search. */
export function draftOf({ place, query }: Pick<SearchState, 'place' | 'query'>, zone: TimeZone): FormDraft {
  const { durationMin, durationMax, time } = query;
  return {
    ...query,
    place,
    durationMin: boundText(durationMin),
    durationMax: boundText(durationMax),
    attributeText: '',
    time: time.type === 'last' ? time : betweenTexts(time.from, time.to, zone),
    isByHand: query.traceQl !== '',
  };
}

/** Returns the absolute time that a stretch shows as in the form. */
export function betweenTexts(from: UnixMilliseconds, to: UnixMilliseconds, zone: TimeZone): DraftTime {
  return { type: 'between', from: fieldText(from, zone), to: fieldText(to, zone) };
}

/** Returns the time as it stands in the form once the page shows another zone: the same moments, what is none as typed. */
export function inZone(time: DraftTime, before: TimeZone, zone: TimeZone): DraftTime {
  if (time.type === 'last') return time;
  const shown = (text: string) => {
    const moment = readField(text, before);
    return Number.isNaN(moment) ? text : fieldText(moment, zone);
  };
  return { type: 'between', from: shown(time.from), to: shown(time.to) };
}

/** Returns what the form shows for another search, with the TraceQL that was set aside kept where that has none. */
export function draftAfter(before: FormDraft, state: Pick<SearchState, 'place' | 'query'>, zone: TimeZone): FormDraft {
  const draft = draftOf(state, zone);
  return draft.isByHand ? draft : { ...draft, traceQl: before.traceQl };
}

/** Returns the draft with TraceQL in the place of the fields: what was written before, else what the fields ask. */
export function byHand(draft: FormDraft, ofFields: string): FormDraft {
  return { ...draft, isByHand: true, traceQl: draft.traceQl.trim() === '' ? ofFields : draft.traceQl };
}

/**
 * Returns the draft as it asks the place that was found, null for none yet: TraceQL only where that may be understood,
 * as it is by a backend that has not told yet what it is.
 */
export function draftFor(draft: FormDraft, found: Pick<FoundPlace, 'place' | 'kind'> | null): FormDraft {
  const { place, kind } = found ?? { place: draft.place, kind: '' };
  const isUntold = place.type === 'backend' && kind === '';
  return { ...draft, isByHand: draft.isByHand && (isUntold || searchAbilities(kind).traceQl) };
}

/** Reads the form. Fields that cannot be understood count as empty, and are told. */
export function readDraft(draft: FormDraft, zone: TimeZone): ReadDraft {
  const { place, attributeText, isByHand, time, ...query } = draft;
  const min = readBound(draft.durationMin);
  const max = readBound(draft.durationMax);
  const typed = readConditions(attributeText);
  const range = readTime(time, zone);
  const order = orderProblem({ durationMin: min.duration, durationMax: max.duration });
  const attributes = eachConditionOnce([...draft.attributes, ...typed.conditions]);
  const asked: SearchQuery = {
    ...query,
    durationMin: min.duration,
    durationMax: max.duration,
    attributes,
    time: range ?? { type: 'last', milliseconds: 900_000 },
    traceQl: isByHand ? draft.traceQl.trim() : '',
  };
  const isTooLong = lengthOf(place, asked) > LONGEST_SEARCH;
  const read = isByHand && isTooLong ? { ...asked, service: '', operation: '', attributes: [] } : asked;
  return {
    place,
    query: read,
    problems: {
      ...addressProblem(place, read),
      ...without({
        service: isByHand ? '' : lengthProblem(draft.service, LONGEST_NAME),
        operation: isByHand ? '' : lengthProblem(draft.operation, LONGEST_NAME),
        durationMin: isByHand ? '' : min.problem || order,
        durationMax: isByHand ? '' : max.problem || order,
        attributes: isByHand ? '' : conditionProblem(typed.unread) || roomProblem(attributes),
        time: range === null ? 'The end has to be after the start.' : '',
        traceQl: isByHand ? traceQlProblem(draft.traceQl.trim()) : '',
      }),
    },
  };
}

function lengthOf(place: SearchPlace, query: SearchQuery): number {
  return searchKey({ place, query }).length;
}

/** Returns the draft with the condition that was being typed among the others; as it is where there is none. */
export function withTypedConditions(draft: FormDraft): FormDraft {
  const { conditions } = readConditions(draft.attributeText);
  if (conditions.length === 0) return draft;
  return { ...draft, attributes: eachConditionOnce([...draft.attributes, ...conditions]), attributeText: '' };
}

function boundText(bound: Nanoseconds | null): string {
  return bound === null ? '' : formatExactDuration(bound);
}

function readBound(text: string): { readonly duration: Nanoseconds | null; readonly problem: string } {
  if (text.trim() === '') return { duration: null, problem: '' };
  const duration = readExactDuration(text);
  const problem = duration === null ? `“${text.trim().slice(0, 40)}” is no duration: write 250ms or 1.5s.` : '';
  return { duration, problem };
}

/** Returns why no trace can be of such a duration, empty where one can. */
export function orderProblem({ durationMin, durationMax }: Pick<SearchQuery, 'durationMin' | 'durationMax'>): string {
  if (durationMin === null || durationMax === null || durationMin <= durationMax) return '';
  return `No trace takes at least ${formatExactDuration(durationMin)} and at most ${formatExactDuration(durationMax)}: the first is the longer.`;
}

function conditionProblem(unread: readonly string[]): string {
  if (unread.length === 0) return '';
  if (lacksValue(unread[0]))
    return `“${unread[0].slice(0, 60)}”: a value is missing. A key alone asks that it is there.`;
  const quotes = /\s/.test(unread[0]) ? ' A key with spaces stands in quotes.' : '';
  return `“${unread[0].slice(0, 60)}” is no condition: write key=value, key!=value, key>500 or key.${quotes}`;
}

/** Returns why an address cannot hold the conditions, which would be passed over: empty where it can. */
function roomProblem(conditions: readonly AttributeCondition[]): string {
  if (conditions.length > MOST_CONDITIONS)
    return `More than an address can hold: at most ${MOST_CONDITIONS} conditions.`;
  const long = conditions.map(formatCondition).find((text) => text.length > LONGEST_NAME);
  return long === undefined ? '' : `“${long.slice(0, 60)}…”: ${lengthProblem(long, LONGEST_NAME)}`;
}

function traceQlProblem(text: string): string {
  if (text === '') return 'Write a query, as { status = error }, or go back to the form.';
  return lengthProblem(text, LONGEST_TRACEQL);
}

/**
 * Returns what is wrong with a search that no address can hold though it may hold each part of it, told where most of it
 * stands; nothing where one can.
 */
function addressProblem(place: SearchPlace, query: SearchQuery): ReadDraft['problems'] {
  const length = lengthOf(place, query);
  if (length <= LONGEST_SEARCH) return {};
  const { service, operation, traceQl } = query;
  const parts = { service, operation, attributes: query.attributes.map(formatCondition).join(' '), traceQl };
  const longest = greatest(LONG_FIELDS, (field) => addressedLength(parts[field])) ?? 'attributes';
  const most = groupDigits(LONGEST_SEARCH);
  const sentence = `Not searched: a link to it would be ${groupDigits(length)} characters long; ${most} are possible.`;
  return { [longest]: sentence };
}

const LONG_FIELDS = ['attributes', 'service', 'operation', 'traceQl'] as const;

function addressedLength(text: string): number {
  return String(new URLSearchParams({ text })).length;
}

function lengthProblem(text: string, longest: number): string {
  return text.length > longest ? `Longer than an address can hold: at most ${groupDigits(longest)} characters.` : '';
}

function without(problems: Readonly<Record<DraftField, string>>): ReadDraft['problems'] {
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== ''));
}

/** `2026-11-21T00:01:26`, with milliseconds where there are some. */
function fieldText(time: UnixMilliseconds, zone: TimeZone): string {
  const offset = zone === 'utc' ? 0 : -new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time + offset).toISOString().replace(/(\.000)?Z$/, '');
}

function readTime(time: DraftTime, zone: TimeZone): SearchTime | null {
  if (time.type === 'last') return time;
  const [from, to] = [time.from, time.to].map((text) => readField(text, zone));
  return timeBetween(Number.isNaN(from) ? null : from, Number.isNaN(to) ? null : to);
}

/** NaN for what is no moment. Without a zone a date with a time is taken as local. */
function readField(text: string, zone: TimeZone): UnixMilliseconds {
  return Date.parse(zone === 'utc' ? `${text}Z` : text);
}
