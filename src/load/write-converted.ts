import { orNothing, otlpResource, otlpScope, otlpSpan } from '../trace/otlp-span.ts';
import type { Resource, Scope, SpanDetails } from '../trace/span-details.ts';
import { SpanKind, StatusCode } from '../trace/span-kind.ts';
import type { ConvertedSpan } from './conversions/conversion.ts';

/** Long enough that pieces are few, short enough that none is a great string. */
const PIECE_CHARACTERS = 1 << 18;

const NO_RESOURCE: Resource = { attributes: [], droppedAttributesCount: 0, schemaUrl: '' };

/** What became of spans that were to be written. */
export interface Written {
  readonly spanCount: number;
  /** There were more spans, and no room for them. */
  readonly isFull: boolean;
}

/**
 * Returns spans as an OTLP JSON document, in pieces of some hundred kilobytes. Once it is longer than `mostBytes` it ends
 * with the span that it has come to.
 */
export function* writeConverted(
  spans: Iterable<ConvertedSpan>,
  mostBytes: number,
): Generator<Uint8Array<ArrayBuffer>, Written> {
  const encoder = new TextEncoder();
  let text = '{"resourceSpans":[';
  let last: SpanDetails | null = null;
  let spanCount = 0;
  let byteCount = 0;
  let isFull = false;
  for (const converted of spans) {
    isFull = byteCount > mostBytes;
    if (isFull) break;
    const span = detailsOf(converted);
    text += last === null ? beginning(span) : between(last, span);
    text += JSON.stringify(otlpSpan(span, span));
    last = span;
    spanCount++;
    if (text.length < PIECE_CHARACTERS) continue;
    const piece = encoder.encode(text);
    byteCount += piece.length;
    yield piece;
    text = '';
  }
  yield encoder.encode(`${text}${last === null ? '' : ending(last)}]}`);
  return { spanCount, isFull };
}

function between(last: SpanDetails, span: SpanDetails): string {
  return last.resource === span.resource && last.scope === span.scope ? ',' : `${ending(last)},${beginning(span)}`;
}

function beginning({ resource, scope }: SpanDetails): string {
  const named = scope === null ? '' : `"scope":${JSON.stringify(otlpScope(scope))},`;
  return `{"resource":${JSON.stringify(otlpResource(resource))},"scopeSpans":[{${named}"spans":[`;
}

function ending({ resource, scope }: SpanDetails): string {
  return `]${schemaUrlOf(scope)}}]${schemaUrlOf(resource)}}`;
}

function schemaUrlOf(part: Resource | Scope | null): string {
  const schemaUrl = orNothing(part?.schemaUrl ?? '');
  return schemaUrl === undefined ? '' : `,"schemaUrl":${JSON.stringify(schemaUrl)}`;
}

function detailsOf(span: ConvertedSpan): SpanDetails {
  return {
    parentSpanId: '',
    traceState: '',
    flags: null,
    kind: SpanKind.Unspecified,
    status: { code: StatusCode.Unset, message: '' },
    attributes: [],
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    resource: NO_RESOURCE,
    scope: null,
    warnings: [],
    ...span,
    origin: '',
  };
}
