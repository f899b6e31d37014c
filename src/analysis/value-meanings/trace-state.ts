import { datadogPriority, keptShare } from './sampling.ts';

/** One vendor's part of a trace state. */
export interface TraceStateMember {
  readonly key: string;
  readonly value: string;
  /** What it says of sampling, a sentence each; empty where that is unknown. */
  readonly meanings: readonly string[];
}

/** W3C allows 32 members; a longer list is hostile, and is cut. */
const MOST = 64;

/** Returns the members of a `tracestate`, in order. Source: W3C Trace Context, 3.3. What is no `key=value` has no value. */
export function readTraceState(text: string): readonly TraceStateMember[] {
  return text
    .split(',', MOST)
    .map((member) => member.trim())
    .filter((member) => member !== '')
    .map(readMember);
}

/**
 * Returns the share of traces that is kept where a trace state tells it, more than 0 and at most 1; null where it does not.
 * What stands first counts.
 */
export function keptShareOf(traceState: string): number | null {
  const shares = readTraceState(traceState).flatMap(({ key, value }) =>
    value.split(';', MOST).map((field) => shareOfField(key, field)),
  );
  return shares.find((each) => each !== null && each > 0 && each <= 1) ?? null;
}

function shareOfField(key: string, field: string): number | null {
  const [name, text = ''] = field.split(':', 2);
  if (key === 'ot' && name === 'th' && HEXADECIMAL.test(text)) return shareAbove(text);
  if (key === 'ot' && name === 'p' && /^\d{1,2}$/.test(text) && Number(text) < 63) return 2 ** -Number(text);
  return key === 'es' && name === 's' && DECIMAL_SHARE.test(text) ? Number(text) : null;
}

function readMember(member: string): TraceStateMember {
  const equals = member.indexOf('=');
  const key = equals < 0 ? member : member.slice(0, equals);
  const value = equals < 0 ? '' : member.slice(equals + 1);
  return { key, value, meanings: meaningsOf(key, value) };
}

function meaningsOf(key: string, value: string): readonly string[] {
  const read = READERS.get(key);
  if (read === undefined) return [];
  return value
    .split(';', MOST)
    .map((field) => {
      const colon = field.indexOf(':');
      return colon < 0 ? '' : read(field.slice(0, colon), field.slice(colon + 1));
    })
    .filter((meaning) => meaning !== '');
}

type FieldReader = (name: string, value: string) => string;

const READERS: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ['ot', openTelemetry],
  ['dd', (name, value) => (name === 's' ? sentence('Priority', datadogPriority(value)) : '')],
  ['es', (name, value) => (name === 's' ? sentence('Sampling', share(value)) : '')],
]);

/** Source: OpenTelemetry, "TraceState: Probability Sampling", and its predecessor's `p` and `r`. */
function openTelemetry(name: string, value: string): string {
  if (name === 'th') return sentence('Sampling', keptAbove(value));
  if (name === 'rv')
    return /^[0-9a-f]{14}$/.test(value) ? `Random value: ${percent(1 - shareAbove(value))} of its range` : '';
  if (name === 'p') return sentence('Sampling', powerOfTwo(value));
  return '';
}

function sentence(subject: string, words: string): string {
  return words === '' ? '' : `${subject}: ${words}`;
}

const BITS = 56n;
const HEXADECIMAL = /^[0-9a-f]{1,14}$/;
const DECIMAL_SHARE = /^(?:0(?:\.\d{1,10})?|1(?:\.0{1,10})?)$/;

/** A threshold is 1 to 14 hexadecimal digits, the rest zeros: what lies below it was dropped. */
function keptAbove(threshold: string): string {
  return HEXADECIMAL.test(threshold) ? keptShare(shareAbove(threshold)) : '';
}

/** How much of the 56-bit range lies above. Subtracted as integers: close to the end, doubles would say 0. */
function shareAbove(hex: string): number {
  const above = (1n << BITS) - BigInt(`0x${hex.padEnd(14, '0')}`);
  return Number(above) / 2 ** Number(BITS);
}

function powerOfTwo(value: string): string {
  if (!/^\d{1,2}$/.test(value) || Number(value) > 63) return '';
  return keptShare(value === '63' ? 0 : 2 ** -Number(value));
}

function share(value: string): string {
  return DECIMAL_SHARE.test(value) ? keptShare(Number(value)) : '';
}

function percent(part: number): string {
  return `${Number((part * 100).toPrecision(3))} %`;
}
