import { SpanKind } from '../../trace/span-kind.ts';
import { presentName } from './older-names.ts';

/** First words of names, by what they are about. Whatever else there is was named by the program: `custom`. */
const WORDS = {
  error: 'error exception',
  http: 'http url user_agent aspnetcore webengine signalr',
  rpc: 'rpc grpc jsonrpc onc_rpc connect_rpc dubbo mcp message',
  graphql: 'graphql',
  db: 'db cassandra elasticsearch oracledb',
  messaging: 'messaging cloudevents',
  genai: 'gen_ai openai',
  faas: 'faas',
  flags: 'feature_flag',
  custom: '',
  network: 'network net server client peer source destination dns tls nfs',
  user: 'user enduser session',
  code: 'code thread',
  service: 'service deployment',
  cloud: 'cloud aws gcp azure az oci oracle_cloud heroku cloudfoundry',
  kubernetes: 'k8s container openshift',
  host: 'host os device system hw cpu disk file android ios mainframe zos',
  process: 'process jvm nodejs v8js go dotnet cpython',
  browser: 'browser',
  build: 'cicd vcs artifact',
  sampling: 'sampling sampler',
  telemetry: 'telemetry otel opentracing',
} as const;

export type AttributeGroup = keyof typeof WORDS;

/** The headings that attributes stand under. */
export const GROUP_TITLES: Readonly<Record<AttributeGroup, string>> = {
  error: 'Error',
  http: 'HTTP',
  rpc: 'RPC',
  graphql: 'GraphQL',
  db: 'Database',
  messaging: 'Messaging',
  genai: 'Generative AI',
  faas: 'Function',
  flags: 'Feature flags',
  custom: 'Other',
  network: 'Network',
  user: 'User and session',
  code: 'Code and thread',
  service: 'Service',
  cloud: 'Cloud',
  kubernetes: 'Kubernetes and containers',
  host: 'Host and device',
  process: 'Process and runtime',
  browser: 'Browser',
  build: 'Build and source',
  sampling: 'Sampling',
  telemetry: 'Telemetry',
};

const isGroup = (name: string): name is AttributeGroup => name in GROUP_TITLES;
const GROUPS: readonly AttributeGroup[] = Object.keys(GROUP_TITLES).filter(isGroup);

const GROUP_OF_WORD: ReadonlyMap<string, AttributeGroup> = new Map(
  GROUPS.flatMap((group) => WORDS[group].split(' ').map((word) => [word, group] as const)),
);

/** Names that their first word does not place, or that are but one word. */
const GROUP_OF_NAME: ReadonlyMap<string, AttributeGroup> = new Map([
  ['error', 'error'],
  ['service.peer.name', 'network'],
  ['service.peer.namespace', 'network'],
  ['component', 'telemetry'],
  ['span.kind', 'telemetry'],
  ['internal.span.format', 'telemetry'],
  ['w3c.tracestate', 'sampling'],
  ['_sampling_priority_v1', 'sampling'],
]);

/** Returns what an attribute is about. An older name stands with what it is called today. */
export function attributeGroup(key: string, kind: SpanKind): AttributeGroup {
  const name = presentName(key, kind) || key;
  const named = GROUP_OF_NAME.get(name);
  if (named !== undefined) return named;
  const dot = name.indexOf('.');
  return (dot > 0 ? GROUP_OF_WORD.get(name.slice(0, dot)) : undefined) ?? 'custom';
}

/** What comes first for a kind of span; the rest follow in the order of the table, what fits nowhere last. */
const FIRST: Readonly<Record<SpanKind, readonly AttributeGroup[]>> = {
  [SpanKind.Unspecified]: ['error'],
  [SpanKind.Internal]: ['error', 'genai', 'flags'],
  [SpanKind.Server]: ['error', 'http', 'rpc', 'graphql', 'faas'],
  [SpanKind.Client]: ['error', 'db', 'rpc', 'http', 'genai', 'messaging', 'graphql'],
  [SpanKind.Producer]: ['error', 'messaging'],
  [SpanKind.Consumer]: ['error', 'messaging', 'faas'],
};

/** What comes first of a resource. */
const FIRST_OF_RESOURCE = GROUPS.slice(GROUPS.indexOf('service')).filter((group) => group !== 'telemetry');

/** Returns the groups in the order in which they matter to a span of that kind, or to a resource. */
export function groupOrder(of: SpanKind | 'resource'): readonly AttributeGroup[] {
  const first = of === 'resource' ? [...FIRST_OF_RESOURCE, 'telemetry' as const] : FIRST[of];
  const known = [...first, ...GROUPS].filter((group) => group !== 'custom');
  return [...new Set(known), 'custom'];
}
