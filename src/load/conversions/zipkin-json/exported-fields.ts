import { attributeText } from '../../../trace/attribute-text.ts';
import type { Attribute, SpanLink } from '../../../trace/span-details.ts';
import { SpanKind } from '../../../trace/span-kind.ts';
import { numberOf } from '../../json-fields.ts';
import { plainAttributes } from '../../plain-attributes.ts';
import { kindOf } from '../../span-enums.ts';
import { jsonObjectIn } from './json-object-in.ts';

/** What Zipkin's spans have no place for, and OpenTelemetry's exporters write into tags. */
export interface ExportedFields {
  readonly kind: SpanKind;
  readonly traceState: string;
  readonly droppedAttributesCount: number;
  readonly droppedEventsCount: number;
  readonly droppedLinksCount: number;
  readonly links: readonly SpanLink[];
}

const NOTHING: ExportedFields = {
  kind: SpanKind.Unspecified,
  traceState: '',
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
  links: [],
};

const KEYS = /^(?:span\.kind|w3c\.tracestate|otel\.dropped_(?:attributes|events|links)_count|otlp\.link\.\d+)$/;

/** Tells whether a tag is one of those, and says what it should. */
export function isExportedField({ key, value }: Attribute): boolean {
  if (!KEYS.test(key)) return false;
  const text = attributeText(value);
  if (key === 'span.kind') return kindOf(text) !== SpanKind.Unspecified;
  if (key.startsWith('otlp.link.')) return linkOf(text) !== null;
  return key === 'w3c.tracestate' || /^\d{1,9}$/.test(text);
}

/**
 * Returns what tags say of a span that has no place in Zipkin's.
 * https://opentelemetry.io/docs/specs/otel/common/mapping-to-non-otlp/, and for links what the collector writes.
 */
export function exportedFields(attributes: readonly Attribute[]): ExportedFields {
  const tags = attributes.filter(isExportedField);
  if (tags.length === 0) return NOTHING;
  const texts = new Map(tags.map(({ key, value }) => [key, attributeText(value)]));
  const count = (what: string) => numberOf(texts.get(`otel.dropped_${what}_count`));
  return {
    kind: kindOf(texts.get('span.kind') ?? ''),
    traceState: texts.get('w3c.tracestate') ?? '',
    droppedAttributesCount: count('attributes'),
    droppedEventsCount: count('events'),
    droppedLinksCount: count('links'),
    links: tags.flatMap(({ key, value }) => (key.startsWith('otlp.link.') ? (linkOf(attributeText(value)) ?? []) : [])),
  };
}

/** `trace|span|state|{attributes}|dropped` */
function linkOf(text: string): SpanLink | null {
  const [, traceId, spanId, traceState, values, dropped] =
    /^([0-9a-f]+)\|([0-9a-f]+)\|([^|]*)\|(.*)\|(\d+)$/is.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || traceState === undefined) return null;
  const attributes = values === 'null' ? new Map() : jsonObjectIn(values ?? '');
  if (attributes === null) return null;
  return {
    traceId,
    spanId,
    traceState,
    relation: '',
    attributes: plainAttributes(attributes),
    droppedAttributesCount: numberOf(dropped),
  };
}
