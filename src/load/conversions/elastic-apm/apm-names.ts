import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { SpanLink } from '../../../trace/span-details.ts';
import type { KeyNames } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';

/** Keys of documents that say the same as attributes of OpenTelemetry's. */
export const SPAN_NAMES: KeyNames = new Map([
  ['span.db.statement', 'db.query.text'],
  ['span.db.instance', 'db.namespace'],
  ['span.db.user.name', 'db.user'],
  ['span.db.rows_affected', 'db.response.returned_rows'],
  ['span.http.method', 'http.request.method'],
  ['span.http.response.status_code', 'http.response.status_code'],
  ['span.http.url.original', 'url.full'],
  ['span.message.queue.name', 'messaging.destination.name'],
  ['transaction.message.queue.name', 'messaging.destination.name'],
  ['span.destination.service.resource', 'service.peer.name'],
  ['destination.address', 'server.address'],
  ['destination.port', 'server.port'],
  ['client.ip', 'client.address'],
  ['url.original', 'url.full'],
]);

/** The same of what tells the program and where it runs. */
export const RESOURCE_NAMES: KeyNames = new Map([
  ['service.environment', 'deployment.environment.name'],
  ['service.node.name', 'service.instance.id'],
  ['service.language.name', 'telemetry.sdk.language'],
  ['service.runtime.name', 'process.runtime.name'],
  ['service.runtime.version', 'process.runtime.version'],
  ['agent.name', 'telemetry.sdk.name'],
  ['agent.version', 'telemetry.sdk.version'],
  ['host.hostname', 'host.name'],
  ['host.architecture', 'host.arch'],
  ['kubernetes.namespace', 'k8s.namespace.name'],
  ['kubernetes.node.name', 'k8s.node.name'],
  ['kubernetes.pod.name', 'k8s.pod.name'],
  ['kubernetes.pod.uid', 'k8s.pod.uid'],
]);

/** Returns the links in a list: ids in objects, as documents have them, or not. */
export function linksOf(json: ExactJson): SpanLink[] {
  return listOf(json).map((item) => {
    const link = objectOf(item);
    return {
      traceId: idIn(link, 'trace'),
      spanId: idIn(link, 'span'),
      traceState: '',
      relation: '',
      attributes: [],
      droppedAttributesCount: 0,
    };
  });
}

function idIn(link: ExactJsonObject, what: string): string {
  return textOf(field(link, `${what}_id`, `${what}.id`) ?? field(objectOf(field(link, what)), 'id'));
}

/** Returns frames as text; agents have the innermost call first. */
export function stackText(json: ExactJson): string {
  const lines = listOf(json).map((item) => {
    const frame = objectOf(item);
    const line = field(objectOf(field(frame, 'line')), 'number') ?? field(frame, 'lineno', 'line.number');
    const place = [field(frame, 'filename', 'abs_path', 'module', 'classname'), line].map(textOf).filter(Boolean);
    return `    at ${textOf(field(frame, 'function')) || '(anonymous)'} (${place.join(':')})`;
  });
  return lines.join('\n');
}
