import { type ExactJson, type ExactJsonObject, parseExactJson } from '../../../lib/json/exact-json.ts';
import { rememberFor } from '../../../lib/remember-for.ts';
import type {
  Attribute,
  AttributeValue,
  Resource,
  Scope,
  SpanDetails,
  SpanEvent,
  SpanLink,
} from '../../../trace/span-details.ts';
import { StatusCode } from '../../../trace/span-kind.ts';
import { housekeepingLast } from '../../housekeeping.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';
import { field, integerOf, listOf, numberOf, objectOf, plainValueOf, textOf } from '../../json-fields.ts';
import { isDeprecatedError, kindOf, statusOf } from '../../span-enums.ts';
import type { ReceivedSpan } from '../format.ts';

/** A sentence of Jaeger's about the span, in an attribute of its v3 answers. */
export const WARNINGS = '@jaeger@warnings';

/** Returns everything an OTLP span says. Throws a JsonSyntaxError or INCOMPLETE on bytes that are no JSON. */
export function readOtlpDetails(received: ReceivedSpan): SpanDetails {
  const span = objectOf(parseExactJson(received.span));
  const status = objectOf(field(span, 'status'));
  const attributes = attributesOf(field(span, 'attributes'));
  return {
    traceId: textOf(field(span, 'traceId', 'trace_id')),
    spanId: textOf(field(span, 'spanId', 'span_id')),
    parentSpanId: textOf(field(span, 'parentSpanId', 'parent_span_id')),
    traceState: textOf(field(span, 'traceState', 'trace_state')),
    flags: span.has('flags') ? numberOf(span.get('flags')) : null,
    name: textOf(field(span, 'name')),
    kind: kindOf(textOf(field(span, 'kind'))),
    status: { code: codeOf(status), message: textOf(field(status, 'message')) },
    startTimeUnixNano: timeOf(field(span, 'startTimeUnixNano', 'start_time_unix_nano')),
    endTimeUnixNano: timeOf(field(span, 'endTimeUnixNano', 'end_time_unix_nano')),
    attributes: housekeepingLast(attributes.filter((attribute) => attribute.key !== WARNINGS)),
    droppedAttributesCount: numberOf(field(span, 'droppedAttributesCount', 'dropped_attributes_count')),
    events: listOf(field(span, 'events')).map(eventOf),
    droppedEventsCount: numberOf(field(span, 'droppedEventsCount', 'dropped_events_count')),
    links: listOf(field(span, 'links')).map(linkOf),
    droppedLinksCount: numberOf(field(span, 'droppedLinksCount', 'dropped_links_count')),
    resource: resourceOf(received.resource),
    scope: scopeOf(received.scope),
    warnings: warningsOf(attributes),
    origin: '',
  };
}

function codeOf(status: ExactJsonObject): StatusCode {
  const code = statusOf(textOf(field(status, 'code')));
  if (code !== StatusCode.Unset) return code;
  return isDeprecatedError(textOf(field(status, 'deprecatedCode', 'deprecated_code'))) ? StatusCode.Error : code;
}

function eventOf(json: ExactJson): SpanEvent {
  const event = objectOf(json);
  return {
    name: textOf(field(event, 'name')),
    timeUnixNano: timeOf(field(event, 'timeUnixNano', 'time_unix_nano')),
    attributes: attributesOf(field(event, 'attributes')),
    droppedAttributesCount: numberOf(field(event, 'droppedAttributesCount', 'dropped_attributes_count')),
  };
}

function linkOf(json: ExactJson): SpanLink {
  const link = objectOf(json);
  return {
    traceId: textOf(field(link, 'traceId', 'trace_id')),
    spanId: textOf(field(link, 'spanId', 'span_id')),
    traceState: textOf(field(link, 'traceState', 'trace_state')),
    relation: '',
    attributes: attributesOf(field(link, 'attributes')),
    droppedAttributesCount: numberOf(field(link, 'droppedAttributesCount', 'dropped_attributes_count')),
  };
}

/** Returns a resource by its bytes. */
export const resourceOf = rememberFor((bytes: Uint8Array): Resource => {
  const resource = objectOf(bytes.length === 0 ? null : parseExactJson(bytes));
  return {
    attributes: attributesOf(field(resource, 'attributes')),
    droppedAttributesCount: numberOf(field(resource, 'droppedAttributesCount', 'dropped_attributes_count')),
    schemaUrl: textOf(field(resource, 'schemaUrl', 'schema_url')),
  };
});

const scopeOf = rememberFor((bytes: Uint8Array): Scope | null => {
  if (bytes.length === 0) return null;
  const scope = objectOf(parseExactJson(bytes));
  return {
    name: textOf(field(scope, 'name')),
    version: textOf(field(scope, 'version')),
    attributes: attributesOf(field(scope, 'attributes')),
    droppedAttributesCount: numberOf(field(scope, 'droppedAttributesCount', 'dropped_attributes_count')),
    schemaUrl: textOf(field(scope, 'schemaUrl', 'schema_url')),
  };
});

function warningsOf(attributes: readonly Attribute[]): string[] {
  const value = attributes.findLast((attribute) => attribute.key === WARNINGS)?.value;
  if (value?.type === 'array') return value.value.flatMap((item) => (item.type === 'string' ? [item.value] : []));
  return value?.type === 'string' ? [value.value] : [];
}

/** A list, or an object of plain values or of those that a list has. */
function attributesOf(json: ExactJson): Attribute[] {
  if (!(json instanceof Map)) return listOf(json).map(attributeOf);
  return Array.from(json, ([key, value]) => ({
    key,
    value: isAnyValue(value) ? anyValueOf(value) : plainValueOf(value),
  }));
}

function isAnyValue(json: ExactJson): boolean {
  const [key = ''] = json instanceof Map && json.size === 1 ? json.keys() : [];
  return /^(?:string|bool|int|double|bytes|array|kvlist)_?[vV]alue$/.test(key);
}

/** Returns one attribute, which is an item of its list. */
export function attributeOf(json: ExactJson): Attribute {
  const attribute = objectOf(json);
  return { key: textOf(field(attribute, 'key')), value: anyValueOf(field(attribute, 'value')) };
}

/** Recursion is bounded: deeper JSON arrives here as text. */
function anyValueOf(json: ExactJson): AttributeValue {
  const value = objectOf(json);
  const [entry] = value;
  if (entry === undefined) return { type: 'empty' };
  const [key, content] = entry;
  switch (key) {
    case 'stringValue':
    case 'string_value':
      return { type: 'string', value: textOf(content) };
    case 'boolValue':
    case 'bool_value':
      return { type: 'bool', value: content === true || content === 'true' };
    case 'intValue':
    case 'int_value':
      return integerOf(content);
    case 'doubleValue':
    case 'double_value':
      return { type: 'double', value: Number(content) };
    case 'bytesValue':
    case 'bytes_value':
      return { type: 'bytes', value: textOf(content) };
    case 'arrayValue':
    case 'array_value':
      return { type: 'array', value: listOf(field(objectOf(content), 'values')).map(anyValueOf) };
    case 'kvlistValue':
    case 'kvlist_value':
      return { type: 'map', value: attributesOf(field(objectOf(content), 'values')) };
    default:
      return { type: 'string', value: textOf(content) };
  }
}

/** Zero is no time in the protocol; but a trace of a clock that starts at zero is told by its end. */
function timeOf(json: ExactJson): bigint | null {
  if (typeof json === 'bigint') return json;
  const text = textOf(json).trim();
  if (/^-?\d+$/.test(text)) return BigInt(text);
  const time = isoNanoseconds(text);
  if (time !== null) return time;
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? null : BigInt(Math.round(number));
}
