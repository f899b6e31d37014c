import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { field, integerOf, listOf, objectOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';

/** https://github.com/apache/skywalking-java/blob/main/apm-sniffer/apm-agent-core/src/main/java/org/apache/skywalking/apm/agent/core/context/tag/Tags.java */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['url', 'url.full'],
  ['http.method', 'http.request.method'],
  ['http.status_code', 'http.response.status_code'],
  ['status_code', 'http.response.status_code'],
  ['db.type', 'db.system.name'],
  ['db.instance', 'db.namespace'],
  ['db.statement', 'db.query.text'],
  ['cache.type', 'db.system.name'],
  ['cache.cmd', 'db.operation.name'],
  ['mq.queue', 'messaging.destination.name'],
  ['mq.topic', 'messaging.destination.name'],
]);

/** Returns what a span says of itself: its layer, component and peer, and its tags by OpenTelemetry's names. */
export function tagAttributes(span: ExactJsonObject): Attribute[] {
  const own = [
    ['skywalking.layer', textOf(field(span, 'layer', 'spanLayer'))],
    ['skywalking.component', textOf(field(span, 'component', 'componentId'))],
  ].filter(([, text]) => text !== '');
  return [
    ...own.map(([key, text]) => textAttribute(key, text)),
    ...peerAttributes(textOf(field(span, 'peer'))),
    ...keyValues(field(span, 'tags')),
  ];
}

/** Returns a list of `{key, value}` as attributes. */
export function keyValues(json: ExactJson): Attribute[] {
  return listOf(json).map((item) => {
    const pair = objectOf(item);
    const written = textOf(field(pair, 'key'));
    const key = NAMES.get(written) ?? written;
    const value = field(pair, 'value');
    const isStatus = key === 'http.response.status_code';
    return isStatus ? { key, value: integerOf(value) } : textAttribute(key, textOf(value));
  });
}

/** `host:port`, or several of them, of which none is more than the others. */
function peerAttributes(peer: string): Attribute[] {
  const [, host, port] = /^([^\s:,;]+|\[[^\]]+\]):(\d{1,5})$/.exec(peer) ?? [];
  if (host !== undefined)
    return [textAttribute('server.address', host), { key: 'server.port', value: integerOf(port) }];
  return peer === '' ? [] : [textAttribute('server.address', peer)];
}
