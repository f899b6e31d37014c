import type { Nanoseconds, SpanIndex } from './units.ts';

/**
 * What analyses need of every span beyond its columns: a few attributes, read on the way in. Each has its present name
 * first and the older ones beside it; a span that carries several has the value that it names last.
 *
 * This is the one list: readers note what stands here and nothing else.
 */
export const FACT_KEYS = {
  errorType: ['error.type'],
  httpStatus: ['http.response.status_code', 'http.status_code'],
  httpMethod: ['http.request.method', 'http.method'],
  resendCount: ['http.request.resend_count', 'http.resend_count'],
  urlTemplate: ['url.template', 'http.route'],
  urlPath: ['url.path', 'http.target'],
  url: ['url.full', 'http.url'],
  rpcStatus: ['rpc.response.status_code', 'rpc.grpc.status_code', 'rpc.status_code'],
  rpcService: ['rpc.service'],
  rpcMethod: ['rpc.method'],
  databaseSystem: ['db.system.name', 'db.system'],
  databaseOperation: ['db.operation.name', 'db.operation'],
  databaseCollection: ['db.collection.name', 'db.sql.table', 'db.mongodb.collection', 'db.cassandra.table'],
  querySummary: ['db.query.summary'],
  queryText: ['db.query.text', 'db.statement'],
  returnedRows: ['db.response.returned_rows'],
  messagingOperation: ['messaging.operation.type', 'messaging.operation'],
  messagingSystem: ['messaging.system'],
  messagingDestination: ['messaging.destination.name', 'messaging.destination'],
  /** What tells one message from another. */
  messageId: [
    'messaging.message.id',
    'messaging.message_id',
    'messaging.kafka.offset',
    'messaging.kafka.message.offset',
  ],
  peer: ['service.peer.name', 'peer.service', 'server.address', 'net.peer.name'],
  coldStart: ['faas.coldstart'],
  modelOperation: ['gen_ai.operation.name'],
  model: ['gen_ai.request.model', 'gen_ai.response.model'],
  inputTokens: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
  outputTokens: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
  /** The span stands for a thread; of our own making, see the conversion of Chrome's trace events. */
  lane: ['trace_event.lane'],
  timeToFirstToken: ['gen_ai.server.time_to_first_token', 'gen_ai.response.time_to_first_chunk'],
} as const;

/** What readers note that is no attribute of the span. */
export const OTHER_FACTS = [
  /** The status' description. */
  'statusMessage',
  /** Of the last exception event, in time, that has a message; the exception's type likewise. */
  'exceptionMessage',
  'exceptionType',
  /** The name of an event; a span has one for each of its first 32 events, in the order received. */
  'eventName',
] as const;

export type Fact = keyof typeof FACT_KEYS | (typeof OTHER_FACTS)[number];

/** An event of a span, and how long after the span's start it happened. */
export interface TimedEvent {
  readonly name: string;
  readonly time: Nanoseconds;
}

/** What a span says of why it was kept, as far as anything in it may be about that. */
export interface SamplingNotes {
  /** As in `SpanDetails`. */
  readonly traceState: string;
  /** Of the span, its scope and its resource, in that order, values as text. */
  readonly attributes: readonly { readonly key: string; readonly text: string }[];
}

/** Reads what was noted of the spans of one trace, by row. Of a value longer than 4 KB only the beginning counts. */
export interface SpanFacts {
  /** Returns the value of a fact as text, the last where it has several; empty where the span has none. */
  readonly text: (span: SpanIndex, fact: Fact) => string;
  /** Returns a number that equal values of a fact share, 0 where the span has none. Cheaper than the text. */
  readonly number: (span: SpanIndex, fact: Fact) => number;
  /** Returns all values of a fact in the order received. */
  readonly all: (span: SpanIndex, fact: Fact) => readonly string[];
  /** Returns the events of a span that say when they happened, in the order received. Reads the whole span: for a few. */
  readonly events: (span: SpanIndex) => readonly TimedEvent[];
  /** Returns what a span says of sampling; null where the input has no word about it. Reads the whole span: for a few. */
  readonly sampling: (span: SpanIndex) => SamplingNotes | null;
  /** Returns whether any span of what was received has the fact: if not, there is nothing to look for. */
  readonly isNoted: (fact: Fact) => boolean;
  /**
   * Returns which process recorded the span: `host.id` of its resource, else `host.name`, else `service.instance.id`,
   * else the service's name.
   */
  readonly process: (span: SpanIndex) => string;
  /** Returns a number that spans of one process share. */
  readonly processNumber: (span: SpanIndex) => number;
}
