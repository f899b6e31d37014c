import type { AttributeValue } from '../../trace/span-details.ts';
import { databaseError } from './database-errors.ts';
import { dateInText } from './date-text.ts';
import { httpReason } from './http-status.ts';
import { exitCode, signalName } from './process-end.ts';
import { quantity } from './quantity.ts';
import { grpcStatus, jsonRpcError } from './rpc-status.ts';
import {
  datadogMechanism,
  datadogPriority,
  openTracingPriority,
  sampledShare,
  sampleRate,
  samplerParameter,
  samplerType,
} from './sampling.ts';
import { systemError } from './system-errors.ts';
import { unixTime } from './unix-time.ts';

/** What is to be explained. */
export interface NamedValue {
  /** As written. */
  readonly key: string;
  /** What the conventions call it today. */
  readonly name: string;
  readonly type: AttributeValue['type'];
  readonly text: string;
}

/** Returns the text of an attribute that stands beside the one explained, empty if there is none; any name it ever had. */
export type Lookup = (...keys: readonly string[]) => string;

type Explain = (text: string, lookup: Lookup) => string;

const databaseCode: Explain = (code, lookup) => databaseError(lookup('db.system.name', 'db.system', 'db.type'), code);

const errorType: Explain = (text, lookup) => {
  if (text === '_OTHER') return 'an error that the program does not tell apart';
  const isOfHttp = lookup('http.request.method', 'http.method') !== '';
  return systemError(text) || (isOfHttp ? httpReason(text) : '');
};

const rpcStatus: Explain = (text, lookup) => {
  const system = lookup('rpc.system.name', 'rpc.system');
  if (system === 'jsonrpc') return jsonRpcError(text);
  return system === 'grpc' || system === 'connectrpc' || system === 'connect_rpc' ? grpcStatus(text) : '';
};

const BY_KEY: ReadonlyMap<string, Explain> = new Map<string, Explain>([
  ['http.response.status_code', httpReason],
  ['http.status_code', httpReason],
  ['http.request.method', (text) => (text === '_OTHER' ? 'a method that is not standard' : '')],
  ['rpc.status_code', rpcStatus],
  ['rpc.response.status_code', rpcStatus],
  ['rpc.grpc.status_code', grpcStatus],
  ['rpc.connect_rpc.error_code', grpcStatus],
  ['grpc.status_code', grpcStatus],
  ['rpc.jsonrpc.error_code', jsonRpcError],
  ['db.response.status_code', databaseCode],
  ['error.type', errorType],
  ['error.code', systemError],
  ['exception.code', systemError],
  ['process.exit.code', exitCode],
  ['process.exit_code', exitCode],
  ['container.exit_code', exitCode],
  ['k8s.container.exit_code', exitCode],
  ['process.signal', signalName],
  ['process.exit.signal', signalName],
  ['sampler.type', samplerType],
  ['sampler.param', (text, lookup) => samplerParameter(lookup('sampler.type'), Number(text))],
  ['sampling.priority', openTracingPriority],
  ['_sampling_priority_v1', datadogPriority],
  ['_dd.p.dm', datadogMechanism],
  ['_dd.rule_psr', sampledShare],
  ['_dd.agent_psr', sampledShare],
  ['SampleRate', sampleRate],
  ['samplerate', sampleRate],
  ['sampling.probability', sampledShare],
  ['sentry.sample_rate', sampledShare],
  ['tailsampling.policy', () => 'the policy of the collector that kept the trace'],
  ['tailsampling.composite_policy', () => 'the part of a policy of the collector that kept the trace'],
  ['tailsampling.cached_decision', () => 'came after the decision, which was remembered'],
  ['meta.refinery.reason', () => 'why Refinery kept the trace'],
]);

/** Returns what a value means in words: `Service Unavailable`, `1.20 MB`. Empty where nothing is known for certain. */
export function valueMeaning({ key, name, text, type }: NamedValue, lookup: Lookup): string {
  if (text.length > 100) return '';
  const explain = BY_KEY.get(key) ?? BY_KEY.get(name);
  if (explain !== undefined) return explain(text, lookup);
  const number = numberOf(text, type);
  return number === null ? '' : quantity(name, number);
}

/** Returns the moment that a value is, in Unix nanoseconds; null where it is not known to be one. */
export function valueMoment({ name, text, type }: NamedValue): bigint | null {
  const isInteger = (type === 'int' || type === 'string') && /^\d{9,20}$/.test(text);
  if (isInteger) return unixTime(name, BigInt(text));
  return type === 'string' ? dateInText(text) : null;
}

/** Some sources write all values as texts; a header is a list of one. */
function numberOf(text: string, type: AttributeValue['type']): number | null {
  const digits = type === 'array' ? (/^\[\s*"(\d+)"\s*\]$/.exec(text)?.[1] ?? '') : text;
  return type !== 'bool' && /^-?\d{1,18}(?:\.\d{1,18})?$/.test(digits) ? Number(digits) : null;
}
