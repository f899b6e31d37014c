import { type ExactJson, type ExactJsonObject, parseExactJson } from '../../../lib/json/exact-json.ts';
import type { Attribute, SpanEvent, SpanLink } from '../../../trace/span-details.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { exceptionEvent } from '../../exception-event.ts';
import { flatAttributes, type KeyNames } from '../../flat-attributes.ts';
import { field, integerOf, listOf, numberOf, objectOf, textOf } from '../../json-fields.ts';
import { idOfDecimal } from '../../numeric-id.ts';
import { plainAttribute, plainAttributes, textAttribute } from '../../plain-attributes.ts';
import { PROCESS_NAMES } from './chunks.ts';
import { upperHalf } from './datadog-ids.ts';

/**
 * Tags that mean the same as an attribute of OpenTelemetry's.
 * https://docs.datadoghq.com/tracing/trace_collection/tracing_naming_convention/
 */
const NAMES: KeyNames = new Map([
  ['_sampling_priority_v1', 'sampling.priority'],
  ['http.method', 'http.request.method'],
  ['http.url', 'url.full'],
  ['http.useragent', 'user_agent.original'],
  ['http.client_ip', 'client.address'],
  ['db.type', 'db.system.name'],
  ['db.system', 'db.system.name'],
  ['db.name', 'db.namespace'],
  ['db.instance', 'db.namespace'],
  ['db.operation', 'db.operation.name'],
  ['db.statement', 'db.query.text'],
  ['db.row_count', 'db.response.returned_rows'],
  ['sql.query', 'db.query.text'],
  ['redis.raw_command', 'db.query.text'],
  ['mongodb.query', 'db.query.text'],
  ['out.host', 'server.address'],
  ['peer.hostname', 'server.address'],
  ['network.destination.name', 'server.address'],
  ['out.port', 'server.port'],
  ['network.destination.port', 'server.port'],
  ['kafka.topic', 'messaging.destination.name'],
]);

/** With a place of their own, some of them only where they can be read. */
const PLACED = ['span.kind', 'error.message', 'error.msg', 'error.stack', 'http.status_code', 'version'];

/** A span's tags, and what stands in them that is more than an attribute. */
export interface SpanTags {
  readonly attributes: readonly Attribute[];
  readonly events: readonly SpanEvent[];
  readonly links: readonly SpanLink[];
  readonly errorMessage: string;
}

/** Returns what is in a span's tags and lists. */
export function spanTags(span: ExactJsonObject): SpanTags {
  const meta = objectOf(field(span, 'meta'));
  const events = listIn(meta, 'events') ?? listOf(field(span, 'span_events', 'spanEvents'));
  const links = listIn(meta, '_dd.span_links') ?? listOf(field(span, 'span_links', 'spanLinks'));
  const read = [
    ...(upperHalf(span) === '' ? [] : ['_dd.p.tid']),
    ...(events.length > 0 ? ['events'] : []),
    ...(links.length > 0 ? ['_dd.span_links'] : []),
  ];
  const told = events.filter((each) => each instanceof Map).map(eventOf);
  return {
    attributes: [...tagAttributes(meta, read), ...statusCode(meta), ...metricAttributes(span)],
    events: [...told, ...(told.some(({ name }) => name === 'exception') ? [] : exceptionIn(meta, span))],
    links: links.filter((each) => each instanceof Map).map(linkOf),
    errorMessage: errorMessageIn(meta),
  };
}

const TAG_NAMES = without(NAMES, [...PLACED, ...PROCESS_NAMES.keys()]);
const METRIC_NAMES = without(NAMES, [...PROCESS_NAMES.keys()]);

function without(names: KeyNames, keys: readonly string[]): KeyNames {
  return new Map([...names, ...keys.map((key): [string, string] => [key, ''])]);
}

/** `read` are those that are more than attributes. Of the tracer's own, empty ones say nothing. */
function tagAttributes(meta: ExactJsonObject, read: readonly string[]): Attribute[] {
  const names = read.length === 0 ? TAG_NAMES : without(TAG_NAMES, read);
  return flatAttributes(meta, '', names).filter(({ key, value }) => {
    return !(key.startsWith('_dd.') && value.type === 'string' && value.value === '');
  });
}

function metricAttributes(span: ExactJsonObject): Attribute[] {
  return flatAttributes(objectOf(field(span, 'metrics')), '', METRIC_NAMES);
}

/** Tags are texts, and this one is a number to who compares. */
function statusCode(meta: ExactJsonObject): Attribute[] {
  const code = field(meta, 'http.status_code');
  return code === null ? [] : [{ key: 'http.response.status_code', value: integerOf(code) }];
}

function errorMessageIn(meta: ExactJsonObject): string {
  return textOf(field(meta, 'error.message', 'error.msg'));
}

function exceptionIn(meta: ExactJsonObject, span: ExactJsonObject): SpanEvent[] {
  const tale = {
    type: textOf(field(meta, 'error.type')),
    message: errorMessageIn(meta),
    stack: textOf(field(meta, 'error.stack')),
    timeUnixNano: endOf(span),
  };
  return tale.type + tale.message + tale.stack === '' ? [] : [exceptionEvent(tale)];
}

/** Returns when a span ended, null where it does not say. */
export function endOf(span: ExactJsonObject): bigint | null {
  const start = decimalNanoseconds(span.get('start'), 0);
  const duration = decimalNanoseconds(span.get('duration'), 0);
  return start === null || duration === null ? null : start + duration;
}

/** The list whose JSON stands in a tag; null where there is none, also where it was cut. */
function listIn(meta: ExactJsonObject, key: string): readonly ExactJson[] | null {
  if (!meta.has(key)) return null;
  try {
    const json = parseExactJson(new TextEncoder().encode(textOf(field(meta, key))));
    return Array.isArray(json) ? json : null;
  } catch {
    return null;
  }
}

function eventOf(json: ExactJson): SpanEvent {
  const event = objectOf(json);
  return {
    name: textOf(field(event, 'name')),
    timeUnixNano: decimalNanoseconds(event.get('time_unix_nano') ?? event.get('timeUnixNano'), 0),
    attributes: Array.from(objectOf(field(event, 'attributes')), typedAttribute),
    droppedAttributesCount: numberOf(event.get('dropped_attributes_count')),
  };
}

/** As it is, or as the agent's protocol has it: `{"type":0,"string_value":"x"}`. */
function typedAttribute([key, value]: [string, ExactJson]): Attribute {
  const typed = objectOf(value);
  const inner = Array.from(typed).find(([name]) => name.endsWith('_value'))?.[1] ?? null;
  return plainAttribute(key, typed.has('type') && inner !== null ? inner : value);
}

const PLACED_IN_LINK = new Set(
  'trace_id trace_id_high span_id tracestate attributes dropped_attributes_count'.split(' '),
);

/** In a tag its ids are hex, in the agent's protocol decimal. */
function linkOf(json: ExactJson): SpanLink {
  const link = objectOf(json);
  const idOf = (key: string) => {
    const id = field(link, key);
    return typeof id === 'string' ? id : idOfDecimal(id);
  };
  const upper = idOfDecimal(field(link, 'trace_id_high'));
  return {
    traceId: upper === '' ? idOf('trace_id') : upper + idOf('trace_id').padStart(16, '0'),
    spanId: idOf('span_id'),
    traceState: textOf(field(link, 'tracestate')),
    relation: '',
    attributes: [...flatAttributes(objectOf(field(link, 'attributes'))), ...plainAttributes(link, PLACED_IN_LINK)],
    droppedAttributesCount: numberOf(link.get('dropped_attributes_count')),
  };
}

/** Returns what is asked of a database where tags do not say it: the resource of such a span is the statement. */
export function databaseAttributes(type: string, resource: string, tags: readonly Attribute[]): Attribute[] {
  const has = (key: string) => tags.some((tag) => tag.key === key);
  const system = DATABASES.has(type) && !has('db.system.name') ? [textAttribute('db.system.name', type)] : [];
  const query =
    type === 'sql' && resource !== '' && !has('db.query.text') ? [textAttribute('db.query.text', resource)] : [];
  return [...system, ...query];
}

const DATABASES = new Set(['redis', 'memcached', 'mongodb', 'cassandra', 'elasticsearch', 'opensearch']);
