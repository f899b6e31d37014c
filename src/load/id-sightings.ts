import { decimalAsHex, hexDigits, normaliseSpanId, normaliseTraceId } from './trace-id.ts';

/** In what dress a trace id was met. */
export type SightingForm = 'traceparent' | 'b3' | 'uber' | 'xray' | 'key' | 'path' | 'bare';

/** A trace id met in a text. */
export interface Sighting {
  readonly form: SightingForm;
  /** Normalised; decimal digits that are more than half an id as they are written. */
  readonly traceId: string;
  /** The span named in the same breath, normalised. */
  readonly spanId: string | null;
  /** Offsets of the id in the text, `to` after its end. */
  readonly from: number;
  readonly to: number;
}

/** A span id met under a key of its own (`span_id=…`, `uiFind=…`, `&span=…` of a page). */
export interface SpanSighting {
  readonly spanId: string;
  readonly from: number;
}

/** What `sightIds` found, each list in the order of the text. */
export interface Sightings {
  readonly traces: readonly Sighting[];
  readonly spans: readonly SpanSighting[];
}

// Every repetition below has an upper bound, so that the time taken grows with the length of the text and no faster.
const QUOTES = '["\'`\\\\]{0,4}';
const IS = '[ \\t]{0,4}(?:=>|[:=]|%3A|%3D)\\s{0,20}';
const OF_OBJECT = `${QUOTES}\\s{0,20}:\\s{0,20}\\{\\s{0,20}${QUOTES}id`;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ID = `(?:0x)?(?:${UUID}|[0-9a-f]{1,32})`;
const BEGIN = '(?<![0-9a-z_])';
const END = '(?![0-9a-z_])';
const COLON = '(?::|%3A)';
const SEMICOLON = '(?:;|%3B) ?';
const EQUALS = '(?:=|%3D)';

/**
 * The forms, those that say most first. W3C trace context (https://www.w3.org/TR/trace-context), B3
 * (https://github.com/openzipkin/b3-propagation), Jaeger's uber-trace-id
 * (https://www.jaegertracing.io/docs/1.21/client-libraries), X-Amzn-Trace-Id
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader; `Self` in it is a load
 * balancer's own), then keys as loggers write them, then pages.
 */
const FORMS = new RegExp(
  [
    `${BEGIN}[0-9a-f]{2}-(?<w3cTrace>[0-9a-f]{32})-(?<w3cSpan>[0-9a-f]{16})-[0-9a-f]{2}${END}`,
    `${BEGIN}(?<b3Trace>[0-9a-f]{32}|[0-9a-f]{16})-(?<b3Span>[0-9a-f]{16})(?:-[01d](?:-[0-9a-f]{16})?)?${END}`,
    // Without the header's name a few short numbers between colons are a time or an address.
    `(?:uber-trace-id${QUOTES}${IS}${QUOTES}|(?<![0-9a-z_:])(?=[0-9a-f]{8}))` +
      `(?<uberTrace>[0-9a-f]{1,32})${COLON}(?<uberSpan>[0-9a-f]{1,16})${COLON}[0-9a-f]{1,16}${COLON}[0-9a-f]{1,2}(?![0-9a-z_:])`,
    `(?:(?<=root%3D)|(?<![0-9a-z_]|self=))(?<xrayTrace>1-[0-9a-f]{8}-[0-9a-f]{24})` +
      `(?:(?:@|(?:${SEMICOLON}[a-z]{2,12}${EQUALS}[^;%\\s]{1,64}){0,3}?${SEMICOLON}parent${EQUALS})(?<xraySpan>[0-9a-f]{16}))?${END}`,
    `trace(?:[ ._:-]?id|${OF_OBJECT})${QUOTES}${IS}${QUOTES}[[(<]?(?<keyTrace>[a-z0-9+/_-]{22}==|${ID})(?!-?[0-9a-z_])`,
    // The name of a trace in Google Cloud, in a log under a key `…/trace`.
    `projects/[a-z0-9.:-]{1,100}/traces/(?<namedTrace>[0-9a-f]{32})${END}`,
    `/traces?/(?<pathTrace>${ID})(?:\\.\\.\\.(?<pathOther>${ID}))?(?!-?[0-9a-z_])`,
    `(?:uifind=|(?<=[?&])span=(?=[0-9a-f]{16})|(?:(?<!parent[ ._-]?)span(?:[ ._:-]?id|${OF_OBJECT})|x-datadog-parent-id)${QUOTES}${IS}${QUOTES})` +
      '(?<keySpan>[a-z0-9+/]{11}=|[0-9]{17,20}|(?:0x)?[0-9a-f]{1,16})(?!-?[0-9a-z_])',
    `${BEGIN}(?:0x)?(?<bareTrace>[0-9a-f]{32}|[0-9a-f]{16})(?:[,/|:] ?(?<bareSpan>[0-9a-f]{16}))?${END}`,
  ].join('|'),
  'dgi',
);

interface FormGroups {
  readonly form: SightingForm;
  readonly trace: string;
  readonly span: string;
}

const FORM_GROUPS: readonly FormGroups[] = [
  { form: 'traceparent', trace: 'w3cTrace', span: 'w3cSpan' },
  { form: 'b3', trace: 'b3Trace', span: 'b3Span' },
  { form: 'uber', trace: 'uberTrace', span: 'uberSpan' },
  { form: 'xray', trace: 'xrayTrace', span: 'xraySpan' },
  { form: 'key', trace: 'keyTrace', span: '' },
  { form: 'key', trace: 'namedTrace', span: '' },
  { form: 'path', trace: 'pathTrace', span: '' },
  { form: 'path', trace: 'pathOther', span: '' },
  { form: 'bare', trace: 'bareTrace', span: 'bareSpan' },
];

/** How few digits still make an id, by how plainly the text calls it one. */
const LEAST_DIGITS: Record<SightingForm, number> = {
  traceparent: 32,
  b3: 16,
  uber: 1,
  xray: 32,
  key: 1,
  path: 5,
  bare: 16,
};

/** Digits enough for letters alone to be an id: no English word of a to f is as long. */
const LONGER_THAN_WORDS = 12;

/** Returns every trace id and every span id of a text. Takes time in proportion to its length, whatever it holds. */
export function sightIds(text: string): Sightings {
  const traces: Sighting[] = [];
  const spans: SpanSighting[] = [];
  for (const match of text.matchAll(FORMS)) {
    for (const groups of FORM_GROUPS) {
      const sighting = traceSighting(text, match, groups);
      if (sighting !== null) traces.push(sighting);
    }
    const span = spanSighting(text, match);
    if (span !== null) spans.push(span);
  }
  return { traces, spans };
}

/**
 * Tells whether hexadecimal text is an id and no word or number: it has at least `leastDigits` digits, and is longer
 * than a word where it consists of letters alone. Zeros alone are no id.
 */
export function looksLikeId(text: string, leastDigits: number): boolean {
  const digits = hexDigits(text);
  if (digits === null || !/[^0]/.test(digits) || digits.length < leastDigits) return false;
  return digits.length >= LONGER_THAN_WORDS || /[0-9]/.test(digits);
}

function traceSighting(text: string, match: RegExpExecArray, { form, trace, span }: FormGroups): Sighting | null {
  const place = match.indices?.groups?.[trace];
  if (place === undefined) return null;
  const [from, to] = place;
  const written = text.slice(from, to);
  const plain = form === 'xray' ? written.slice(2).replace('-', '') : written;
  if (!looksLikeId(plain, LEAST_DIGITS[form])) return null;
  // Sixteen decimal digits in a text are a time in microseconds.
  if (form === 'bare' && DECIMAL.test(plain)) return null;
  const decimal = form === 'key' && isOfDatadog(text, match.index) ? decimalAsHex(plain) : null;
  return { form, traceId: decimal ?? asWritten(plain), spanId: spanOrNull(match.groups?.[span]), from, to };
}

/** Returns an id in the form in which ids are compared; one that is more likely a decimal number as it is. */
export function asWritten(id: string): string {
  return isLongDecimal(id) ? id : normaliseTraceId(id);
}

/** Tells whether an id is more likely a decimal number, as Datadog writes them, than hexadecimal without a letter. */
export function isLongDecimal(id: string): boolean {
  return /^[1-9]\d{16,19}$/.test(id) && decimalAsHex(id) !== null;
}

function spanSighting(text: string, match: RegExpExecArray): SpanSighting | null {
  const span = match.groups?.keySpan;
  if (span === undefined) return null;
  const isDecimal = isLongDecimal(span) || isOfDatadog(text, match.index) || /^x-datadog/i.test(match[0]);
  const spanId = (isDecimal ? decimalAsHex(span) : null) ?? span;
  return looksLikeId(spanId, 1) ? { spanId: normaliseSpanId(spanId), from: match.index } : null;
}

function spanOrNull(written: string | undefined): string | null {
  return written === undefined || !/[^0]/.test(written) ? null : normaliseSpanId(written);
}

const DECIMAL = /^[0-9]{1,20}$/;
/** What stands before a key of Datadog's: `dd.`, `x-datadog-`, or an object of that name. */
const DATADOG = /(?:\bdd[._]|datadog-)$|\bdd["'\\]{0,4}\s{0,9}[:=]\s{0,9}\{[^{}]{0,200}$/i;

function isOfDatadog(text: string, keyFrom: number): boolean {
  return DATADOG.test(text.slice(Math.max(0, keyFrom - 220), keyFrom));
}
