import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, SpanEvent } from '../../../trace/span-details.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { flatAttributes, type KeyNames, nowhere } from '../../flat-attributes.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';
import { field, numberOf, objectOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';
import type { ApmEvent } from './apm-event.ts';
import { linksOf, RESOURCE_NAMES, stackText } from './apm-names.ts';
import { databaseAttributes } from './database-attributes.ts';
import { errorEvents } from './error-events.ts';

const NAMES: KeyNames = new Map([
  ...nowhere(
    'id trace_id transaction_id parent_id name timestamp duration start outcome links stacktrace exception log',
  ),
  ...nowhere('otel.span_kind context.service'),
  ['otel.attributes', ''],
  ['context.tags', ''],
  ['context.db.statement', 'db.query.text'],
  ['context.db.instance', 'db.namespace'],
  ['context.db.user', 'db.user'],
  ['context.db.rows_affected', 'db.response.returned_rows'],
  ['context.http.method', 'http.request.method'],
  ['context.http.status_code', 'http.response.status_code'],
  ['context.http.response.status_code', 'http.response.status_code'],
  ['context.http.url', 'url.full'],
  ['context.request.method', 'http.request.method'],
  ['context.request.url.full', 'url.full'],
  ['context.request.url.pathname', 'url.path'],
  ['context.response.status_code', 'http.response.status_code'],
  ['context.message.queue.name', 'messaging.destination.name'],
  ['context.destination.address', 'server.address'],
  ['context.destination.port', 'server.port'],
  ['context.destination.service.resource', 'service.peer.name'],
  ['context.user.id', 'user.id'],
  ['context.user.username', 'user.name'],
]);

/** Returns an event as an agent sends it, after what its metadata says of the program. */
export function intakeEvent(type: ApmEvent['type'], json: ExactJsonObject, metadata: ExactJsonObject): ApmEvent {
  const [category, subtype, action] = typesOf(json);
  const context = objectOf(field(json, 'context'));
  const attributes = [
    ...flatAttributes(json, '', NAMES).map((each) => ({
      ...each,
      key: each.key.replace(/^(?:type|subtype|action|result|sampled)$/, `${type}.$&`),
    })),
    ...flatAttributes(objectOf(field(context, 'tags')), 'labels.'),
    ...flatAttributes(objectOf(field(objectOf(field(json, 'otel')), 'attributes'))),
    ...stackAttribute(json),
  ];
  return {
    type,
    traceId: textOf(field(json, 'trace_id')),
    id: textOf(field(json, 'id')),
    parentId: textOf(field(json, 'parent_id')) || (type === 'span' ? textOf(field(json, 'transaction_id')) : ''),
    transactionId: textOf(field(json, 'transaction_id')),
    name: textOf(field(json, 'name')),
    category,
    action,
    otelKind: textOf(field(objectOf(field(json, 'otel')), 'span_kind')),
    outcome: textOf(field(json, 'outcome')),
    startUnixNano: timeOf(json),
    offset: decimalNanoseconds(json.get('start'), 6),
    duration: decimalNanoseconds(json.get('duration'), 6),
    droppedSpans: numberOf(objectOf(field(json, 'span_count')).get('dropped')),
    attributes: [...databaseAttributes(category, subtype, attributes), ...attributes],
    resource: () => resourceOf(metadata, objectOf(field(context, 'service'))),
    links: linksOf(field(json, 'links')),
    events: type === 'error' ? errorsOf(json) : [],
  };
}

/** In microseconds; the oldest agents write it out. */
function timeOf(json: ExactJsonObject): bigint | null {
  return decimalNanoseconds(json.get('timestamp'), 3) ?? isoNanoseconds(textOf(field(json, 'timestamp')));
}

function errorsOf(json: ExactJsonObject): SpanEvent[] {
  const id = textOf(field(json, 'id'));
  return errorEvents(field(json, 'exception'), field(json, 'log'), timeOf(json), id);
}

/** Older agents write all three in one: `db.postgresql.query`. */
function typesOf(json: ExactJsonObject): [string, string, string] {
  const [category = '', subtype = '', ...action] = textOf(field(json, 'type')).split('.');
  return [category, textOf(field(json, 'subtype')) || subtype, textOf(field(json, 'action')) || action.join('.')];
}

function stackAttribute(json: ExactJsonObject): Attribute[] {
  const stack = stackText(field(json, 'stacktrace'));
  return stack === '' ? [] : [textAttribute('code.stacktrace', stack)];
}

/** As documents have it: the server puts each part of the metadata where this does. */
const METADATA_NAMES: KeyNames = new Map([
  ...RESOURCE_NAMES,
  ['service.node.configured_name', 'service.instance.id'],
  ['service.agent.name', 'telemetry.sdk.name'],
  ['service.agent.version', 'telemetry.sdk.version'],
  ['system.hostname', 'host.name'],
  ['system.detected_hostname', 'host.name'],
  ['system.configured_hostname', 'host.name'],
  ['system.architecture', 'host.arch'],
  ['system.platform', 'os.type'],
  ['system.container.id', 'container.id'],
  ['system.kubernetes.namespace', 'k8s.namespace.name'],
  ['system.kubernetes.node.name', 'k8s.node.name'],
  ['system.kubernetes.pod.name', 'k8s.pod.name'],
  ['system.kubernetes.pod.uid', 'k8s.pod.uid'],
]);

/** What a span says of its service itself goes before what the metadata says. */
function resourceOf(metadata: ExactJsonObject, own: ExactJsonObject): Attribute[] {
  const said: [string, ExactJson][] = [...own].filter(([, value]) => value !== null);
  const service = new Map([...objectOf(field(metadata, 'service')), ...said]);
  return flatAttributes(new Map([...metadata, ['service', service]]), '', METADATA_NAMES);
}
