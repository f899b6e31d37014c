import type { SearchTime, UnixMilliseconds } from '../trace/search-query.ts';
import { readGrafanaTime } from './grafana-time.ts';
import { property } from './json-value.ts';

/** What one query on a page of Grafana asks, and the span that is selected beside it; either may be empty. */
export interface GrafanaQuery {
  /** An id, TraceQL, or what else its data source takes. */
  readonly text: string;
  readonly spanId: string;
  /** The time that it is asked of; null where that is not told. */
  readonly time: SearchTime | null;
  /** How many traces are asked for at most; null where that is not told. */
  readonly limit: number | null;
  /** Which kind of backend the data source seems to be of, by its type or name; empty where neither says so. */
  readonly source: '' | 'tempo' | 'jaeger' | 'zipkin';
  /** Whether its text may be TraceQL: a data source of logs or metrics has a language of its own. */
  readonly isOfTraces: boolean;
}

/** A page of Grafana that shows traces. */
export interface GrafanaPage {
  readonly name: 'Grafana Explore' | 'Grafana Drilldown';
  readonly queries: readonly GrafanaQuery[];
}

/** Deeper than what Explore writes. */
const DEEPEST = 6;
/** Longer than any address that a browser or a server takes. */
const LONGEST = 32_000;
const OF_LOGS_OR_METRICS = /loki|prometheus|mimir|elasticsearch|opensearch|influxdb|pyroscope/i;
/** Chats and tickets encode an address once more, some twice. */
const MOST_ENCODINGS = 3;

/**
 * Returns what the address of a page of Grafana asks, in the order of its panes; null for any other text. Explore keeps
 * its panes as JSON in `panes` (`schemaVersion=1`) or, before that, in `left` and `right`, an object or a list of from,
 * to, source and query; Drilldown has the trace in `traceId`. Relative times are counted from `now`.
 */
export function readGrafanaPage(text: string, now: UnixMilliseconds = Date.now()): GrafanaPage | null {
  const address = addressWithin(text);
  if (address === null) return null;
  const { pathname, searchParams } = new URL(address);
  if (/\/grafana-exploretraces-app\//.test(pathname)) {
    const query = {
      text: searchParams.get('traceId') ?? '',
      spanId: searchParams.get('spanId') ?? '',
      time: readGrafanaTime(searchParams.get('from'), searchParams.get('to'), now),
      limit: null,
      // Drilldown shows no other traces.
      source: 'tempo',
      isOfTraces: true,
    } as const;
    return { name: 'Grafana Drilldown', queries: query.text === '' ? [] : [query] };
  }
  const panes = ['panes', 'left', 'right'].flatMap((name) => panesOf(name, parsed(searchParams.get(name))));
  return panes.length === 0
    ? null
    : { name: 'Grafana Explore', queries: panes.flatMap((pane) => queriesOf(pane, now)) };
}

/** The address that a text is, or begins with a word of; spaces within it are Grafana's own, not encoded. */
function addressWithin(text: string): string | null {
  if (text.length > LONGEST || !/https?:\/\//i.test(text)) return null;
  const whole = text
    .trim()
    .replace(/^[<("'`]{1,3}/, '')
    .replace(/[>)"'`.,]{1,3}$/, '');
  const word = /https?:\/\/[^\s<>]+/i.exec(text)?.[0] ?? '';
  const found = /^https?:\/\//i.test(whole) && !/\n/.test(whole) ? whole : word;
  return URL.canParse(found) ? found : null;
}

/** Text that is not JSON is taken for JSON that was encoded once more. */
function parsed(text: string | null): unknown {
  let json = text ?? '';
  for (let i = 0; i < MOST_ENCODINGS && json !== ''; i++) {
    try {
      return JSON.parse(json);
    } catch {
      json = decodedOnce(json);
    }
  }
  return null;
}

function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

function panesOf(name: string, value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return name === 'panes' ? Object.values(value).filter((pane) => typeof pane === 'object' && pane !== null) : [value];
}

function queriesOf(pane: object, now: UnixMilliseconds): readonly GrafanaQuery[] {
  const spanId = textsUnder(pane, 'spanId', DEEPEST)[0] ?? '';
  const time = timeOf(pane, now);
  const named = Array.isArray(pane) ? pane[2] : property(pane, 'datasource');
  return queriesUnder(pane, DEEPEST).map((query) => {
    const names = JSON.stringify([property(query, 'datasource'), named]);
    return {
      text: query.query,
      spanId,
      time,
      limit: limitOf(query),
      source: sourceOf(names),
      isOfTraces: !OF_LOGS_OR_METRICS.test(names),
    };
  });
}

function limitOf(query: object): number | null {
  const limit = Number(property(query, 'limit'));
  return Number.isSafeInteger(limit) && limit > 0 ? limit : null;
}

function sourceOf(names: string): GrafanaQuery['source'] {
  const named = (['tempo', 'jaeger', 'zipkin'] as const).filter((kind) => names.toLowerCase().includes(kind));
  return named.length === 1 ? named[0] : '';
}

function timeOf(pane: object, now: UnixMilliseconds): SearchTime | null {
  if (Array.isArray(pane)) return readGrafanaTime(pane[0], pane[1], now);
  const range = property(pane, 'range');
  return readGrafanaTime(property(range, 'from'), property(range, 'to'), now);
}

/** Returns all objects, however deep, that hold a query's text. */
function queriesUnder(value: unknown, depth: number): readonly { readonly query: string }[] {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  const inner = Object.values(value).flatMap((each) => queriesUnder(each, depth - 1));
  return 'query' in value && typeof value.query === 'string' ? [{ ...value, query: value.query }, ...inner] : inner;
}

/** Returns all texts that stand under a key, however deep. */
function textsUnder(value: unknown, key: string, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : textsUnder(inner, key, depth - 1),
  );
}
