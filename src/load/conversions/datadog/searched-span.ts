import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';

/**
 * Returns a span that Datadog's interface found as a tracer would have sent it, null where the object is none. Tags of
 * the span come as objects, those of the host as `key:value`.
 * https://docs.datadoghq.com/api/latest/spans/
 */
export function searchedSpan(json: ExactJsonObject): ExactJsonObject | null {
  const attributes = objectOf(field(json, 'attributes'));
  if (!attributes.has('span_id') || !attributes.has('start_timestamp')) return null;
  const start = isoNanoseconds(textOf(field(attributes, 'start_timestamp')));
  const end = isoNanoseconds(textOf(field(attributes, 'end_timestamp')));
  const custom = objectOf(field(attributes, 'custom'));
  const hasFailed = textOf(field(attributes, 'status')) === 'error' || custom.has('error');
  const told: [string, ExactJson][] = [
    ['name', field(attributes, 'operation_name') ?? field(custom, 'operation_name')],
    ['resource', field(attributes, 'resource_name')],
    ['start', start],
    ['duration', start === null || end === null ? null : end - start],
    ['error', hasFailed ? 1 : 0],
    ['datadog.id', field(json, 'id')],
    ['meta', tagsOf(attributes, custom)],
  ];
  return new Map([...attributes].filter(([key]) => !PLACED.has(key)).concat(told));
}

const PLACED = new Set(
  'attributes custom tags env host start_timestamp end_timestamp resource_name operation_name'.split(' '),
);

function tagsOf(attributes: ExactJsonObject, custom: ExactJsonObject): ExactJsonObject {
  const tags = listOf(field(attributes, 'tags')).map((tag): [string, ExactJson] => {
    const [, key = textOf(tag), value = ''] = /^([^:]+):(.*)$/s.exec(textOf(tag)) ?? [];
    return [key, value];
  });
  const others: [string, ExactJson][] = [
    ['env', field(attributes, 'env')],
    ['_dd.hostname', field(attributes, 'host')],
    ...Array.from(objectOf(field(custom, 'error')), ([key, value]): [string, ExactJson] => [`error.${key}`, value]),
  ];
  return new Map([...tags, ...objectOf(field(attributes, 'attributes')), ...custom, ...others]);
}
