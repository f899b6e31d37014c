import { spanName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { KnownOrder } from './known-order.ts';
import { requestPath } from './request-path.ts';

/** What a call does to what it calls, as far as it says. */
export type CallNature =
  | 'read'
  /** Changes something; or what comes after it is likely to need what it gives. */
  | 'write'
  | 'unknown';

/** Verbs that change something, or that others wait for: a lock, a token. */
const CHANGING = new Set(
  (
    'post put patch delete insert update upsert merge replace create add set save write remove drop truncate ' +
    'commit rollback begin savepoint send publish emit enqueue push notify charge pay reserve submit confirm cancel ' +
    'refund register login logout authenticate authorize authorise lock unlock acquire release connect ' +
    'increment decrement incr decr hset lpush rpush sadd zadd expire evict clear upload compose store transfer purchase ' +
    'checkout buy sell deposit withdraw debit assign apply approve reject trigger schedule grant revoke import migrate ' +
    'ship place enrol enroll subscribe unsubscribe record track log mark'
  ).split(' '),
);
/** Of stores only: elsewhere such words say less. */
const STORE_CHANGING = new Set(
  (
    'setex psetex setnx getset getdel mset hmset hdel hincrby hsetnx incrby decrby append del unlink lpop rpop lrem ltrim ' +
    'lset linsert srem spop smove zrem zincrby zunionstore rename persist pexpire expireat touch flush flushall flushdb ' +
    'eval evalsha fcall exec multi watch xadd xack xdel xgroup xreadgroup pfadd geoadd setbit bitop blpop brpop ' +
    'bulk index reindex batch call alter grant copy execute start transact vacuum analyze analyse lock refresh'
  ).split(' '),
);
const STORE_READING = new Set(
  (
    'hexists hkeys hvals hlen keys ttl pttl type strlen llen lindex sismember scard sunion sinter sdiff zcard zscore zrank ' +
    'zrangebyscore zrevrange zcount zmscore xrange xread xlen hscan sscan zscan getrange getbit bitcount pfcount ' +
    'geosearch geodist aggregate distinct with values explain msearch search multiget batchgetitem getitem'
  ).split(' '),
);
/** Words that tell of a change wherever they stand in a command's name: `findAndModify`, `TransactWriteItems`. */
const CHANGING_ANYWHERE = new Set(
  'modify write writes update delete insert replace upsert remove create bulk transaction reindex rename'.split(' '),
);
/** Statements that change something deeper within: below a `WITH`, or by a lock. */
const CHANGING_WITHIN =
  /\b(?:insert\s+into|update\s+\S+\s+set|delete\s+from|merge\s+into|for\s+(?:no\s+key\s+)?update)\b/i;
const LONGEST_STATEMENT = 4000;
/** Things that are asked for to be handed to the next call. */
const HANDED_ON = new Set(
  'token tokens session sessions auth oauth login lock credential credentials lease'.split(' '),
);
const PROTOCOLS = new Set('http https sql db rpc grpc redis client'.split(' '));
const READING = new Set(
  (
    'get head options list find fetch load read query search select lookup look resolve count exists describe show scan ' +
    'hget mget hgetall hmget lrange smembers zrange peek check view browse download retrieve is has'
  ).split(' '),
);

/**
 * Returns what `span` itself says that it does: by its method or command, else by the first word of its name's last part
 * (`cart.CartService/GetCart` gets).
 */
export function natureOf(trace: SpanTable, facts: SpanFacts, order: KnownOrder, span: SpanIndex): CallNature {
  if (order.isWrite(span) || trace.kind[span] === SpanKind.Producer) return 'write';
  const name = spanName(trace, span).slice(0, 200);
  if (words(`${name} ${requestPath(facts, span).slice(0, 200)}`).some((word) => HANDED_ON.has(word))) return 'write';
  const commands = [facts.text(span, 'databaseOperation'), facts.text(span, 'rpcMethod'), lastPart(name)];
  if (commands.some((text) => words(text).some((word) => CHANGING_ANYWHERE.has(word)))) return 'write';
  const statement = facts.text(span, 'queryText').slice(0, LONGEST_STATEMENT);
  if (CHANGING_WITHIN.test(statement)) return 'write';
  const [operation, method] = commands;
  const isStore = facts.number(span, 'databaseSystem') !== 0;
  const summary = facts.text(span, 'querySummary');
  for (const text of [facts.text(span, 'httpMethod'), operation, summary, statement, method, name, lastPart(name)]) {
    const verb = firstVerb(text);
    if (CHANGING.has(verb) || (isStore && STORE_CHANGING.has(verb))) return 'write';
    if (READING.has(verb) || (isStore && STORE_READING.has(verb))) return 'read';
  }
  // Stores have many commands that change something, and few that read: one that is not known may be either.
  return isStore && (operation !== '' || statement !== '') ? 'write' : 'unknown';
}

/**
 * Returns what `span` does with all below it: what is only a step of one's own does what its calls do. A write anywhere
 * below counts, except below a request that is safe by its method.
 */
export function natureWithin(trace: SpanTable, facts: SpanFacts, order: KnownOrder, span: SpanIndex): CallNature {
  const own = natureOf(trace, facts, order, span);
  if (own === 'write' || /^(?:get|head|options)$/i.test(facts.text(span, 'httpMethod'))) return own;
  let isReading = own === 'read';
  let hasUnknown = false;
  for (let below = span + 1; below < trace.subtreeEnd[span]; below++) {
    if (order.isWrite(below)) return 'write';
    const isCall = trace.kind[below] === SpanKind.Client || trace.kind[below] === SpanKind.Producer;
    if (!isCall || own !== 'unknown') continue;
    const nature = natureOf(trace, facts, order, below);
    if (nature === 'write') return 'write';
    if (nature === 'read') isReading = true;
    else hasUnknown = true;
  }
  return isReading && !hasUnknown ? 'read' : 'unknown';
}

function lastPart(name: string): string {
  return name.split(/[/.:#]/).at(-1) ?? '';
}

/** The first word that says what is done, also of `getCart` and `get_cart`. */
function firstVerb(text: string): string {
  const [first = '', second] = words(text).filter((word) => !PROTOCOLS.has(word));
  return first === 'batch' && second !== undefined ? second : first;
}

function words(text: string): readonly string[] {
  const apart = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return apart.match(/[a-z]+/g) ?? [];
}
