import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { SpanEvent } from '../../../trace/span-details.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { field, objectOf, textOf } from '../../json-fields.ts';
import { plainAttributes } from '../../plain-attributes.ts';
import { type Endpoint, endpointOf, isSameEndpoint } from './endpoint.ts';
import { jsonObjectIn } from './json-object-in.ts';

const PLACED = new Set(['timestamp', 'value']);
const PLACED_WITH_ENDPOINT = new Set([...PLACED, 'endpoint']);

/** Returns an annotation of a span at `local` as an event. */
export function eventOf(annotation: ExactJsonObject, local: Endpoint): SpanEvent {
  const { name, attributes } = namedValues(textOf(field(annotation, 'value')));
  const isHere = isSameEndpoint(endpointOf(field(annotation, 'endpoint')), local);
  return {
    name,
    timeUnixNano: decimalNanoseconds(annotation.get('timestamp'), 3),
    attributes: [
      ...plainAttributes(attributes),
      ...plainAttributes(annotation, isHere ? PLACED_WITH_ENDPOINT : PLACED),
    ],
    droppedAttributesCount: 0,
  };
}

/**
 * OpenTelemetry's exporters put an event's attributes into an annotation's text: `"name": {…}`, `{"name": {…}}`, and the
 * collector's `name|{…}|0`.
 * https://opentelemetry.io/docs/specs/otel/trace/sdk_exporters/zipkin/#events
 */
const FORMS = [
  /^"((?:[^"\\]|\\.)*)"\s*:\s*(\{.*\})$/s,
  /^([^|{}]*)\|(\{.*\})(?:\|\d+)?$/s,
  /^([\w.\- ]+):\s*(\{.*\})$/s,
];

function namedValues(text: string): { name: string; attributes: ExactJsonObject } {
  const plain = { name: text, attributes: new Map<string, ExactJson>() };
  if (!/\}(?:\|\d+)?$/.test(text)) return plain;
  for (const form of FORMS) {
    const [, name, values] = form.exec(text) ?? [];
    if (name !== undefined && values !== undefined) {
      const attributes = jsonObjectIn(values);
      return attributes === null ? plain : { name, attributes };
    }
  }
  return ofOneMember(jsonObjectIn(text)) ?? plain;
}

function ofOneMember(object: ExactJsonObject | null): { name: string; attributes: ExactJsonObject } | null {
  const [member] = object ?? [];
  if (object?.size !== 1 || !(member?.[1] instanceof Map)) return null;
  return { name: member[0], attributes: objectOf(member[1]) };
}
