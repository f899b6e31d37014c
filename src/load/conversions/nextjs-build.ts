import type { ExactJsonObject } from '../../lib/json/exact-json.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { decimalNanoseconds } from '../decimal-nanoseconds.ts';
import { field, textOf } from '../json-fields.ts';
import { eachJsonItem } from '../json-items.ts';
import { idOfNumber } from '../numeric-id.ts';
import { plainAttributes } from '../plain-attributes.ts';
import type { Conversion, ConvertedSpan, DocumentToConvert } from './conversion.ts';

/**
 * What `next build` and `next dev` write into `.next/trace`: lines of arrays, much like Zipkin's, whose ids are small
 * numbers and whose `timestamp` comes from a clock that begins anywhere; `startTime` is the date in milliseconds.
 * https://github.com/vercel/next.js/blob/canary/packages/next/src/trace/report/to-json.ts
 */
export const nextjsBuild: Conversion = {
  name: 'nextjs-build',
  title: 'Next.js build trace',
  recognise: ({ paths, texts }) => MARKS.every((mark) => paths.has(mark)) && !texts.has('id'),
  loadConvert: async () => convertNextjsBuild,
};

const MARKS = ['traceId', 'id', 'timestamp', 'duration', 'startTime'];
const PLACED = ['traceId', 'name', 'timestamp', 'duration', 'tags'];
/** Dates are whole milliseconds, and of a clock that is put right now and then: no more of them is worth telling. */
const SAME_TIME = 10_000_000n;

function* convertNextjsBuild(document: DocumentToConvert): Generator<ConvertedSpan> {
  const spans: ExactJsonObject[] = [];
  eachJsonItem(document, { isItem: (json) => json.has('traceId') && json.has('id'), take: (json) => spans.push(json) });
  const zeros = clockZeros(spans);
  for (const span of spans) yield spanOf(span, zeros.get(traceIdOf(span)) ?? 0n);
}

/** Returns for each trace when its clock was at zero, by its earliest span that has a date. */
function clockZeros(spans: readonly ExactJsonObject[]): Map<string, bigint> {
  const earliest = new Map<string, { time: bigint; zero: bigint }>();
  for (const span of spans) {
    const time = timeOf(span, 'timestamp', 3);
    const date = timeOf(span, 'startTime', 6);
    if (time === null || date === null) continue;
    const known = earliest.get(traceIdOf(span));
    if (known === undefined || time < known.time) earliest.set(traceIdOf(span), { time, zero: date - time });
  }
  return new Map(Array.from(earliest, ([traceId, { zero }]) => [traceId, zero]));
}

function spanOf(json: ExactJsonObject, clockZero: bigint): ConvertedSpan {
  const time = timeOf(json, 'timestamp', 3);
  const start = time === null ? null : clockZero + time;
  const duration = timeOf(json, 'duration', 3);
  return {
    traceId: traceIdOf(json),
    spanId: idOfNumber(field(json, 'id')),
    parentSpanId: idOfNumber(field(json, 'parentId')),
    name: textOf(field(json, 'name')),
    kind: SpanKind.Internal,
    startTimeUnixNano: start,
    endTimeUnixNano: start === null || duration === null ? null : start + duration,
    attributes: attributesOf(json, start),
  };
}

function attributesOf(json: ExactJsonObject, start: bigint | null): Attribute[] {
  const tags = json.get('tags');
  const date = timeOf(json, 'startTime', 6);
  const isDateShown = date !== null && start !== null && date - start < SAME_TIME && start - date < SAME_TIME;
  const placed = new Set(isDateShown ? [...PLACED, 'startTime'] : PLACED);
  return [...(tags instanceof Map ? plainAttributes(tags) : []), ...plainAttributes(json, placed)];
}

function traceIdOf(json: ExactJsonObject): string {
  return textOf(field(json, 'traceId'));
}

function timeOf(json: ExactJsonObject, key: string, digits: 3 | 6): bigint | null {
  return decimalNanoseconds(json.get(key), digits);
}
