import type { SearchAnswer } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { LAST_TIMES, lastWords } from './search-words.ts';

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

/** Returns why a search may have found nothing. `kind` is the backend's, empty for documents. */
export function whyEmpty(query: SearchQuery, answer: SearchAnswer, kind: string, now: number): WhyEmpty {
  const reasons = [
    dropWords(query, answer),
    query.time.type === 'last' && answer.range !== null
      ? `The search was of the last ${lastWords(query.time.milliseconds)}.`
      : '',
    kind === 'tempo' && reachesNow(query, now) ? 'Tempo lists traces about half a minute after they were sent.' : '',
    query.service === '' || query.traceQl !== ''
      ? ''
      : `Only the service “${query.service}” was looked at; names are exact.`,
  ];
  return { reasons: reasons.filter((reason) => reason !== ''), steps: stepsOf(query, answer) };
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
          label: `Search the last ${lastWords(longer).replace(/^1 /, '')}`,
          query: { ...query, time: { type: 'last', milliseconds: longer } },
        },
    query.traceQl !== '' ? { label: 'Without TraceQL', query: { ...query, traceQl: '' } } : null,
    ...(query.traceQl === '' ? looserSteps(query) : []),
  ];
  return steps.filter((step) => step !== null).slice(0, 4);
}

function looserSteps(query: SearchQuery): readonly (NextStep | null)[] {
  const hasBound = query.durationMin !== null || query.durationMax !== null;
  return [
    query.isErrorsOnly ? { label: 'With and without errors', query: { ...query, isErrorsOnly: false } } : null,
    query.attributes.length > 0 ? { label: 'Any attributes', query: { ...query, attributes: [] } } : null,
    hasBound ? { label: 'Any duration', query: { ...query, durationMin: null, durationMax: null } } : null,
    query.service === '' ? null : { label: 'Any service', query: { ...query, service: '', operation: '' } },
  ];
}
