import { groupBy } from '../../lib/group-by.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { parseJson, property } from '../json-value.ts';
import type { PlainAttributes, PlainSpan, PlainTrace, PlainValue } from './plain-traces-for-tests.ts';

/** Returns the traces of an OTLP document in JSON, as tests write them; of values, those of one word, and lists of texts. */
export function plainTracesOfOtlp(document: string): PlainTrace[] {
  const answer = parseJson(document);
  const spans = listOf(property(answer, 'trace') ?? answer, 'resourceSpans').flatMap(spansOfResource);
  const byTrace = groupBy(spans, ({ traceId }) => traceId);
  return Array.from(byTrace, ([traceId, ofTrace]) => {
    const startTimeUnixNano = ofTrace.reduce((least, { at }) => (at < least ? at : least), ofTrace[0].at);
    const inOrder = ofTrace.toSorted((a, b) => Number(a.span.parentId !== '') - Number(b.span.parentId !== ''));
    return {
      traceId,
      startTimeUnixNano,
      spans: inOrder.map(({ span, at }) => ({ ...span, start: Number(at - startTimeUnixNano) })),
    };
  });
}

interface ReadSpan {
  readonly traceId: string;
  readonly at: bigint;
  readonly span: PlainSpan;
}

function spansOfResource(resourceSpans: unknown): ReadSpan[] {
  const all = attributesOf(property(resourceSpans, 'resource'));
  const { 'service.name': service = '', ...resource } = all;
  const spans = listOf(resourceSpans, 'scopeSpans').flatMap((scope) => listOf(scope, 'spans'));
  return spans.map((span) => {
    const at = BigInt(String(property(span, 'startTimeUnixNano')));
    const duration = Number(BigInt(String(property(span, 'endTimeUnixNano'))) - at);
    return {
      traceId: hexOf(property(span, 'traceId')),
      at,
      span: {
        spanId: hexOf(property(span, 'spanId')),
        parentId: hexOf(property(span, 'parentSpanId')),
        service: String(service),
        resource,
        name: String(property(span, 'name') ?? ''),
        kind: kindOf(property(span, 'kind')),
        status: statusOf(property(property(span, 'status'), 'code')),
        start: 0,
        duration,
        attributes: attributesOf(span),
      },
    };
  });
}

function attributesOf(holder: unknown): PlainAttributes {
  const entries = listOf(holder, 'attributes').flatMap((attribute) => {
    const value = plainValueOf(property(attribute, 'value'));
    return value === null ? [] : [[String(property(attribute, 'key')), value] as const];
  });
  return Object.fromEntries(entries);
}

function plainValueOf(value: unknown): PlainValue | null {
  const text = property(value, 'stringValue');
  if (typeof text === 'string') return text;
  const boolean = property(value, 'boolValue');
  if (typeof boolean === 'boolean') return boolean;
  const list = property(value, 'arrayValue');
  if (list !== undefined) return listOf(list, 'values').map((each) => String(property(each, 'stringValue')));
  const number = property(value, 'intValue') ?? property(value, 'doubleValue');
  return number === undefined ? null : Number(number);
}

function kindOf(kind: unknown): SpanKind {
  const word = String(kind).replace('SPAN_KIND_', '').toLowerCase();
  const found = Object.entries(SpanKind).find(([name, number]) => name.toLowerCase() === word || number === kind);
  return found?.[1] ?? SpanKind.Unspecified;
}

function statusOf(code: unknown): StatusCode {
  const word = String(code).replace('STATUS_CODE_', '').toLowerCase();
  const found = Object.entries(StatusCode).find(([name, number]) => name.toLowerCase() === word || number === code);
  return found?.[1] ?? StatusCode.Unset;
}

/** Ids in base64, as Tempo writes them; hexadecimal ones as they are. */
function hexOf(id: unknown): string {
  if (typeof id !== 'string' || /^(?:[\da-f]{16}){0,2}$/i.test(id)) return String(id ?? '');
  return Array.from(atob(id), (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

function listOf(holder: unknown, key: string): unknown[] {
  const list = property(holder, key);
  return Array.isArray(list) ? list : [];
}
