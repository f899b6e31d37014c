import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { field, integerOf, plainValueOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';

/** What a span's labels say, which are its attributes and its resource's in one. */
export interface Labels {
  readonly attributes: readonly Attribute[];
  readonly ofResource: readonly Attribute[];
  readonly hasService: boolean;
}

/** https://cloud.google.com/trace/docs/trace-labels */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['/http/method', 'http.request.method'],
  ['/http/status_code', 'http.response.status_code'],
  ['/http/url', 'url.full'],
  ['/http/path', 'url.path'],
  ['/http/route', 'http.route'],
  ['/http/host', 'http.host'],
  ['/http/user_agent', 'user_agent.original'],
  ['/http/request/size', 'http.request.body.size'],
  ['/http/response/size', 'http.response.body.size'],
  ['/error/name', 'error.type'],
  ['/stacktrace', 'code.stacktrace'],
]);

const NUMBERS = new Set(['http.response.status_code', 'http.request.body.size', 'http.response.body.size']);

/** What a label tells of the place where the span's program runs; `g.co/r/` stands before the kind of place. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['g.co/gae/app/version', 'service.version'],
  ['g.co/r/k8s_container/cluster_name', 'k8s.cluster.name'],
  ['g.co/r/k8s_container/namespace_name', 'k8s.namespace.name'],
  ['g.co/r/k8s_container/namespace', 'k8s.namespace.name'],
  ['g.co/r/k8s_container/pod_name', 'k8s.pod.name'],
  ['g.co/r/k8s_container/container_name', 'k8s.container.name'],
]);

/** Of what names a service the surest comes first; the last is of Zipkin's collector, for others have libraries there. */
const SERVICES = ['service.name', 'g.co/gae/app/module', 'g.co/r/cloud_run_revision/service_name'];
const ZIPKIN_SERVICE = '/component';

/** Returns what labels say, by OpenTelemetry's names where it has some. */
export function readLabels(labels: ExactJsonObject): Labels {
  const service = serviceKey(labels);
  const ofResource = service === undefined ? [] : [textAttribute('service.name', textOf(field(labels, service)))];
  const attributes: Attribute[] = [];
  for (const [key, value] of labels) {
    const name = NAMES.get(key) ?? key;
    const place = PLACES.get(key);
    if (place !== undefined) ofResource.push(textAttribute(place, textOf(value)));
    else if (key !== service) {
      attributes.push({ key: name, value: NUMBERS.has(name) ? integerOf(value) : plainValueOf(value) });
    }
  }
  return { attributes, ofResource, hasService: service !== undefined };
}

function serviceKey(labels: ExactJsonObject): string | undefined {
  const named = SERVICES.find((key) => textOf(field(labels, key)) !== '');
  if (named !== undefined) return named;
  const isOfZipkin = Array.from(labels.keys()).some((key) => key.startsWith('zipkin.io/'));
  if (isOfZipkin && labels.has(ZIPKIN_SERVICE)) return ZIPKIN_SERVICE;
  return undefined;
}
