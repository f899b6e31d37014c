import { counted, groupDigits } from '../lib/counted.ts';
import { prettyJson } from '../lib/pretty-json.ts';
import type { Attribute, AttributeValue } from './span-details.ts';

/**
 * Returns an attribute's value as text, for reading and for copying: strings as they are, integers exact, doubles as
 * JavaScript prints them (`NaN`, `Infinity`), bytes as base64, arrays and maps as indented JSON, the empty value as
 * the empty text. Within JSON what JSON has no number for is quoted, as OTLP's JSON does it.
 */
export function attributeText(value: AttributeValue): string {
  switch (value.type) {
    case 'array':
    case 'map':
      return prettyJson(jsonText(value));
    case 'empty':
      return '';
    default:
      return String(value.value);
  }
}

/** As `attributeText`, in one line: arrays and maps as JSON without white space, as programs write it. */
export function attributeLine(value: AttributeValue): string {
  return value.type === 'array' || value.type === 'map' ? jsonText(value) : attributeText(value);
}

/** Returns the type as a short label: `int`, `3 bytes`, `array of 2`. Empty for strings, which need none. */
export function attributeTypeLabel(value: AttributeValue): string {
  switch (value.type) {
    case 'string':
      return '';
    case 'bytes':
      return counted(base64Length(value.value), 'byte');
    case 'array':
    case 'map':
      return `${value.type} of ${groupDigits(value.value.length)}`;
    default:
      return value.type;
  }
}

/** Returns how many bytes base64 text stands for, padded or not. */
function base64Length(base64: string): number {
  const digits = base64.replace(/=+$/, '').length;
  return Math.floor((digits * 3) / 4);
}

/** What is still to be written: a piece of text, or a value. */
type Pending = string | AttributeValue;

/** Returns the value as JSON. Works through a list of its own: values may be nested deeper than the stack. */
function jsonText(value: AttributeValue): string {
  const parts: string[] = [];
  const pending: Pending[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (next.type === 'array') pushReversed(pending, arrayParts(next.value));
    else if (next.type === 'map') pushReversed(pending, mapParts(next.value));
    else parts.push(scalarJson(next));
  }
  return parts.join('');
}

function pushReversed(pending: Pending[], parts: readonly Pending[]): void {
  for (let i = parts.length - 1; i >= 0; i--) pending.push(parts[i]);
}

function arrayParts(values: readonly AttributeValue[]): readonly Pending[] {
  const parts: Pending[] = ['['];
  values.forEach((value, i) => {
    if (i > 0) parts.push(',');
    parts.push(value);
  });
  parts.push(']');
  return parts;
}

function mapParts(entries: readonly Attribute[]): readonly Pending[] {
  const parts: Pending[] = ['{'];
  entries.forEach((entry, i) => {
    parts.push(`${i > 0 ? ',' : ''}${JSON.stringify(entry.key)}:`, entry.value);
  });
  parts.push('}');
  return parts;
}

function scalarJson(value: Exclude<AttributeValue, { type: 'array' | 'map' }>): string {
  if (value.type === 'empty') return 'null';
  const isBare = value.type === 'bool' || value.type === 'int' || Number.isFinite(value.value);
  return isBare ? String(value.value) : JSON.stringify(String(value.value));
}
