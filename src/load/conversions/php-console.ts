import type { ExactJson, ExactJsonObject } from '../../lib/json/exact-json.ts';
import type { Attribute, SpanEvent, SpanLink } from '../../trace/span-details.ts';
import { flatAttributes } from '../flat-attributes.ts';
import { field, listOf, numberOf, objectOf, textOf } from '../json-fields.ts';
import { eachJsonItem } from '../json-items.ts';
import { plainAttributes } from '../plain-attributes.ts';
import { SharedResources } from '../shared-resources.ts';
import { kindOf, statusOf } from '../span-enums.ts';
import type { Conversion, ConvertedSpan, DocumentToConvert } from './conversion.ts';

/**
 * What OpenTelemetry's console exporter for PHP prints: one indented array of one span after another. An empty array
 * stands for an empty object.
 * https://github.com/open-telemetry/opentelemetry-php/blob/main/src/SDK/Trace/SpanExporter/FriendlySpanConverter.php
 */
export const phpConsole: Conversion = {
  name: 'php-console',
  title: 'OpenTelemetry PHP console output',
  recognise: ({ paths }) => ['context.trace_id', 'parent_span_id', 'start'].every((path) => paths.has(path)),
  loadConvert: async () => convertPhpConsole,
};

const PLACED = new Set('name context resource parent_span_id kind start end attributes status events links'.split(' '));

function convertPhpConsole(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const spans: ConvertedSpan[] = [];
  const resources = new SharedResources();
  eachJsonItem(document, { isItem: isSpan, take: (json) => spans.push(spanOf(json, resources)) });
  return spans;
}

function isSpan(json: ExactJsonObject): boolean {
  return json.has('context') && json.has('start');
}

function spanOf(json: ExactJsonObject, resources: SharedResources): ConvertedSpan {
  if (!isSpan(json)) throw new Error('an object that is no span');
  const context = objectOf(field(json, 'context'));
  const status = objectOf(field(json, 'status'));
  const others = [...json].filter(([key, value]) => !PLACED.has(key) && value !== '');
  return {
    traceId: textOf(field(context, 'trace_id')),
    spanId: textOf(field(context, 'span_id')),
    parentSpanId: textOf(field(json, 'parent_span_id')),
    traceState: textOf(field(context, 'trace_state')),
    flags: numberOf(field(context, 'trace_flags')),
    name: textOf(field(json, 'name')),
    kind: kindOf(textOf(field(json, 'kind')).replace(/^KIND_/, '')),
    status: { code: statusOf(textOf(field(status, 'code'))), message: textOf(field(status, 'description')) },
    startTimeUnixNano: timeOf(field(json, 'start')),
    endTimeUnixNano: timeOf(field(json, 'end')),
    attributes: [...attributesOf(field(json, 'attributes')), ...flatAttributes(new Map(others))],
    events: listOf(field(json, 'events')).map(eventOf),
    links: listOf(field(json, 'links')).map(linkOf),
    resource: resources.of(attributesOf(field(json, 'resource'))),
  };
}

/** In nanoseconds; 0 is no time. */
function timeOf(json: ExactJson): bigint | null {
  const text = textOf(json);
  return /^\d+$/.test(text) && BigInt(text) !== 0n ? BigInt(text) : null;
}

function attributesOf(json: ExactJson): Attribute[] {
  return plainAttributes(objectOf(json));
}

function eventOf(json: ExactJson): SpanEvent {
  const event = objectOf(json);
  return {
    name: textOf(field(event, 'name')),
    timeUnixNano: timeOf(field(event, 'timestamp')),
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
    traceState: textOf(field(context, 'trace_state')),
    relation: '',
    attributes: attributesOf(field(link, 'attributes')),
    droppedAttributesCount: 0,
  };
}
