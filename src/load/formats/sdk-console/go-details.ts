import { type ExactJson, parseExactJson } from '../../../lib/json/exact-json.ts';
import type {
  Attribute,
  AttributeValue,
  Scope,
  SpanDetails,
  SpanEvent,
  SpanLink,
} from '../../../trace/span-details.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';
import { field, integerOf, listOf, numberOf, objectOf, plainValueOf, textOf } from '../../json-fields.ts';
import { kindOf } from '../../span-enums.ts';
import type { ReceivedSpan } from '../format.ts';
import { goStatusOf } from './go-status.ts';

/** Returns everything a span printed by the Go SDK says. Throws on bytes that are no JSON. */
export function readGoDetails(received: ReceivedSpan): SpanDetails {
  const span = objectOf(parseExactJson(received.span));
  const context = objectOf(field(span, 'SpanContext'));
  const status = objectOf(field(span, 'Status'));
  const code = field(status, 'Code');
  return {
    traceId: textOf(field(context, 'TraceID')),
    spanId: textOf(field(context, 'SpanID')),
    parentSpanId: textOf(field(objectOf(field(span, 'Parent')), 'SpanID')),
    traceState: textOf(field(context, 'TraceState')),
    flags: flagsOf(field(context, 'TraceFlags')),
    name: textOf(field(span, 'Name')),
    kind: kindOf(textOf(field(span, 'SpanKind'))),
    status: { code: goStatusOf(typeof code === 'string', textOf(code)), message: textOf(field(status, 'Description')) },
    startTimeUnixNano: isoNanoseconds(textOf(field(span, 'StartTime'))),
    endTimeUnixNano: isoNanoseconds(textOf(field(span, 'EndTime'))),
    attributes: attributesOf(field(span, 'Attributes')),
    droppedAttributesCount: numberOf(field(span, 'DroppedAttributes')),
    events: listOf(field(span, 'Events', 'MessageEvents')).map(eventOf),
    droppedEventsCount: numberOf(field(span, 'DroppedEvents')),
    links: listOf(field(span, 'Links')).map(linkOf),
    droppedLinksCount: numberOf(field(span, 'DroppedLinks')),
    resource: { attributes: attributesOf(field(span, 'Resource')), droppedAttributesCount: 0, schemaUrl: '' },
    scope: scopeOf(field(span, 'InstrumentationScope', 'InstrumentationLibrary')),
    warnings: [],
    origin: '',
  };
}

/** Two hexadecimal digits, as in `traceparent`. */
function flagsOf(json: ExactJson): number | null {
  const text = textOf(json);
  return /^[0-9a-f]{1,2}$/i.test(text) ? Number.parseInt(text, 16) : null;
}

function eventOf(json: ExactJson): SpanEvent {
  const event = objectOf(json);
  return {
    name: textOf(field(event, 'Name')),
    timeUnixNano: isoNanoseconds(textOf(field(event, 'Time'))),
    attributes: attributesOf(field(event, 'Attributes')),
    droppedAttributesCount: numberOf(field(event, 'DroppedAttributeCount')),
  };
}

function linkOf(json: ExactJson): SpanLink {
  const link = objectOf(json);
  const context = objectOf(field(link, 'SpanContext'));
  return {
    traceId: textOf(field(context, 'TraceID')),
    spanId: textOf(field(context, 'SpanID')),
    traceState: textOf(field(context, 'TraceState')),
    relation: '',
    attributes: attributesOf(field(link, 'Attributes')),
    droppedAttributesCount: numberOf(field(link, 'DroppedAttributeCount')),
  };
}

function scopeOf(json: ExactJson): Scope | null {
  const scope = objectOf(json);
  if (scope.size === 0) return null;
  return {
    name: textOf(field(scope, 'Name')),
    version: textOf(field(scope, 'Version')),
    attributes: attributesOf(field(scope, 'Attributes')),
    droppedAttributesCount: 0,
    schemaUrl: textOf(field(scope, 'SchemaURL')),
  };
}

function attributesOf(json: ExactJson): Attribute[] {
  return listOf(json).map((item) => {
    const attribute = objectOf(item);
    const value = objectOf(field(attribute, 'Value'));
    return {
      key: textOf(field(attribute, 'Key')),
      value: valueOfType(textOf(field(value, 'Type')), field(value, 'Value')),
    };
  });
}

/** `INT64`, `FLOAT64SLICE` … A value that does not fit its type is shown by what it is. */
function valueOfType(type: string, json: ExactJson): AttributeValue {
  if (Array.isArray(json)) {
    const itemType = type.replace(/SLICE$/, '');
    return { type: 'array', value: listOf(json).map((item) => valueOfType(itemType, item)) };
  }
  if (type === 'FLOAT64' && (typeof json === 'number' || typeof json === 'bigint')) {
    return { type: 'double', value: Number(json) };
  }
  return type === 'INT64' && typeof json !== 'object' ? integerOf(json) : plainValueOf(json);
}
