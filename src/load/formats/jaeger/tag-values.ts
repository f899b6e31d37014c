import { type ExactJson, parseExactJson } from '../../../lib/json/exact-json.ts';
import type { Attribute, AttributeValue } from '../../../trace/span-details.ts';
import { field, integerOf, listOf, objectOf, plainValueOf, textOf } from '../../json-fields.ts';
import { parseJson } from '../../json-value.ts';

/** Returns `[{"key","type","value"}, …]` as attributes, by the types that are named. */
export function attributesOfTags(json: ExactJson): Attribute[] {
  return listOf(json).map(attributeOfTag);
}

/** Returns one tag, which is an item of such a list. */
export function attributeOfTag(json: ExactJson): Attribute {
  const tag = objectOf(json);
  return { key: textOf(field(tag, 'key')), value: typedValueOf(textOf(field(tag, 'type')), field(tag, 'value')) };
}

/** Returns `{"span@kind":"server", …}` as attributes; Jaeger's storage writes `@` for `.` in such keys. */
export function attributesOfObject(json: ExactJson): Attribute[] {
  return Array.from(objectOf(json), ([key, value]) => ({
    key: key.startsWith('@jaeger@') ? key : key.replaceAll('@', '.'),
    value: typeof value === 'string' ? textValueOf(value) : plainValueOf(value),
  }));
}

/** Returns the text of each tag that holds a scalar; of equal keys the last counts. */
export function tagTexts(tags: readonly Attribute[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { key, value } of tags) {
    if (value.type !== 'array' && value.type !== 'map' && value.type !== 'empty') texts.set(key, String(value.value));
  }
  return texts;
}

/** A value that does not fit its type is shown by what it is. */
function typedValueOf(type: string, json: ExactJson): AttributeValue {
  const text = typeof json === 'string' ? json : null;
  switch (type.toLowerCase()) {
    case 'string':
      return text === null ? plainValueOf(json) : textValueOf(text);
    case 'bool':
    case 'boolean':
      return text === 'true' || text === 'false' ? { type: 'bool', value: text === 'true' } : plainValueOf(json);
    case 'int64':
      return text === null ? plainValueOf(json) : integerOf(text);
    case 'float64':
      return doubleOf(json);
    case 'binary':
      return text === null ? plainValueOf(json) : { type: 'bytes', value: text };
    default:
      return text === null ? plainValueOf(json) : textValueOf(text);
  }
}

function doubleOf(json: ExactJson): AttributeValue {
  const isNumber = typeof json === 'number' || typeof json === 'bigint' || (typeof json === 'string' && json !== '');
  const value = Number(json);
  return isNumber && (json === 'NaN' || !Number.isNaN(value)) ? { type: 'double', value } : plainValueOf(json);
}

/** Jaeger has no arrays and maps; what came as one from OpenTelemetry is a text with JSON in it. */
function textValueOf(text: string): AttributeValue {
  const mayBeJson = /^(?:\[.*\]|\{.*\})$/s.test(text) && typeof parseJson(text) === 'object';
  return mayBeJson ? plainValueOf(parseExactJson(new TextEncoder().encode(text))) : { type: 'string', value: text };
}
