import type { SearchTime, UnixMilliseconds } from '../trace/search-query.ts';

/** A line is written while its trace runs, or soon after; but clocks differ. */
const AROUND = 15 * 60_000;
/** 9 September 2001 and some day in 2096: numbers beyond are no times of a log. */
const [FIRST_SECOND, LAST_SECOND] = [1e9, 4e9];
/** Times stand at a line's beginning; what is looked at is bounded. */
const LONGEST_LINE = 10_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = '(?<clock>\\d\\d:\\d\\d(?::\\d\\d)?)(?:[.,](?<fraction>\\d{1,9}))?';
const ZONE = ' ?(?<zone>Z\\b|UTC|GMT|[+-]\\d\\d:?\\d\\d)?';
const FORMS = [
  // ISO 8601 and what loggers make of it: a blank for the T, a comma before the fraction, slashes.
  `(?<![\\d-])(?<year>\\d{4})[-/](?<month>\\d\\d)[-/](?<day>\\d\\d)[T ]${CLOCK}${ZONE}`,
  // As web servers write it: `20/Nov/2026:23:47:11 +0000`; or `20 Nov 2026 23:47:11`.
  `(?<!\\d)(?<day>\\d\\d?)[/ -](?<name>${MONTHS.join('|')})[a-z]{0,6}[/ -](?<year>\\d{4})[: ,T]{1,2}${CLOCK}${ZONE}`,
  // Seconds since 1970, or thousandths, millionths, milliardths: under a key, first in a line, after an exemplar's value.
  '(?:(?<![a-z])(?:ts|time|timestamp|date|timeunixnano)["\'\\\\]{0,4}[ \\t]{0,4}[:=]\\s{0,4}["\'\\\\]{0,4}|^[[(]?|\\}[ \\t][-+.\\deE]{1,25}[ \\t])' +
    '(?<number>\\d{10}(?:\\d{3}|\\d{6}|\\d{9})?)(?:\\.(?<fraction>\\d{1,9}))?(?![\\w.-])',
].map((form) => new RegExp(form, 'im'));

/** Returns the first time that stands in a text; one without a zone is taken to be in UTC. null for none. */
export function firstTime(text: string): UnixMilliseconds | null {
  const within = text.slice(0, LONGEST_LINE);
  const matches = FORMS.map((form) => form.exec(within)).filter((match) => match !== null);
  for (const { groups } of matches.toSorted((a, b) => a.index - b.index)) {
    const time = timeOf(groups ?? {});
    if (time !== null) return time;
  }
  return null;
}

/** Returns which time to search for what was logged at a moment. */
export function timeAround(moment: UnixMilliseconds): SearchTime {
  return { type: 'between', from: moment - AROUND, to: moment + AROUND };
}

function timeOf(groups: Readonly<Record<string, string | undefined>>): UnixMilliseconds | null {
  const { number, fraction = '', year, day = '', clock = '', zone = 'Z' } = groups;
  if (number !== undefined) return inRange(Number(number) / 10 ** (number.length - 10) + Number(`0.${fraction}0`));
  const month = groups.month ?? String(MONTHS.indexOf(groups.name?.toLowerCase() ?? '') + 1);
  const offset = /^[+-]/.test(zone) ? zone.replace(/(\d\d):?(\d\d)$/, '$1:$2') : 'Z';
  const seconds = clock.length === 5 ? ':00' : '';
  const thousandths = `${fraction}000`.slice(0, 3);
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${seconds}.${thousandths}${offset}`;
  return inRange(Date.parse(written) / 1000);
}

function inRange(seconds: number): UnixMilliseconds | null {
  return seconds >= FIRST_SECOND && seconds <= LAST_SECOND ? Math.round(seconds * 1000) : null;
}
