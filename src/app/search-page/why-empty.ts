import type { SearchAnswer, SearchNote } from '../../trace/found-trace.ts';
import type { SearchQuery, SearchTime } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES } from '../../trace/span-kind.ts';
import { formatCondition } from './condition-text.ts';
import { durationWords, LAST_TIMES, lastTimeWords } from './search-words.ts';

/** A change to a search that may find something. */
export interface NextStep {
  readonly label: string;
  readonly query: SearchQuery;
}

/** Why nothing was found, and what to try. */
export interface WhyEmpty {
  /** Sentences, the likeliest reason first. */
  readonly reasons: readonly string[];
  readonly steps: readonly NextStep[];
}

/** A backend's newest traces are not all there at once: Tempo lists them after half a minute. */
const SETTLING = 30_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** So many conditions have a button each to leave them out. */
const MOST_ALONE = 4;
const LONGEST_PART = 60;

/** Returns why a search may have found nothing. `kind` is the backend's, empty for documents. */
export function whyEmpty(query: SearchQuery, answer: SearchAnswer, kind: string, now: number): WhyEmpty {
  const reasons = [
    dropWords(query, answer),
    answer.range === null ? '' : timeReason(query.time),
    kind === 'tempo' && reachesNow(query, now) && !isTold(answer, 'range')
      ? 'Tempo lists traces about half a minute after they were sent.'
      : '',
    query.service === '' || query.traceQl !== ''
      ? ''
      : `Only the service “${query.service}” was looked at; names are exact.`,
    query.isErrorsOnly && query.service !== '' && query.traceQl === ''
      ? `Errors only are failed spans of ${query.service}: those of other services do not count.`
      : '',
    allAtOnceWords(query),
  ];
  return { reasons: reasons.filter((reason) => reason !== ''), steps: stepsOf(query, answer) };
}

/** What is asked of a span is asked of one and the same. */
function allAtOnceWords(query: SearchQuery): string {
  const { service, operation, kind, isErrorsOnly, attributes, traceQl } = query;
  if (traceQl !== '') return '';
  const asked = [
    service,
    operation,
    isErrorsOnly ? 'failed' : '',
    kind === null ? '' : SPAN_KIND_NAMES[kind],
    ...attributes.map(formatCondition),
    query.durationOf === 'span' ? durationWords(query) : '',
  ].filter((part) => part !== '');
  if (asked.length < 2) return '';
  return `One span must meet all of these: ${asked.map((part) => part.slice(0, LONGEST_PART)).join(', ')}.`;
}

function timeReason(time: SearchTime): string {
  return time.type === 'last'
    ? `The search was of the ${lastTimeWords(time.milliseconds)}.`
    : 'Only what began between the two times was searched.';
}

function isTold({ notes }: SearchAnswer, kind: SearchNote['kind']): boolean {
  return notes.some((note) => note.kind === kind);
}

function dropWords({ limit }: SearchQuery, answer: SearchAnswer): string {
  const { returned, isLimited } = answer;
  if (returned === 0) return '';
  // The account of what was left out stands above.
  if (isTold(answer, 'compensated'))
    return isLimited ? `More than ${limit} may exist: a larger limit looks at more.` : '';
  const several = returned === 1 ? 'One trace was returned and does' : `${returned} traces were returned and do`;
  return `${several} not fit what was asked.${isLimited ? ` More than ${limit} may exist: a larger limit looks at more.` : ''}`;
}

function reachesNow({ time }: SearchQuery, now: number): boolean {
  return time.type === 'last' || time.to > now - SETTLING;
}

function stepsOf(query: SearchQuery, { isLimited, range }: SearchAnswer): readonly NextStep[] {
  const { time, limit } = query;
  const longer =
    time.type === 'last' && range !== null ? LAST_TIMES.find((each) => each >= time.milliseconds * 4) : undefined;
  const steps: (NextStep | null)[] = [
    time.type === 'between' && range !== null ? widerStep(query, time) : null,
    isLimited ? { label: `Look at ${limit * 5}`, query: { ...query, limit: limit * 5 } } : null,
    longer === undefined
      ? null
      : {
          label: `Search the ${lastTimeWords(longer)}`,
          query: { ...query, time: { type: 'last', milliseconds: longer } },
        },
    query.traceQl !== '' ? { label: 'Without TraceQL', query: { ...query, traceQl: '' } } : null,
    ...(query.traceQl === '' ? looserSteps(query) : []),
    query.hidesHealthChecks ? { label: 'With health checks', query: { ...query, hidesHealthChecks: false } } : null,
  ];
  return steps.filter((step) => step !== null);
}

/** Of a day or so another before and after it, of less an hour. */
function widerStep(query: SearchQuery, { from, to }: Extract<SearchTime, { type: 'between' }>): NextStep {
  const [margin, words] = to - from < DAY / 4 ? [HOUR, 'An hour'] : [DAY, 'A day'];
  return {
    label: `${words} more on either side`,
    query: { ...query, time: { type: 'between', from: from - margin, to: to + margin } },
  };
}

function looserSteps(query: SearchQuery): readonly (NextStep | null)[] {
  const hasBound = query.durationMin !== null || query.durationMax !== null;
  return [
    query.isErrorsOnly ? { label: 'With and without errors', query: { ...query, isErrorsOnly: false } } : null,
    query.kind === null ? null : { label: 'Any kind', query: { ...query, kind: null } },
    ...attributeSteps(query),
    hasBound ? { label: 'Any duration', query: { ...query, durationMin: null, durationMax: null } } : null,
    query.operation === '' ? null : { label: 'Any operation', query: { ...query, operation: '' } },
    query.service === '' ? null : { label: 'Any service', query: { ...query, service: '', operation: '' } },
  ];
}

function attributeSteps(query: SearchQuery): readonly NextStep[] {
  const { attributes } = query;
  if (attributes.length > MOST_ALONE) return [{ label: 'Any attributes', query: { ...query, attributes: [] } }];
  return attributes.map((condition) => ({
    label: `Without ${formatCondition(condition).slice(0, LONGEST_PART)}`,
    query: { ...query, attributes: attributes.filter((other) => other !== condition) },
  }));
}
