import type { SearchTime, UnixMilliseconds } from '../trace/search-query.ts';
import { type GrafanaPage, readGrafanaPage } from './grafana-address.ts';
import {
  asWritten,
  isLongDecimal,
  looksLikeId,
  type Sighting,
  type Sightings,
  type SpanSighting,
  sightIds,
} from './id-sightings.ts';
import { readRequestId } from './request-id.ts';
import { firstTime, timeAround } from './text-time.ts';
import { decimalAsHex, hexDigits, normaliseSpanId, normaliseTraceId } from './trace-id.ts';

export { normaliseTraceId, traceIdVariants } from './trace-id.ts';

/**
 * A trace id found in a text; ids normalised, but for a trace id that is likely decimal, which stands as written; `from` and `to` (after its end) offsets of the trace id in the text, both 0
 * where it stands there only in an encoding.
 */
export interface FoundId {
  readonly traceId: string;
  readonly spanId: string | null;
  readonly from: number;
  readonly to: number;
}

/** What a pasted or typed text is. `what` names it for people (`Trace id`), `why` is a sentence. */
export type Recognised =
  | { readonly kind: 'empty' }
  /** `time` is when it was, `source` which kind of backend has it, where the text says that beside the ids. */
  | {
      readonly kind: 'ids';
      readonly ids: readonly FoundId[];
      readonly what: string;
      readonly time?: SearchTime;
      readonly source?: string;
    }
  /** A search on another viewer's page. */
  | {
      readonly kind: 'search';
      readonly traceQl: string;
      readonly time: SearchTime | null;
      readonly limit?: number;
      readonly source?: string;
      readonly what: string;
    }
  /** An id of something else, which spans may have as the attribute `key`. */
  | {
      readonly kind: 'request';
      readonly key: string;
      readonly value: string;
      readonly time: SearchTime | null;
      readonly what: string;
    }
  /** JSON to be read as a file is. */
  | { readonly kind: 'document'; readonly what: string }
  /** One of our own pages; `search` is the address's query with its `?`, or empty. */
  | {
      readonly kind: 'address';
      readonly traceId: string;
      readonly spanId: string | null;
      readonly search: string;
      readonly what: string;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/** Fewest digits of an id alone in the box: with four, years, ports and short words would be ids. */
const LEAST_DIGITS_ALONE = 5;
/** In a list each id stands among others that might be words. */
const LEAST_DIGITS_IN_LIST = 12;
/** Longer than any id in any dress, so that JSON of this length is a document. */
const LONGEST_ID = 40;

/** No address of ours holds more. */
const LONGEST_TRACEQL = 1500;

/** What may stand around an id that is alone in the box. */
const ALONE = /^[\s"'`“”‘’«»<([]*((?:0x)?[0-9a-f-]{1,64}|[\w+/-]{22}(?:==)?|[a-z0-9+/]{11}=)[\s"'`“”‘’«»>)\],.;:]*$/i;
/** An id of something: of a request, a customer, a body's checksum. */
const SOME_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9+/]{22}==/i;
/** What b3 says without an id: https://github.com/openzipkin/b3-propagation#sampling-state-1 */
const SAMPLING_ALONE = /^\W*(?:b3|x-b3-(?:sampled|flags))["']?\s*[:=]\s*["']?[01d]\W*$/i;
const ADDRESS = /^\s*https?:\/\/\S+\s*$/i;
const ZIPKIN_PAGE = /^\s*https?:\/\/\S{1,1000}\/zipkin\/traces\/\S+\s*$/i;
const JSON_START = /^(?:\{\s*(?:"|\})|\[\s*(?:[{["]|\]))/;
/** What a server answers that has nothing. */
const NOTHING_IN_JSON = /^(?:\{\s*\}|\[\s*\]|\{\s*"data"\s*:.*)$/s;
/** Keys that only spans have: a record with a trace id and none of them is a log record. */
const SPAN_KEYS =
  /"(?:spans|resourceSpans|resource_spans|scopeSpans|scope_spans|instrumentationLibrarySpans|batches|traceEvents|SpanContext|parent_id|trace\.parent_id|parentSpanId|startTimeUnixNano|start_time_unix_nano|operationName|localEndpoint|processes|subsegments|rootServiceName|summaries)"\s*:/;

const NAMES: Record<Sighting['form'], string> = {
  traceparent: 'traceparent header',
  b3: 'b3 header',
  uber: 'uber-trace-id header',
  xray: 'X-Amzn-Trace-Id',
  key: 'Log line',
  path: 'Page address',
  bare: 'Text with a trace id',
};

/**
 * Returns what a text is that someone typed or pasted in order to open a trace: an id in any dress, several, a page's
 * address, a log line, a JSON document. `ownBase` is the address our own pages stand below, with a slash at its end.
 * Takes time in proportion to the text's length.
 */
export function recognise(text: string, ownBase?: string): Recognised {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  const isLongEnough = trimmed.length > LONGEST_ID || SPAN_KEYS.test(trimmed) || NOTHING_IN_JSON.test(trimmed);
  if (JSON_START.test(trimmed) && isLongEnough) return recogniseJson(text, trimmed);
  return (
    ownAddress(trimmed, ownBase) ??
    grafanaPage(text) ??
    idAlone(text) ??
    listOfIds(text) ??
    idsWithin(text) ??
    idsOfEncoded(text) ??
    requestId(text) ?? { kind: 'unknown', why: whyUnknown(trimmed) }
  );
}

function recogniseJson(text: string, trimmed: string): Recognised {
  const document = { kind: 'document', what: 'JSON document' } as const;
  if (!trimmed.startsWith('{') || SPAN_KEYS.test(trimmed)) return document;
  const { traces, spans } = sightIds(text);
  const keyed = traces.filter(({ form }) => form === 'key' || form === 'traceparent' || form === 'xray');
  const what = /"(?:exemplars?|seriesLabels)"\s*:|^\{\s*"labels"\s*:/.test(trimmed) ? 'Exemplar' : 'JSON log line';
  return withTime(foundIds({ traces: keyed, spans }, what), text) ?? requestId(text) ?? document;
}

/** Ids that were logged at some time: the first that stands in the line of the first id, else in the text. */
function withTime(recognised: Recognised | null, text: string): Recognised | null {
  if (recognised?.kind !== 'ids' || ADDRESS.test(text)) return recognised;
  const from = text.lastIndexOf('\n', recognised.ids[0]?.from) + 1;
  const end = text.indexOf('\n', from);
  const time = firstTime(text.slice(from, end < 0 ? undefined : end)) ?? firstTime(text);
  if (time === null) return recognised;
  const what = recognised.ids.length > 1 ? recognised.what : `${recognised.what} of ${toldTime(time)}`;
  return { ...recognised, what, time: timeAround(time) };
}

function toldTime(time: UnixMilliseconds): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A UUID that is called the id of a request is none of a trace, but spans may have it. */
function requestId(text: string): Recognised | null {
  const found = readRequestId(text);
  if (found === null) return null;
  const moment = firstTime(text);
  const what = `No trace id, but a request’s: ${found.key} = ${found.value}`;
  return { kind: 'request', ...found, time: moment === null ? null : timeAround(moment), what };
}

function ownAddress(trimmed: string, ownBase: string | undefined): Recognised | null {
  if (ownBase === undefined || /\s/.test(trimmed) || !URL.canParse(trimmed) || !URL.canParse(ownBase)) return null;
  const url = new URL(trimmed);
  const pages = new URL('trace/', ownBase);
  if (url.origin !== pages.origin || !url.pathname.startsWith(pages.pathname)) return null;
  const traceId = normaliseTraceId(decoded(url.pathname.slice(pages.pathname.length)));
  if (traceId === '') return null;
  const spanId = normaliseSpanId(url.searchParams.get('span') ?? '') || null;
  return { kind: 'address', traceId, spanId, search: url.search, what: 'Address of a trace in Longpole' };
}

function decoded(pathPart: string): string {
  try {
    return decodeURIComponent(pathPart);
  } catch {
    return pathPart;
  }
}

/** A span that is selected on the page counts more than one that its query names. */
function grafanaPage(text: string): Recognised | null {
  const page = readGrafanaPage(text);
  const found = (page?.queries ?? []).flatMap((query) => {
    const recognised = idAlone(query.text) ?? idsWithin(query.text);
    const selected = looksLikeId(query.spanId, 1) ? normaliseSpanId(query.spanId) : null;
    const ids = recognised?.kind === 'ids' ? recognised.ids : [];
    return ids.map((id) => ({
      ...id,
      spanId: selected ?? id.spanId,
      ...placeIn(text, query.text.slice(id.from, id.to)),
    }));
  });
  const ids = unique(found).toSorted((a, b) => a.from - b.from);
  const [first, ...others] = ids;
  if (page === null) return null;
  if (first === undefined) return grafanaSearch(page);
  const span = first.spanId === null ? '' : `, span ${first.spanId}`;
  const what = others.length > 0 ? `${ids.length} trace ids` : `trace ${first.traceId}${span}`;
  const time = page.queries.find((query) => query.time !== null)?.time;
  const source = page.queries.find((query) => query.source !== '')?.source;
  return { kind: 'ids', ids, what: `${page.name}: ${what}`, ...(time && { time }), ...(source && { source }) };
}

/** A selector stands first in all that TraceQL asks of spans; `{}` alone is how Explore opens. */
function grafanaSearch({ name, queries }: GrafanaPage): Recognised | null {
  const asked = queries.find(
    ({ text, isOfTraces }) => isOfTraces && /^\s*[({]/.test(text) && text.length <= LONGEST_TRACEQL,
  );
  if (asked === undefined) return null;
  const { time, limit, source } = asked;
  const what = `${name}: a search in TraceQL`;
  return { kind: 'search', traceQl: asked.text.trim(), time, what, ...(limit && { limit }), ...(source && { source }) };
}

/** An address that says nothing until it is decoded. */
function idsOfEncoded(text: string): Recognised | null {
  if (!ADDRESS.test(text) || !text.includes('%')) return null;
  const plain = decoded(text.replaceAll('+', ' '));
  const recognised = idsWithin(plain);
  if (recognised?.kind !== 'ids') return null;
  const ids = recognised.ids.map((id) => ({ ...id, ...placeIn(text, plain.slice(id.from, id.to)) }));
  return { ...recognised, ids, what: ids.length === 1 ? NAMES.path : recognised.what };
}

/** Where an id stands as it was written before something was decoded; nowhere, at 0, if it was encoded itself. */
function placeIn(text: string, written: string): Pick<FoundId, 'from' | 'to'> {
  const from = text.indexOf(written);
  return from < 0 ? { from: 0, to: 0 } : { from, to: from + written.length };
}

function idAlone(text: string): Recognised | null {
  const id = foundAlone(text, 0, LEAST_DIGITS_ALONE);
  if (id === null) return null;
  return { kind: 'ids', ids: [id], what: nameOfAlone(text.slice(id.from, id.to)) };
}

/** Where it may be two ids, both are asked for: `traceIdVariants` knows. */
function nameOfAlone(written: string): string {
  const digits = hexDigits(written);
  if (digits === null || written.endsWith('=')) return 'Trace id, in base64';
  const decimal = decimalAsHex(digits);
  if (decimal !== null && isLongDecimal(digits))
    return `Trace id in decimal digits: ${decimal} in hex; asked for as both`;
  const isWhole = digits.length === 16 || digits.length === 32;
  const name = isWhole ? 'Trace id' : 'Trace id, its leading zeros restored';
  return decimal === null ? name : `${name}; asked for as a decimal number too`;
}

/** Ids between blanks, commas or line ends, and nothing else. */
function listOfIds(text: string): Recognised | null {
  const ids: Sighting[] = [];
  for (const word of text.matchAll(/[^\s,;|]+/g)) {
    const id = foundAlone(word[0], word.index, LEAST_DIGITS_IN_LIST);
    if (id === null) return null;
    ids.push({ form: 'bare', ...id });
  }
  return foundIds({ traces: ids, spans: [] }, 'Trace id');
}

function foundAlone(text: string, offset: number, leastDigits: number): FoundId | null {
  const written = ALONE.exec(text)?.[1];
  if (written === undefined) return null;
  const plain = isBareBase64(written) ? `${written}==` : written;
  if (hexDigits(plain) === null || !looksLikeId(plain, plain.startsWith('0x') ? 1 : leastDigits)) return null;
  const from = offset + text.indexOf(written);
  return { traceId: asWritten(plain), spanId: null, from, to: from + written.length };
}

/** Base64 of 16 bytes that lacks its padding, where it has all that words and hex digits lack. */
function isBareBase64(text: string): boolean {
  return /^[\w+/-]{21}[AQgw]$/.test(text) && [/[a-z]/, /[A-Z]/, /\d/, /[^\da-f]/i].every((each) => each.test(text));
}

function idsWithin(text: string): Recognised | null {
  const { traces, spans } = sightIds(text);
  const meant = withoutNoise(text, traces);
  const form = meant[0]?.form;
  const found = form === undefined ? null : foundIds({ traces: meant, spans }, nameOf(text, form));
  return found?.kind === 'ids' && ZIPKIN_PAGE.test(text) ? { ...found, source: 'zipkin' } : withTime(found, text);
}

/** Headers and the like that are read by a form of another name. */
const OTHER_NAMES: readonly (readonly [form: Sighting['form'], pattern: RegExp, name: string])[] = [
  ['b3', /sentry-trace/i, 'sentry-trace header'],
  ['key', /x-b3-traceid/i, NAMES.b3],
  ['key', /x-datadog-trace-id/i, 'x-datadog-trace-id header'],
  ['key', /(?:^|\s)#[ \t]{1,4}\{/, 'Exemplar'],
];

function nameOf(text: string, form: Sighting['form']): string {
  if (ADDRESS.test(text)) return NAMES.path;
  return OTHER_NAMES.find(([of, pattern]) => of === form && pattern.test(text))?.[2] ?? NAMES[form];
}

/**
 * Bare digits are a trace id for want of anything better: 32 of them where their line has no id in a form that says
 * so, 16 of them (as likely a span id) where the whole text has nothing else.
 */
function withoutNoise(text: string, traces: readonly Sighting[]): readonly Sighting[] {
  const lines = lineNumbers(text, traces);
  const saidSo = new Set(lines.filter((_, index) => traces[index]?.form !== 'bare'));
  const meant = traces.filter((trace, index) => {
    return trace.form !== 'bare' || (trace.traceId.length === 32 && !saidSo.has(lines[index] ?? 0));
  });
  return meant.length > 0 ? meant : traces;
}

function lineNumbers(text: string, traces: readonly Sighting[]): readonly number[] {
  let line = 0;
  let lineEnd = text.indexOf('\n');
  return traces.map(({ from }) => {
    while (lineEnd !== -1 && lineEnd < from) {
      line++;
      lineEnd = text.indexOf('\n', lineEnd + 1);
    }
    return line;
  });
}

function foundIds({ traces, spans }: Sightings, what: string): Recognised | null {
  const ids = unique(withSpans(traces, spans));
  if (ids.length === 0) return null;
  return { kind: 'ids', ids, what: ids.length === 1 ? what : `${ids.length} trace ids` };
}

/**
 * Gives each trace id the span id that belongs to it. Programs write the two in one order throughout; the first of
 * the text tells which.
 */
function withSpans(traces: readonly Sighting[], spans: readonly SpanSighting[]): readonly FoundId[] {
  const spanFirst = (spans[0]?.from ?? Number.POSITIVE_INFINITY) < (traces[0]?.from ?? 0);
  let next = 0;
  return traces.map(({ traceId, spanId, from, to }, index) => {
    const end = spanFirst ? from : (traces[index + 1]?.from ?? Number.POSITIVE_INFINITY);
    const first = next;
    while ((spans[next]?.from ?? Number.POSITIVE_INFINITY) < end) next++;
    const keyed = next === first ? null : spans[spanFirst ? next - 1 : first];
    return { traceId, spanId: spanId ?? keyed?.spanId ?? null, from, to };
  });
}

function unique(ids: readonly FoundId[]): readonly FoundId[] {
  const seen = new Set<string>();
  return ids.filter(({ traceId }) => {
    const key = traceId.padStart(32, '0');
    return !seen.has(key) && seen.add(key);
  });
}

function whyUnknown(trimmed: string): string {
  if (ADDRESS.test(trimmed)) return 'This address holds no trace id.';
  if (/^(?:0x)?0+$/.test(trimmed)) return 'Zeros alone stand for no trace.';
  if (/^(?:0x)?[0-9a-f]{33,}$/i.test(trimmed)) return 'Too long for a trace id, which has at most 32 hex digits.';
  if (SAMPLING_ALONE.test(trimmed)) return 'This b3 header holds a decision whether to record, and no trace id.';
  if (SOME_ID.test(trimmed)) {
    return 'A UUID or base64 within a text may be the id of anything: if it is the trace’s, leave it alone in the box.';
  }
  if (/^(?:0x)?[a-f]{5,15}$/i.test(trimmed))
    return 'Letters alone may be a word: an id of them needs all its 16 or 32.';
  if (/^(?:0x)?[0-9a-f]{1,4}$/i.test(trimmed))
    return `Too short for a trace id: at least ${LEAST_DIGITS_ALONE} hex digits.`;
  return 'No trace id found in this text.';
}
