import type { SearchNote } from '../../trace/found-trace.ts';
import type { AttributeCondition, SearchQuery } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES, STATUS_NAMES } from '../../trace/span-kind.ts';

/** Tags by which Jaeger tells what is no attribute in OpenTelemetry, and what each is there. */
const JAEGER_KEYS: ReadonlyMap<string, string> = new Map([
  ['error', 'whether the span’s status is error'],
  ['otel.status_code', 'the span’s status'],
  ['otel.status_description', 'the message of the span’s status'],
  ['span.kind', 'the span’s kind'],
  ['otel.scope.name', 'the name of the span’s instrumentation scope'],
  ['otel.scope.version', 'the version of the span’s instrumentation scope'],
]);

/** Returns whether a key is a tag of Jaeger’s that is no attribute in OpenTelemetry. */
export function isJaegerKey(key: string): boolean {
  return JAEGER_KEYS.has(key);
}

/** What is asked of a span's kind or status, as filters and TraceQL both write it. */
export interface KindOrStatus {
  readonly field: 'kind' | 'status';
  readonly operator: '=' | '!=';
  readonly value: string;
}

/** Returns what a condition asks of a span's kind or status; null where it asks for anything else. */
export function kindOrStatus({ key, operator, value }: AttributeCondition): KindOrStatus | null {
  if (operator === 'exists') return EXISTING.get(key) ?? null;
  if (operator !== '=' && operator !== '!=') return null;
  const word = value.toLowerCase();
  if (key === 'error' && (word === 'true' || word === 'false')) {
    return { field: 'status', operator: (word === 'true') === (operator === '=') ? '=' : '!=', value: 'error' };
  }
  if (key === 'otel.status_code' && STATUS_NAMES.some((name) => name === word)) {
    return { field: 'status', operator, value: word };
  }
  if (key === 'span.kind' && SPAN_KIND_NAMES.some((name) => name === word)) {
    return { field: 'kind', operator, value: word };
  }
  return null;
}

/** Jaeger has these tags where there is something to tell. */
const EXISTING: ReadonlyMap<string, KindOrStatus> = new Map([
  ['error', { field: 'status', operator: '=', value: 'error' }],
  ['otel.status_code', { field: 'status', operator: '!=', value: 'unset' }],
  ['span.kind', { field: 'kind', operator: '!=', value: 'unspecified' }],
]);

/** TraceQL's words for the tags that are text. */
export const TEXT_INTRINSICS: ReadonlyMap<string, string> = new Map([
  ['otel.status_description', 'statusMessage'],
  ['otel.scope.name', 'instrumentation:name'],
  ['otel.scope.version', 'instrumentation:version'],
]);

/** Returns what to tell of a query that asks by such keys, each once. */
export function jaegerKeyNotes({ attributes, traceQl }: SearchQuery): SearchNote[] {
  if (traceQl.trim() !== '') return [];
  const meant = attributes.filter((each) => TEXT_INTRINSICS.has(each.key) || kindOrStatus(each) !== null);
  const keys = [...new Set(meant.map(({ key }) => key))];
  return keys.flatMap((key): SearchNote[] => {
    const meaning = JAEGER_KEYS.get(key);
    return meaning === undefined
      ? []
      : [{ kind: 'backend', sentence: `${key} is ${meaning}, and searched for as that.` }];
  });
}
