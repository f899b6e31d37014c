import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { SpanLink } from '../../../trace/span-details.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { flatAttributes } from '../../flat-attributes.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';
import { field, numberOf, objectOf, textOf } from '../../json-fields.ts';
import type { ApmEvent } from './apm-event.ts';
import { linksOf, RESOURCE_NAMES, SPAN_NAMES } from './apm-names.ts';
import { databaseAttributes } from './database-attributes.ts';
import { errorEvents } from './error-events.ts';

const PLACED: ReadonlySet<string> = new Set(
  (
    '@timestamp timestamp.us trace.id transaction.id span.id parent.id transaction.name span.name transaction.duration.us ' +
    'span.duration.us event.outcome processor.event span.links span.links.trace.id span.links.span.id transaction.links error.exception error.log error.id ' +
    'transaction.span_count.dropped'
  ).split(' '),
);

const RESOURCE = /^(?:service|agent|host|process|container|kubernetes|cloud)\./;

/** Returns which kind of event a document is, null where it is none that is of a trace. */
function typeOf(flat: ExactJsonObject): ApmEvent['type'] | null {
  const told = textOf(field(flat, 'processor.event'));
  if (told === 'transaction' || told === 'span' || told === 'error') return told;
  if (told !== '') return null;
  if (flat.has('error.id') && flat.has('error.grouping_key')) return 'error';
  if (flat.has('span.duration.us')) return 'span';
  return flat.has('transaction.duration.us') ? 'transaction' : null;
}

/** Returns a document as Elasticsearch stores it, null where it is no event of a trace: a metric, a line of a log. */
export function storedEvent(document: ExactJsonObject): ApmEvent | null {
  const flat = flattened(document);
  const type = typeOf(flat);
  return type === null ? null : eventOf(type, flat);
}

function eventOf(type: ApmEvent['type'], flat: ExactJsonObject): ApmEvent {
  const text = (key: string) => textOf(field(flat, key));
  const [mine, others] = [new Map<string, ExactJson>(), new Map<string, ExactJson>()];
  for (const [key, value] of flat) if (!PLACED.has(key)) (RESOURCE.test(key) ? others : mine).set(key, value);
  const attributes = flatAttributes(mine, '', SPAN_NAMES);
  const start = startOf(flat);
  return {
    type,
    traceId: text('trace.id'),
    id: text(`${type}.id`),
    parentId: text('parent.id') || (type === 'span' ? text('transaction.id') : ''),
    transactionId: text('transaction.id'),
    name: text(`${type}.name`),
    category: text(`${type}.type`),
    action: text('span.action'),
    otelKind: text('span.kind'),
    outcome: text('event.outcome'),
    startUnixNano: start,
    offset: null,
    duration: decimalNanoseconds(flat.get(`${type}.duration.us`), 3),
    droppedSpans: numberOf(flat.get('transaction.span_count.dropped')),
    attributes: [...databaseAttributes(text('span.type'), text('span.subtype'), attributes), ...attributes],
    resource: () => flatAttributes(others, '', RESOURCE_NAMES),
    links: [...linksOf(field(flat, 'span.links', 'transaction.links')), ...linksInColumns(flat)],
    events: type === 'error' ? errorEvents(exceptionsIn(flat), logIn(flat), start, text('error.id')) : [],
  };
}

function startOf(flat: ExactJsonObject): bigint | null {
  return decimalNanoseconds(flat.get('timestamp.us'), 3) ?? isoNanoseconds(textOf(field(flat, '@timestamp')));
}

/** What Kibana shows has the members of a list's objects in lists of their own. */
function linksInColumns(flat: ExactJsonObject): SpanLink[] {
  const column = (key: string) => {
    const values = field(flat, `span.links.${key}`);
    return Array.isArray(values) ? values : values === null ? [] : [values];
  };
  const spans = column('span.id');
  return linksOf(
    column('trace.id').map(
      (traceId, i) =>
        new Map([
          ['trace_id', traceId],
          ['span_id', spans[i] ?? null],
        ]),
    ),
  );
}

/** In Kibana's flat form an exception's members stand by themselves. */
function exceptionsIn(flat: ExactJsonObject): ExactJson {
  return flat.get('error.exception') ?? membersBelow(flat, 'error.exception.');
}

function logIn(flat: ExactJsonObject): ExactJson {
  return membersBelow(flat, 'error.log.');
}

function membersBelow(flat: ExactJsonObject, prefix: string): ExactJson {
  const members = [...flat].filter(([key]) => key.startsWith(prefix));
  return members.length === 0 ? null : new Map(members.map(([key, value]) => [key.slice(prefix.length), value]));
}

/**
 * Returns a document with all keys in one, as Kibana exports it. In the answers that Kibana shows, each value is a list of
 * one. Recursion is bounded by how deep JSON is read.
 */
function flattened(document: ExactJsonObject): ExactJsonObject {
  const source = document.get('_source') ?? document.get('fields') ?? document;
  const isFields = (document.has('fields') && !document.has('_source')) || Array.isArray(document.get('@timestamp'));
  const flat = new Map<string, ExactJson>();
  for (const [key, value] of document)
    if (source !== document && key.startsWith('_') && key !== '_source') flat.set(key, value);
  collect(objectOf(source), '', flat, isFields);
  return flat;
}

function collect(json: ExactJsonObject, prefix: string, flat: Map<string, ExactJson>, isFields: boolean): void {
  for (const [key, value] of json) {
    const only = isFields && Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (only instanceof Map) collect(only, `${prefix}${key}.`, flat, isFields);
    else flat.set(prefix + key, only);
  }
}
