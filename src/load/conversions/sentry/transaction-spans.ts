import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, Resource, SpanEvent, SpanLink } from '../../../trace/span-details.ts';
import { StatusCode } from '../../../trace/span-kind.ts';
import { flatAttributes, type KeyNames, nowhere } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import type { ConvertedSpan } from '../conversion.ts';
import { valuesOf } from './sentry-errors.ts';
import { sentryKind, sentryName } from './sentry-names.ts';
import { RESOURCE_CONTEXTS, RESOURCE_KEYS } from './sentry-resource.ts';
import { sentryTime } from './sentry-time.ts';

const DATA_NAMES: KeyNames = new Map([
  ['url', 'url.full'],
  ['http.url', 'url.full'],
  ['http.method', 'http.request.method'],
  ['http.status_code', 'http.response.status_code'],
  ['db.system', 'db.system.name'],
  ['db.name', 'db.namespace'],
  ['db.statement', 'db.query.text'],
  ['db.operation', 'db.operation.name'],
]);

const SPAN_NAMES: KeyNames = new Map([
  ...nowhere('trace_id span_id parent_span_id start_timestamp timestamp end_timestamp name description status'),
  ...nowhere('data tags attributes links'),
  ['op', 'sentry.op'],
  ['origin', 'sentry.origin'],
]);

const TRANSACTION_NAMES: KeyNames = new Map([
  ...nowhere('type spans start_timestamp timestamp breadcrumbs contexts tags'),
  ...nowhere(RESOURCE_KEYS.join(' ')),
  ['transaction', 'sentry.transaction'],
  ['transaction_info.source', 'sentry.source'],
  ['event_id', 'sentry.event_id'],
  ['modules', 'sentry.modules'],
  ['request.method', 'http.request.method'],
  ['request.url', 'url.full'],
  ['request.query_string', 'url.query'],
  ['user.id', 'user.id'],
  ['user.username', 'user.name'],
  ['user.ip_address', 'client.address'],
]);

const CONTEXT_NAMES: KeyNames = new Map([
  ...nowhere(['trace', ...RESOURCE_CONTEXTS].map((key) => `contexts.${key}`).join(' ')),
  ['contexts.response.status_code', 'http.response.status_code'],
  ['contexts.response.body_size', 'http.response.body.size'],
]);

/** Returns whether an object is a transaction: what one service did for a request. */
export function isTransaction(json: ExactJsonObject): boolean {
  const isTold = objectOf(field(json, 'contexts')).has('trace') || textOf(field(json, 'type')) === 'transaction';
  return json.has('start_timestamp') && isTold;
}

/** What a transaction says of itself as a span; where that was taken out, what the spans below it say. */
function traceOf(transaction: ExactJsonObject): ExactJsonObject {
  const told = objectOf(field(objectOf(field(transaction, 'contexts')), 'trace'));
  if (told.size > 0) return told;
  const spans = listOf(field(transaction, 'spans')).map(objectOf);
  const ids = new Set(spans.map((span) => textOf(field(span, 'span_id'))));
  const parents = new Set(spans.map((span) => textOf(field(span, 'parent_span_id'))).filter((id) => !ids.has(id)));
  const [first] = spans;
  const [parent = ''] = parents.size === 1 ? parents : [];
  return new Map([
    ['trace_id', first === undefined ? null : field(first, 'trace_id')],
    ['span_id', parent],
  ]);
}

/** Returns the span that a transaction is itself: the root of what its service did. */
export function rootSpan(transaction: ExactJsonObject, resource: Resource): ConvertedSpan {
  const contexts = objectOf(field(transaction, 'contexts'));
  const trace = new Map(traceOf(transaction));
  trace.set('description', field(transaction, 'transaction'));
  for (const key of ['start_timestamp', 'timestamp']) trace.set(key, field(transaction, key));
  const span = childSpan(trace, '', resource);
  return {
    ...span,
    attributes: [
      ...(span.attributes ?? []),
      ...flatAttributes(transaction, '', TRANSACTION_NAMES),
      ...flatAttributes(contexts, 'contexts.', CONTEXT_NAMES),
      ...tagsOf(transaction),
    ],
    events: valuesOf(transaction, 'breadcrumbs').map(eventOfBreadcrumb),
  };
}

/** Returns a span of a transaction, or one sent by itself. */
export function childSpan(json: ExactJsonObject, traceId: string, resource: Resource): ConvertedSpan {
  const attributes = typedAttributes(objectOf(field(json, 'attributes')));
  const operation = textOf(field(json, 'op')) || textIn(attributes, 'sentry.op');
  const own = textOf(field(json, 'name'));
  const { name, attributes: named } = own === '' ? sentryName(operation, textOf(field(json, 'description'))) : OWN_NAME;
  const data = [...flatAttributes(objectOf(field(json, 'data')), '', DATA_NAMES), ...attributes, ...tagsOf(json)];
  return {
    traceId: textOf(field(json, 'trace_id')) || traceId,
    spanId: textOf(field(json, 'span_id')),
    parentSpanId: textOf(field(json, 'parent_span_id')),
    name: name || own,
    kind: sentryKind(operation),
    status: statusOf(textOf(field(json, 'status'))),
    startTimeUnixNano: sentryTime(json.get('start_timestamp')),
    endTimeUnixNano: sentryTime(json.get('timestamp') ?? json.get('end_timestamp')),
    attributes: [...withoutThoseIn(data, named), ...data, ...flatAttributes(json, '', SPAN_NAMES)],
    links: listOf(field(json, 'links')).map(linkOf),
    resource,
  };
}

const OWN_NAME = { name: '', attributes: [] };

/** What a span says in its data goes before what its description says. */
function withoutThoseIn(data: readonly Attribute[], named: readonly Attribute[]): Attribute[] {
  return named.filter(({ key }) => !data.some((each) => each.key === key));
}

function textIn(attributes: readonly Attribute[], key: string): string {
  const value = attributes.find((attribute) => attribute.key === key)?.value;
  return value?.type === 'string' ? value.value : '';
}

/** Any but `ok` is a failure, and a name for it. */
function statusOf(text: string): { code: StatusCode; message: string } {
  if (text === '' || text === 'unset') return { code: StatusCode.Unset, message: '' };
  return text === 'ok' ? { code: StatusCode.Ok, message: '' } : { code: StatusCode.Error, message: text };
}

/** An object, or pairs. */
function tagsOf(json: ExactJsonObject): Attribute[] {
  const tags = field(json, 'tags');
  const pairs = listOf(tags).flatMap((pair): [string, ExactJson][] => {
    const [key = null, value = null] = listOf(pair);
    return [[textOf(key), value]];
  });
  return flatAttributes(tags instanceof Map ? tags : new Map(pairs), '', DATA_NAMES);
}

/** Spans sent by themselves have their attributes with types beside them. */
function typedAttributes(json: ExactJsonObject): Attribute[] {
  const plain = Array.from(json, ([key, value]): [string, ExactJson] => [
    key,
    value instanceof Map && value.has('value') ? field(value, 'value') : value,
  ]);
  return flatAttributes(new Map(plain), '', DATA_NAMES);
}

function linkOf(json: ExactJson): SpanLink {
  const link = objectOf(json);
  return {
    traceId: textOf(field(link, 'trace_id')),
    spanId: textOf(field(link, 'span_id')),
    traceState: '',
    relation: '',
    attributes: typedAttributes(objectOf(field(link, 'attributes'))),
    droppedAttributesCount: 0,
  };
}

function eventOfBreadcrumb(breadcrumb: ExactJsonObject): SpanEvent {
  const name = textOf(field(breadcrumb, 'category')) || textOf(field(breadcrumb, 'type')) || 'breadcrumb';
  const attributes = flatAttributes(breadcrumb, '', BREADCRUMB_NAMES);
  return { name, timeUnixNano: sentryTime(breadcrumb.get('timestamp')), attributes, droppedAttributesCount: 0 };
}

const BREADCRUMB_NAMES: KeyNames = new Map(nowhere('timestamp category'));
