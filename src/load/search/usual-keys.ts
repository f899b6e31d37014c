import type { ScopedKey } from '../backends/backend-search.ts';

/** Attributes of resources that are asked for first: which version it was, and where it ran. */
export const FIRST_KEYS: readonly string[] = [
  'service.version',
  'deployment.environment.name',
  'deployment.environment',
  'k8s.namespace.name',
  'k8s.deployment.name',
  'k8s.pod.name',
  'k8s.node.name',
  'k8s.cluster.name',
];
const OF_SPANS = [
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'url.path',
  'http.method',
  'http.status_code',
  'http.url',
  'db.system.name',
  'db.operation.name',
  'db.system',
  'rpc.service',
  'rpc.method',
  'messaging.destination.name',
  'server.address',
  'error.type',
  'user.id',
];

/** Attributes that are asked for most, by OpenTelemetry's semantic conventions of now and before. */
export const USUAL_KEYS: readonly ScopedKey[] = [
  ...FIRST_KEYS.map((key) => ({ scope: 'resource', key })),
  ...OF_SPANS.map((key) => ({ scope: 'span', key })),
];
