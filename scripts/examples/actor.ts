import { SpanKind, StatusCode } from '../../src/trace/span-kind.ts';
import type { Area, Language, ServiceFacts } from './instrumentation.ts';
import type { Period, StoryAttributes, StorySpan } from './story.ts';

/**
 * A service as a story tells of it: each method is one kind of span that its instrumentation would record, with the
 * attributes of the current semantic conventions. `from` and `to` are milliseconds from the start of the story. Children
 * come last, so that a story is indented as its trace is.
 */
export interface Actor {
  readonly facts: ServiceFacts;
  /** Answers an HTTP request; `what` is method and route: `POST /orders`. */
  readonly serves: (what: string, from: number, to: number, children?: readonly StorySpan[]) => StorySpan;
  /** Sends an HTTP request; `what` is method and address: `POST http://orders:8080/orders`. Its name is the method. */
  readonly calls: (what: string, from: number, to: number, children?: readonly StorySpan[]) => StorySpan;
  /** Asks a database. The span's name is the summary: operation and table of `text`. */
  readonly queries: (summary: string, from: number, to: number, text: string, system?: DatabaseSystem) => StorySpan;
  /** Does something of its own. */
  readonly works: (name: string, from: number, to: number, children?: readonly StorySpan[]) => StorySpan;
  /** Puts a message on a topic. */
  readonly sends: (topic: string, from: number, to: number, children?: readonly StorySpan[]) => StorySpan;
  /** Works through a message of a topic. */
  readonly processes: (topic: string, from: number, to: number, children?: readonly StorySpan[]) => StorySpan;
}

export type DatabaseSystem = 'postgresql' | 'redis' | 'oracle';

const DATABASE_PORTS: Readonly<Record<DatabaseSystem, number>> = { postgresql: 5432, redis: 6379, oracle: 1521 };
const DATABASE_NAMES: Readonly<Record<DatabaseSystem, string>> = {
  postgresql: 'postgresql',
  redis: 'redis',
  oracle: 'oracle.db',
};

/** Returns the service `name`; it runs in Kubernetes unless `host` names a machine of its own. */
export function actor(name: string, language: Language, version: string, host = ''): Actor {
  const facts = { name, version, language, host };
  const span = (area: Area, kind: SpanKind, title: string, period: Period, attributes: StoryAttributes): StorySpan => ({
    service: facts,
    area,
    name: title,
    kind,
    period,
    attributes,
    events: [],
    links: [],
    status: { code: StatusCode.Unset, message: '' },
    children: [],
  });
  return {
    facts,
    serves: (what, from, to, children = []) => ({
      ...span('http-server', SpanKind.Server, what, [from, to], serverAttributes(name, what)),
      children,
    }),
    calls: (what, from, to, children = []) => ({
      ...span('http-client', SpanKind.Client, what.split(' ')[0], [from, to], clientAttributes(what)),
      children,
    }),
    queries: (summary, from, to, text, system = 'postgresql') =>
      span(system, SpanKind.Client, summary, [from, to], queryAttributes(name, summary, text, system)),
    works: (title, from, to, children = []) => ({ ...span('own', SpanKind.Internal, title, [from, to], {}), children }),
    sends: (topic, from, to, children = []) => ({
      ...span('kafka', SpanKind.Producer, `send ${topic}`, [from, to], messageAttributes(topic, 'send')),
      children,
    }),
    processes: (topic, from, to, children = []) => ({
      ...span('kafka', SpanKind.Consumer, `process ${topic}`, [from, to], {
        ...messageAttributes(topic, 'process'),
        'messaging.consumer.group.name': name,
      }),
      children,
    }),
  };
}

function serverAttributes(service: string, what: string): StoryAttributes {
  const [method, route] = what.split(' ');
  return {
    'http.request.method': method,
    'http.route': route,
    'url.scheme': 'http',
    'url.path': route.replace(/\{(\w+)\}/g, '4711'),
    'server.address': service,
    'server.port': 8080,
    'network.protocol.version': '1.1',
    'http.response.status_code': 200,
  };
}

function clientAttributes(what: string): StoryAttributes {
  const [method, address] = what.split(' ');
  const url = new URL(address);
  return {
    'http.request.method': method,
    'url.full': address,
    'server.address': url.hostname,
    'server.port': Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
    'network.protocol.version': '1.1',
    'http.response.status_code': 200,
  };
}

function queryAttributes(service: string, summary: string, text: string, system: DatabaseSystem): StoryAttributes {
  const [operation, collection] = summary.split(' ');
  return {
    'db.system.name': DATABASE_NAMES[system],
    'db.namespace': system === 'redis' ? '0' : service.replaceAll('-', '_'),
    'db.operation.name': operation,
    ...(collection === undefined ? {} : { 'db.collection.name': collection }),
    'db.query.summary': summary,
    'db.query.text': text,
    'server.address': `${service}-${system}.internal`,
    'server.port': DATABASE_PORTS[system],
  };
}

function messageAttributes(topic: string, operation: 'send' | 'process'): StoryAttributes {
  return {
    'messaging.system': 'kafka',
    'messaging.operation.name': operation,
    'messaging.operation.type': operation,
    'messaging.destination.name': topic,
    'messaging.destination.partition.id': '3',
    'messaging.message.id': '7f0c1d52-9a64-4be1-8a37-0d5a3d0f6c21',
    'server.address': 'kafka.internal',
    'server.port': 9092,
  };
}
