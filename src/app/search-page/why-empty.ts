import type { SearchAnswer } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
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
/** So many conditions have a button each to leave them out. */
const MOST_ALONE = 4;
const LONGEST_PART = 60;

/** Returns why a search may have found nothing. `kind` is the backend's, empty for documents. */
export function whyEmpty(query: SearchQuery, answer: SearchAnswer, kind: string, now: number): WhyEmpty {
  const reasons = [
    dropWords(query, answer),
    query.time.type === 'last' && answer.range !== null
      ? `The search was of the ${lastTimeWords(query.time.milliseconds)}.`
      : '',
    kind === 'tempo' && reachesNow(query, now) ? 'Tempo lists traces about half a minute after they were sent.' : '',
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

function dropWords({ limit }: SearchQuery, { returned, isLimited }: SearchAnswer): string {
  if (returned === 0) return '';
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
