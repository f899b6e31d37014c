/** An attribute as a hint is made of it: by its present name where it has an older one. */
export interface HintAttribute {
  readonly key: string;
  readonly presentName: string;
  readonly text: string;
}

const LONGEST = 80;

/** What a protocol can be asked to do: as a name it tells nothing of this one call. */
const VERBS = new Set(
  (
    'get head post put delete patch options connect trace query ' +
    'select insert update upsert merge replace call exec execute begin commit rollback batch prepare ' +
    'find aggregate count distinct getmore scan read write ' +
    'publish send receive process settle create consume poll ack produce deliver ' +
    'set mget mset hget hset hgetall hmget del exists expire incr decr lpush rpush lpop rpop lrange sadd smembers zadd zrange eval evalsha ping multi pipeline ' +
    'request fetch call client server'
  ).split(' '),
);
/** What verbs go with: the protocol, the program that is asked, or the rest of a statement without its table. */
const COMPANIONS = new Set(
  'from into http https sql db redis mysql postgres postgresql pg mongo mongodb kafka rabbitmq sqs sns grpc rpc client server outgoing incoming'.split(
    ' ',
  ),
);

/** Returns whether a name says what kind of call a span is and not which: `GET`, `HTTP GET`, `SQL SELECT`, `redis.get`. */
export function isPoorName(name: string): boolean {
  if (name.length > 40) return false;
  const words = name
    .toLowerCase()
    .split(/[\s.:_-]+/)
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > 3) return false;
  return (
    words.some((word) => VERBS.has(word) || word === 'http') &&
    words.every((word) => VERBS.has(word) || COMPANIONS.has(word))
  );
}

/**
 * Returns what a poor name leaves open: path, table or destination, else the host. Empty if the attributes do not tell,
 * or the name says it. Attributes go by OpenTelemetry's present names.
 */
export function nameHint(name: string, attributes: readonly HintAttribute[]): string {
  const values = new Map<string, string>();
  for (const { key, presentName, text } of attributes) {
    values.set(key, text);
    if (presentName !== '') values.set(presentName, text);
  }
  const hint = withoutName(oneLine(firstOf(values)), name);
  return name.includes(hint) ? '' : hint;
}

/** Of a command that begins with the name as well: `product:3` of `GET product:3`. */
function withoutName(hint: string, name: string): string {
  return hint.toLowerCase().startsWith(`${name.toLowerCase()} `) ? hint.slice(name.length + 1) : hint;
}

function firstOf(values: ReadonlyMap<string, string>): string {
  const found = (...keys: readonly string[]) => keys.map((key) => values.get(key)).find((value) => value) ?? '';
  return (
    found('http.route', 'url.template') ||
    pathOf(found('url.path', 'http.target', 'url.full', 'http.url')) ||
    found('db.collection.name', 'db.query.summary', 'db.stored_procedure.name') ||
    tableOf(found('db.query.text', 'db.statement', 'sql.query')) ||
    found('messaging.destination.name', 'messaging.destination', 'aws.s3.key', 'aws.s3.bucket') ||
    methodOf(found('rpc.service'), found('rpc.method')) ||
    found('server.address', 'net.peer.name', 'service.peer.name', 'db.namespace', 'network.peer.address')
  );
}

/** The path of an address or of a request line, without what is asked; `host` where the path is the root alone. */
function pathOf(address: string): string {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/([^/?#]*))?([^?#]*)/i.exec(address);
  const host = (match?.[1] ?? '').replace(/^.*@/, '');
  const path = match?.[2] ?? '';
  return path === '/' || path === '' ? host : path;
}

const TABLE = /\b(?:from|into|update|join|table)\s+(?:only\s+)?[`"[]?([\w.$-]+)/i;

/** The first table that a statement names; of other languages the beginning. */
function tableOf(statement: string): string {
  const start = statement.slice(0, 2000);
  return TABLE.exec(start)?.[1] ?? (/^\s*(?:select|insert|update|delete|with)\b/i.test(start) ? '' : start);
}

function methodOf(service: string, method: string): string {
  return service === '' || method === '' ? service || method : `${service}/${method}`;
}

function oneLine(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
