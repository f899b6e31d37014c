import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, Resource } from '../../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { field, numberOf, objectOf, textOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { idOfDecimal } from '../../numeric-id.ts';
import { plainAttributes, textAttribute } from '../../plain-attributes.ts';
import { kindOf } from '../../span-enums.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { type Chunk, ChunkResources, chunksOfEnvelope } from './chunks.ts';
import { TraceIds, traceIdField } from './datadog-ids.ts';
import { searchedSpan } from './searched-span.ts';
import { databaseAttributes, endOf, type SpanTags, spanTags } from './span-tags.ts';

/** Returns the spans of what was sent to Datadog's agent; see `datadog`. */
export function convertDatadog(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const chunks = new Map<number | string, Chunk>();
  const traceIds = new TraceIds();
  const add = (key: number | string, span: ExactJsonObject) => {
    if (!isSpan(span)) throw new Error('an object that is no span');
    const chunk = chunks.get(key) ?? { spans: [], about: [] };
    chunk.spans.push(span);
    chunks.set(key, chunk);
    traceIds.note(span);
  };
  eachJsonItem(document, {
    isItem: (json) => isSpan(json) || searchedSpan(json) !== null,
    take: (whole, list) => {
      const json = searchedSpan(whole) ?? whole;
      const inside = chunksOfEnvelope(json);
      if (inside === null) add(list < 0 ? textOf(traceIdField(json)) : list, json);
      else for (const chunk of inside) addChunk(chunk, chunks, traceIds, document);
    },
  });
  return spansOf(chunks.values(), traceIds);
}

function isSpan(json: ExactJsonObject): boolean {
  return traceIdField(json) !== null && field(json, 'span_id', 'spanID') !== null;
}

function addChunk(
  { spans, about }: Chunk,
  chunks: Map<number | string, Chunk>,
  traceIds: TraceIds,
  { report }: DocumentToConvert,
): void {
  const whole = spans.filter(isSpan);
  for (let left = spans.length - whole.length; left > 0; left--) report('unreadable_span', 'an object that is no span');
  for (const span of whole) traceIds.note(span);
  chunks.set(`chunk ${chunks.size}`, { spans: whole, about });
}

function* spansOf(chunks: Iterable<Chunk>, traceIds: TraceIds): Generator<ConvertedSpan> {
  const resources = new ChunkResources();
  for (const chunk of chunks) {
    const resourceOf = resources.of(chunk);
    for (const span of chunk.spans) yield spanOf(span, traceIds.of(span), resourceOf(span));
  }
}

/** Members with a place of their own; all others are attributes. */
const PLACED = new Set(
  (
    'trace_id traceID span_id spanID parent_id parentID name service resource type start duration error meta metrics ' +
    'span_links spanLinks span_events spanEvents'
  ).split(' '),
);

function spanOf(span: ExactJsonObject, traceId: string, resource: Resource): ConvertedSpan {
  const tags = spanTags(span);
  const hasFailed = numberOf(span.get('error')) !== 0 || span.get('error') === true;
  return {
    traceId,
    spanId: idOfDecimal(field(span, 'span_id', 'spanID')),
    parentSpanId: idOfDecimal(field(span, 'parent_id', 'parentID')),
    name: labelOf(span),
    kind: kindOfSpan(span),
    status: hasFailed
      ? { code: StatusCode.Error, message: tags.errorMessage }
      : { code: StatusCode.Unset, message: '' },
    startTimeUnixNano: decimalNanoseconds(span.get('start'), 0),
    endTimeUnixNano: endOf(span),
    attributes: attributesOf(span, tags),
    events: tags.events,
    links: tags.links,
    resource,
  };
}

function attributesOf(span: ExactJsonObject, { attributes }: SpanTags): Attribute[] {
  const type = textOf(field(span, 'type'));
  const resource = textOf(field(span, 'resource'));
  const own = [
    ['operation.name', textOf(field(span, 'name'))],
    ['resource.name', resource],
    ['span.type', type],
    ['datadog.trace_id', textOf(traceIdField(span))],
    ['datadog.span_id', textOf(field(span, 'span_id', 'spanID'))],
  ].filter(([, text]) => text !== '');
  return [
    ...own.map(([key, text]) => textAttribute(key, text)),
    ...databaseAttributes(type, resource, attributes),
    ...attributes,
    ...plainAttributes(span, PLACED),
  ];
}

/**
 * Returns what tells a span from its like: the resource, since all middleware is of one name. What begins a trace, or
 * enters a service, goes by its name, as Datadog's lists have it, and so does a statement, which is no name.
 */
function labelOf(span: ExactJsonObject): string {
  const name = textOf(field(span, 'name'));
  const isNamed =
    NAMED_TYPES.has(textOf(field(span, 'type'))) || idOfDecimal(field(span, 'parent_id', 'parentID')) === '';
  return (isNamed && name) || textOf(field(span, 'resource')) || name;
}

const NAMED_TYPES = new Set(['web', 'serverless', 'sql', 'cassandra']);

/** What it says; else what spans of its type are. */
function kindOfSpan(span: ExactJsonObject): SpanKind {
  const told = kindOf(textOf(field(objectOf(field(span, 'meta')), 'span.kind')));
  return told === SpanKind.Unspecified ? (KIND_OF_TYPE.get(textOf(field(span, 'type'))) ?? told) : told;
}

const CALLS = 'http sql db cache redis memcached mongodb cassandra elasticsearch opensearch consul leveldb';
const KIND_OF_TYPE: ReadonlyMap<string, SpanKind> = new Map([
  ['web', SpanKind.Server],
  ['serverless', SpanKind.Server],
  ['template', SpanKind.Internal],
  ...CALLS.split(' ').map((type): [string, SpanKind] => [type, SpanKind.Client]),
]);
