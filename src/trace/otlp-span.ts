import { otlpId } from './otlp-id.ts';
import type { Attribute, AttributeValue, Resource, Scope, SpanDetails, SpanEvent, SpanLink } from './span-details.ts';
import { SpanKind, StatusCode } from './span-kind.ts';

/** A value as JSON.stringify takes it; a field that is undefined is left out. */
type JsonObject = Record<string, unknown>;

/** Ids of a span as OTLP writes them; empty for none. */
export interface OtlpSpanIds {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
}

/**
 * Returns a span as OTLP's JSON has it, to be given to JSON.stringify: 64-bit integers as decimal text, enums as
 * numbers, a field of zero value left out.
 */
export function otlpSpan(ids: OtlpSpanIds, details: SpanDetails): JsonObject {
  return {
    traceId: ids.traceId,
    spanId: ids.spanId,
    traceState: orNothing(details.traceState),
    parentSpanId: orNothing(ids.parentSpanId),
    flags: orNothing(details.flags ?? 0),
    name: orNothing(details.name),
    kind: details.kind === SpanKind.Unspecified ? undefined : details.kind,
    startTimeUnixNano: timeText(details.startTimeUnixNano),
    endTimeUnixNano: timeText(details.endTimeUnixNano),
    attributes: otlpAttributes([...details.attributes, ...warningAttribute(details.warnings)]),
    droppedAttributesCount: orNothing(details.droppedAttributesCount),
    events: listOf(details.events, otlpEvent),
    droppedEventsCount: orNothing(details.droppedEventsCount),
    links: listOf(details.links, otlpLink),
    droppedLinksCount: orNothing(details.droppedLinksCount),
    status: otlpStatus(details.status),
  };
}

export function otlpResource(resource: Resource): JsonObject {
  return {
    attributes: otlpAttributes(resource.attributes),
    droppedAttributesCount: orNothing(resource.droppedAttributesCount),
  };
}

export function otlpScope(scope: Scope): JsonObject {
  return {
    name: orNothing(scope.name),
    version: orNothing(scope.version),
    attributes: otlpAttributes(scope.attributes),
    droppedAttributesCount: orNothing(scope.droppedAttributesCount),
  };
}

/** Returns `value`, or undefined if it is its type's zero. */
export function orNothing(value: string | number): string | number | undefined {
  return value === '' || value === 0 ? undefined : value;
}

function otlpEvent(event: SpanEvent): JsonObject {
  return {
    timeUnixNano: timeText(event.timeUnixNano),
    name: orNothing(event.name),
    attributes: otlpAttributes(event.attributes),
    droppedAttributesCount: orNothing(event.droppedAttributesCount),
  };
}

function otlpLink(link: SpanLink): JsonObject {
  return {
    traceId: otlpId(link.traceId, 32),
    spanId: otlpId(link.spanId, 16),
    traceState: orNothing(link.traceState),
    attributes: otlpAttributes([...link.attributes, ...relationAttribute(link.relation)]),
    droppedAttributesCount: orNothing(link.droppedAttributesCount),
  };
}

function otlpStatus(status: SpanDetails['status']): JsonObject | undefined {
  if (status.code === StatusCode.Unset && status.message === '') return undefined;
  return {
    message: orNothing(status.message),
    code: status.code === StatusCode.Unset ? undefined : status.code,
  };
}

/** OpenTelemetry's bridge for OpenTracing keeps a reference's type so. */
function relationAttribute(relation: string): Attribute[] {
  return relation === '' ? [] : [{ key: 'opentracing.ref_type', value: { type: 'string', value: relation } }];
}

/** Jaeger puts a source's sentences about a span into this attribute when it writes OTLP. */
function warningAttribute(warnings: readonly string[]): Attribute[] {
  if (warnings.length === 0) return [];
  const values = warnings.map((value): AttributeValue => ({ type: 'string', value }));
  return [{ key: '@jaeger@warnings', value: { type: 'array', value: values } }];
}

function otlpAttributes(attributes: readonly Attribute[]): JsonObject[] | undefined {
  return listOf(attributes, (attribute) => ({ key: attribute.key, value: otlpValue(attribute.value) }));
}

function otlpValue(value: AttributeValue): JsonObject {
  switch (value.type) {
    case 'string':
      return { stringValue: value.value };
    case 'bool':
      return { boolValue: value.value };
    case 'int':
      return { intValue: String(value.value) };
    case 'double':
      return { doubleValue: Number.isFinite(value.value) ? value.value : String(value.value) };
    case 'bytes':
      return { bytesValue: value.value };
    case 'array':
      return { arrayValue: { values: listOf(value.value, otlpValue) } };
    case 'map':
      return { kvlistValue: { values: otlpAttributes(value.value) } };
    case 'empty':
      return {};
  }
}

function listOf<Item>(items: readonly Item[], write: (item: Item) => JsonObject): JsonObject[] | undefined {
  return items.length === 0 ? undefined : items.map(write);
}

/** A zero that is known is written: some clocks begin there. */
function timeText(time: bigint | null): string | undefined {
  return time === null ? undefined : String(time);
}
