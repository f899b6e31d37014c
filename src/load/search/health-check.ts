/** Words that a path or a name of a health check ends in, alone or after others of them. */
const HEALTH_WORDS =
  /^(?:_?health|healthz|health[-_]?checks?|livez?|liveness|alive|readyz?|readiness|ping|heartbeat|startupz?)$/i;
/** https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
const GRPC_HEALTH = /(?:^|\/)grpc\.health\.v1\.Health(?:\/|$)/;
const METHOD = /^(?:HTTP\s+)?(?:GET|HEAD|POST|OPTIONS)\s+/i;

/**
 * Returns whether a root's name, or the route or path that it answered, is that of a health check: `/healthz`,
 * `GET /actuator/health/liveness`, `grpc.health.v1.Health/Check`.
 */
export function isHealthCheck(nameOrRoute: string): boolean {
  const path = nameOrRoute
    .trim()
    .replace(METHOD, '')
    .replace(/[?#].*$/, '');
  if (GRPC_HEALTH.test(path)) return true;
  const last = path.split('/').findLast((part) => part !== '');
  return last !== undefined && HEALTH_WORDS.test(last);
}

/** Attributes of a root that tell what it answered, where its name does not. */
export const ROUTE_KEYS: ReadonlySet<string> = new Set([
  'http.route',
  'url.path',
  'http.target',
  'http.url',
  'url.full',
]);
