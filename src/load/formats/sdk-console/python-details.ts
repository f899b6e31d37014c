import { type ExactJson, parseExactJson } from '../../../lib/json/exact-json.ts';
import type { Attribute, Resource, SpanDetails, SpanEvent, SpanLink } from '../../../trace/span-details.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';
import { field, listOf, objectOf, plainValueOf, textOf } from '../../json-fields.ts';
import { kindOf, statusOf } from '../../span-enums.ts';
import type { ReceivedSpan } from '../format.ts';

/** Returns everything a span printed by the Python SDK says. Throws on bytes that are no JSON. */
export function readPythonDetails(received: ReceivedSpan): SpanDetails {
  const span = objectOf(parseExactJson(received.span));
  const context = objectOf(field(span, 'context'));
  const status = objectOf(field(span, 'status'));
  return {
    traceId: textOf(field(context, 'trace_id')),
    spanId: textOf(field(context, 'span_id')),
    parentSpanId: textOf(field(span, 'parent_id')),
    traceState: traceStateOf(field(context, 'trace_state')),
    flags: null,
    name: textOf(field(span, 'name')),
    kind: kindOf(textOf(field(span, 'kind'))),
    status: { code: statusOf(textOf(field(status, 'status_code'))), message: textOf(field(status, 'description')) },
    startTimeUnixNano: isoNanoseconds(textOf(field(span, 'start_time'))),
    endTimeUnixNano: isoNanoseconds(textOf(field(span, 'end_time'))),
    attributes: attributesOf(field(span, 'attributes')),
    droppedAttributesCount: 0,
    events: listOf(field(span, 'events')).map(eventOf),
    droppedEventsCount: 0,
    links: listOf(field(span, 'links')).map(linkOf),
    droppedLinksCount: 0,
    resource: resourceOf(field(span, 'resource')),
    scope: null,
    warnings: [],
    origin: '',
  };
}

/** An empty one is printed as an empty Python list. */
function traceStateOf(json: ExactJson): string {
  const text = textOf(json);
  return text === '[]' ? '' : text;
}

function eventOf(json: ExactJson): SpanEvent {
  const event = objectOf(json);
  return {
    name: textOf(field(event, 'name')),
    timeUnixNano: isoNanoseconds(textOf(field(event, 'timestamp'))),
    attributes: attributesOf(field(event, 'attributes')),
    droppedAttributesCount: 0,
  };
}

function linkOf(json: ExactJson): SpanLink {
  const link = objectOf(json);
  const context = objectOf(field(link, 'context'));
  return {
    traceId: textOf(field(context, 'trace_id')),
    spanId: textOf(field(context, 'span_id')),
    traceState: traceStateOf(field(context, 'trace_state')),
    relation: '',
    attributes: attributesOf(field(link, 'attributes')),
    droppedAttributesCount: 0,
  };
}

function resourceOf(json: ExactJson): Resource {
  const resource = objectOf(json);
  return {
    attributes: attributesOf(field(resource, 'attributes')),
    droppedAttributesCount: 0,
    schemaUrl: textOf(field(resource, 'schema_url')),
  };
}

function attributesOf(json: ExactJson): Attribute[] {
  return Array.from(objectOf(json), ([key, value]) => ({ key, value: plainValueOf(value) }));
}
