import type { JsonCursor } from '../lib/json/json-cursor.ts';
import { KeyTable } from '../lib/json/key-table.ts';
import { SPAN_KIND_NAMES, SpanKind, STATUS_NAMES, StatusCode } from '../trace/span-kind.ts';

/** Reads a span kind by number or name, in any case, with or without its prefix. Unknown ones are unspecified. */
export function readKind(cursor: JsonCursor): number {
  return readEnum(cursor, KIND_KEYS, kindOf);
}

/** Reads a status code by number or name, in any case, with or without its prefix. Unknown ones are unset. */
export function readStatusCode(cursor: JsonCursor): number {
  return readEnum(cursor, STATUS_KEYS, statusOf);
}

/** The common spellings are compared as bytes, since this runs once a span. */
function readEnum(cursor: JsonCursor, keys: KeyTable, otherwise: (text: string) => number): number {
  const first = cursor.peek();
  if (first !== 0x22) return first >= 0x30 && first <= 0x39 ? otherwise(String(cursor.readNumber())) : skipped(cursor);
  cursor.readString();
  const value = cursor.keyIn(keys);
  return value >= 0 ? value : otherwise(cursor.stringText());
}

function skipped(cursor: JsonCursor): number {
  cursor.skipValue();
  return 0;
}

/** Returns the kind that `text` names or numbers. */
export function kindOf(text: string): SpanKind {
  return enumOf(text, SPAN_KINDS) ?? SpanKind.Unspecified;
}

/** Returns the status code that `text` names or numbers. */
export function statusOf(text: string): StatusCode {
  return enumOf(text, STATUS_CODES) ?? StatusCode.Unset;
}

/**
 * Tells whether the code of a status that spans of 2020 had says failure; asked where the code of today is unset.
 * https://github.com/open-telemetry/opentelemetry-proto/blob/v0.8.0/opentelemetry/proto/trace/v1/trace.proto
 */
export function isDeprecatedError(text: string): boolean {
  return !/^(?:|0|DEPRECATED_STATUS_CODE_OK)$/.test(text);
}

const KIND_KEYS = new KeyTable({
  SPAN_KIND_UNSPECIFIED: SpanKind.Unspecified,
  SPAN_KIND_INTERNAL: SpanKind.Internal,
  SPAN_KIND_SERVER: SpanKind.Server,
  SPAN_KIND_CLIENT: SpanKind.Client,
  SPAN_KIND_PRODUCER: SpanKind.Producer,
  SPAN_KIND_CONSUMER: SpanKind.Consumer,
});
const STATUS_KEYS = new KeyTable({
  STATUS_CODE_UNSET: StatusCode.Unset,
  STATUS_CODE_OK: StatusCode.Ok,
  STATUS_CODE_ERROR: StatusCode.Error,
});

const SPAN_KINDS = spellings(SPAN_KIND_NAMES, Object.values(SpanKind));
const STATUS_CODES = spellings(STATUS_NAMES, Object.values(StatusCode));

function spellings<Value extends number>(names: readonly string[], values: readonly Value[]): Map<string, Value> {
  return new Map(
    values.flatMap((value): [string, Value][] => [
      [String(value), value],
      [names[value], value],
    ]),
  );
}

function enumOf<Value>(text: string, values: ReadonlyMap<string, Value>): Value | undefined {
  return values.get(text) ?? values.get(text.toLowerCase().replace(/^(?:span_kind_|spankind\.|status_code_)/, ''));
}
