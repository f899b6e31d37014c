import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';

/** Members of a span that have a place of their own. */
export const PLACED: ReadonlySet<string> = new Set(
  (
    'traceId trace_id traceID traceIdLow traceIdHigh spanId span_id spanID parentSpanId parentSpanID operationName ' +
    'operation_name references flags startTime start_time duration tags logs process processId process_id processID ' +
    'warnings'
  ).split(' '),
);

/** Returns the bytes of a span as Jaeger's page has it; times are not in it. */
export function spanAsPagesHaveIt(json: ExactJsonObject): Uint8Array {
  return bytesOf({
    traceID: traceIdOf(json),
    spanID: spanIdOf(field(json, 'spanId', 'span_id', 'spanID')),
    parentSpanID: spanIdOf(field(json, 'parentSpanId', 'parentSpanID')),
    operationName: textOf(field(json, 'operationName', 'operation_name')),
    references: listOf(field(json, 'references')).map((each) => referenceOf(objectOf(each))),
    ...(json.has('flags') ? { flags: Number(textOf(field(json, 'flags'))) } : {}),
    tags: tagsOf(field(json, 'tags')),
    logs: listOf(field(json, 'logs')).map((each) => ({ fields: tagsOf(field(objectOf(each), 'fields')) })),
    warnings: listOf(field(json, 'warnings')).map(textOf),
  });
}

/** Returns the bytes of a process likewise. */
export function processOf(json: ExactJson): Uint8Array {
  const process = objectOf(json);
  return bytesOf({
    serviceName: textOf(field(process, 'serviceName', 'service_name')),
    tags: tagsOf(field(process, 'tags')),
  });
}

function bytesOf(object: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(object));
}

function referenceOf(reference: ExactJsonObject): object {
  return {
    refType: FOLLOWS_FROM.has(textOf(field(reference, 'refType', 'ref_type'))) ? 'FOLLOWS_FROM' : 'CHILD_OF',
    traceID: traceIdOf(reference),
    spanID: spanIdOf(field(reference, 'spanId', 'span_id', 'spanID')),
  };
}

/** By name, and by number; whatever else is named is a parent. */
const FOLLOWS_FROM = new Set(['FOLLOWS_FROM', '1']);

/** Thrift has two signed halves, the protocol buffers sixteen bytes. */
function traceIdOf(json: ExactJsonObject): string {
  if (!json.has('traceIdLow')) return idOf(field(json, 'traceId', 'trace_id', 'traceID'), 16);
  const high = wordOf(field(json, 'traceIdHigh'));
  return (/^0*$/.test(high) ? '' : high) + wordOf(field(json, 'traceIdLow'));
}

function spanIdOf(json: ExactJson): string {
  return typeof json === 'number' || typeof json === 'bigint' ? wordOf(json) : idOf(json, 8);
}

/** Returns 64 bits, signed or not, as hex; nothing for what is none. */
function wordOf(json: ExactJson): string {
  const text = textOf(json);
  return /^-?\d{1,20}$/.test(text) ? BigInt.asUintN(64, BigInt(text)).toString(16).padStart(16, '0') : '';
}

/** Returns so many bytes in base64 as hex; any other id is as it is written. */
function idOf(json: ExactJson, bytes: number): string {
  const text = textOf(json);
  const length = Math.ceil((bytes * 4) / 3);
  const digits = text.replace(/=+$/, '');
  if (digits.length !== length || !/^[\w+/-]+$/.test(digits)) return text;
  const decoded = atob(digits.replaceAll('-', '+').replaceAll('_', '/'));
  return Array.from(decoded, (each) => each.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

function tagsOf(json: ExactJson): object[] {
  return listOf(json).map((each) => {
    const tag = objectOf(each);
    const key = textOf(field(tag, 'key'));
    if (tag.has('value')) return { key, type: textOf(field(tag, 'type')), value: textOf(field(tag, 'value')) };
    const known = VALUES.find(({ keys }) => keys.some((name) => tag.has(name))) ?? typeNamed(tag);
    return { key, type: known.type, value: textOf(field(tag, ...known.keys)) || known.zero };
  });
}

/** A value that is its type's zero may be left out. */
function typeNamed(tag: ExactJsonObject): (typeof VALUES)[number] {
  const name = textOf(field(tag, 'vType', 'v_type')).toLowerCase();
  return VALUES.find(({ type }) => type === name) ?? VALUES[0];
}

const VALUES = [
  { type: 'string', keys: ['vStr', 'v_str'], zero: '' },
  { type: 'bool', keys: ['vBool', 'v_bool'], zero: 'false' },
  { type: 'int64', keys: ['vInt64', 'v_int64', 'vLong'], zero: '0' },
  { type: 'float64', keys: ['vFloat64', 'v_float64', 'vDouble'], zero: '0' },
  { type: 'binary', keys: ['vBinary', 'v_binary'], zero: '' },
];
