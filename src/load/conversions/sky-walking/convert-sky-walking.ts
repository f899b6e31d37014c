import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, Resource } from '../../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { flatAttributes, nowhere } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { objectsWithin } from '../../objects-within.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { SharedResources } from '../../shared-resources.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { eventsOf, firstErrorMessage } from './events.ts';
import { relativesOf, spanIdOf } from './references.ts';
import { tagAttributes } from './tags.ts';

/** Returns the spans of SkyWalking's traces; see `skyWalking`. */
export function convertSkyWalking(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const { report } = document;
  const spans: ExactJsonObject[] = [];
  eachJsonItem(document, {
    isItem: (json) => isSpan(json) || isSegment(json),
    take: (json) => {
      const { found, others } = objectsWithin(json, (each) => isSpan(each) || isSegment(each));
      for (const each of found) for (const span of isSegment(each) ? spansOfSegment(each) : [each]) spans.push(span);
      for (let left = others; left > 0; left--) report('unreadable_span', 'an object that is no span');
      if (found.length === 0) report('skipped_content', 'a document without spans');
    },
  });
  return spansOf(spans);
}

function isSpan(json: ExactJsonObject): boolean {
  return json.has('segmentId') && json.has('spanId');
}

function isSegment(json: ExactJsonObject): boolean {
  return json.has('traceSegmentId') && json.has('spans');
}

/** What agents send is told once for all spans of a segment. What is 0 is left out where it was protocol buffers. */
function spansOfSegment(segment: ExactJsonObject): ExactJsonObject[] {
  const common: [string, ExactJson][] = [
    ['traceId', field(segment, 'traceId')],
    ['segmentId', field(segment, 'traceSegmentId')],
    ['serviceCode', field(segment, 'service')],
    ['serviceInstanceName', field(segment, 'serviceInstance')],
    ['spanId', 0],
  ];
  return listOf(field(segment, 'spans')).map((json) => {
    const span = objectOf(json);
    const zeros: [string, ExactJson][] = [['parentSpanId', span.has('spanId') ? 0 : -1]];
    if (!span.has('type')) zeros.push(['spanType', 0]);
    return new Map([...common, ...zeros, ...span]);
  });
}

function* spansOf(spans: readonly ExactJsonObject[]): Generator<ConvertedSpan> {
  const resources = new SharedResources();
  for (const span of spans) yield spanOf(span, resources.of(resourceOf(span)));
}

function spanOf(span: ExactJsonObject, resource: Resource): ConvertedSpan {
  const { parentId, links, attributes: ofParent } = relativesOf(span);
  const events = eventsOf(span);
  const hasFailed = textOf(field(span, 'isError')) === 'true';
  const end = decimalNanoseconds(span.get('endTime'), 6);
  return {
    traceId: textOf(field(span, 'traceId')),
    spanId: spanIdOf(span),
    parentSpanId: parentId,
    name: textOf(field(span, 'endpointName', 'operationName')),
    kind: kindOf(span),
    status: hasFailed
      ? { code: StatusCode.Error, message: firstErrorMessage(events) }
      : { code: StatusCode.Unset, message: '' },
    startTimeUnixNano: decimalNanoseconds(span.get('startTime'), 6),
    endTimeUnixNano: end === 0n ? null : end,
    attributes: [...tagAttributes(span), ...ofParent, ...flatAttributes(span, '', PLACED)],
    events,
    links,
    resource,
  };
}

const PLACED = new Map([
  ...nowhere(
    'traceId segmentId spanId parentSpanId refs serviceCode serviceInstanceName startTime endTime endpointName',
  ),
  ...nowhere('operationName type spanType peer component componentId layer spanLayer isError tags logs attachedEvents'),
]);

function resourceOf(span: ExactJsonObject): Attribute[] {
  const told = [
    ['service.name', textOf(field(span, 'serviceCode'))],
    ['service.instance.id', textOf(field(span, 'serviceInstanceName'))],
  ].filter(([, text]) => text !== '');
  return told.map(([key, text]) => textAttribute(key, text));
}

/** Types by name, and by number as agents may write them. */
function kindOf(span: ExactJsonObject): SpanKind {
  const isMessaging = /^(?:MQ|4)$/i.test(textOf(field(span, 'layer', 'spanLayer')));
  switch (textOf(field(span, 'type', 'spanType')).toLowerCase()) {
    case 'entry':
    case '0':
      return isMessaging ? SpanKind.Consumer : SpanKind.Server;
    case 'exit':
    case '1':
      return isMessaging ? SpanKind.Producer : SpanKind.Client;
    case 'local':
    case '2':
      return SpanKind.Internal;
    default:
      return SpanKind.Unspecified;
  }
}
