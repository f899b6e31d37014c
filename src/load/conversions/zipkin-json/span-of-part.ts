import { attributeText } from '../../../trace/attribute-text.ts';
import type { Attribute, SpanDetails } from '../../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { statusOf } from '../../span-enums.ts';
import type { ConvertedSpan } from '../conversion.ts';
import { addressAttributes } from './endpoint.ts';
import { exportedFields, isExportedField } from './exported-fields.ts';
import type { Origins } from './origins.ts';
import type { ZipkinPart } from './zipkin-part.ts';

const STATUS_KEYS = new Set(['error', 'otel.status_code', 'otel.status_description']);

/** Returns what all the records of a span say of it, put with the trace `traceId`. */
export function spanOfPart(part: ZipkinPart, traceId: string, origins: Origins): ConvertedSpan {
  const { resource, scope, attributes } = origins.of(part);
  const exported = exportedFields(attributes);
  return {
    traceId,
    spanId: part.id,
    parentSpanId: part.parentId,
    name: part.name,
    traceState: exported.traceState,
    kind: kindOfSpan(part, exported.kind),
    status: statusOfTags(attributes),
    startTimeUnixNano: part.start,
    endTimeUnixNano: part.start === null || part.duration === null ? null : part.start + part.duration,
    attributes: [
      ...attributes.filter((each) => !STATUS_KEYS.has(each.key) && !isExportedField(each)),
      ...ofEndpoints(part, new Set(attributes.map(({ key }) => key))),
    ],
    droppedAttributesCount: exported.droppedAttributesCount,
    events: part.events,
    droppedEventsCount: exported.droppedEventsCount,
    links: exported.links,
    droppedLinksCount: exported.droppedLinksCount,
    resource,
    scope,
  };
}

/** What has no kind is local where it is whole; of what is not, nobody knows. */
function kindOfSpan({ kind, start, duration }: ZipkinPart, exported: SpanKind): SpanKind {
  if (kind !== SpanKind.Unspecified) return kind;
  if (exported !== SpanKind.Unspecified) return exported;
  return start !== null && duration !== null ? SpanKind.Internal : SpanKind.Unspecified;
}

/** A span has failed if it has the tag `error`, whatever that says; an exporter writes what OpenTelemetry knew beside it. */
function statusOfTags(attributes: readonly Attribute[]): SpanDetails['status'] {
  const error = textOfTag(attributes, 'error');
  const message = textOfTag(attributes, 'otel.status_description') ?? (error === 'true' ? '' : error);
  const code = error === null ? statusOf(textOfTag(attributes, 'otel.status_code') ?? '') : StatusCode.Error;
  return { code, message: message ?? '' };
}

function textOfTag(attributes: readonly Attribute[], key: string): string | null {
  const value = attributes.findLast((each) => each.key === key)?.value;
  if (value === undefined) return null;
  return value.type === 'empty' ? '' : attributeText(value);
}

/** Who was called is named as OpenTelemetry does; what the tags say of it counts. */
function ofEndpoints({ kind, local, remote }: ZipkinPart, known: ReadonlySet<string>): Attribute[] {
  const isCall = kind === SpanKind.Client || kind === SpanKind.Producer;
  const peer = remote.service === '' ? [] : [textAttribute('service.peer.name', remote.service)];
  const host = isCall && remote.service === '' && remote.address !== '' ? remote.address : '';
  return [
    ...peer,
    ...(host === '' ? [] : [textAttribute('server.address', host)]),
    ...addressAttributes('network.peer', remote),
    ...addressAttributes('network.local', local),
  ].filter(({ key }) => !known.has(key));
}
