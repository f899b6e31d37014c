import { asOneArray } from '../../../lib/as-one-array.ts';
import type { Attribute, AttributeValue, Resource, Scope, SpanDetails } from '../../../trace/span-details.ts';

/** Returns a field that has a length: bytes, text, or a message of the fields given. For tests. */
export function lengthField(number: number, content: Uint8Array | string | readonly Uint8Array[]): Uint8Array {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const one = bytes instanceof Uint8Array ? bytes : asOneArray(bytes);
  return asOneArray([varint(BigInt(number * 8 + 2)), varint(BigInt(one.length)), one]);
}

/** Returns a field that is a varint. */
export function numberField(number: number, value: number | bigint): Uint8Array {
  return asOneArray([varint(BigInt(number * 8)), varint(BigInt.asUintN(64, BigInt(value)))]);
}

function fixed64Field(number: number, set: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(9);
  bytes[0] = number * 8 + 1;
  set(new DataView(bytes.buffer, 1));
  return bytes;
}

function fixed32Field(number: number, value: number): Uint8Array {
  const bytes = new Uint8Array(6);
  bytes.set(varint(BigInt(number * 8 + 5)));
  new DataView(bytes.buffer, 2).setUint32(0, value, true);
  return bytes;
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.from([...bytes, Number(rest)]);
}

/** Returns spans as a TracesData, a ResourceSpans for each run of spans of one resource and scope. */
export function encodeTracesData(spans: readonly SpanDetails[]): Uint8Array {
  const groups: SpanDetails[][] = [];
  for (const span of spans) {
    const last = groups.at(-1);
    const isSame = last !== undefined && keyOf(last[0]) === keyOf(span);
    if (isSame) last.push(span);
    else groups.push([span]);
  }
  return asOneArray(groups.map((group) => lengthField(1, resourceSpans(group))));
}

function keyOf({ resource, scope }: SpanDetails): string {
  return JSON.stringify([resource, scope], (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

function resourceSpans(group: readonly SpanDetails[]): Uint8Array[] {
  const [{ resource, scope }] = group;
  const scopeSpans = [
    ...(scope === null ? [] : [lengthField(1, encodeScope(scope))]),
    ...group.map((span) => lengthField(2, encodeSpan(span))),
    ...(scope === null ? [] : text(3, scope.schemaUrl)),
  ];
  return [lengthField(1, encodeResource(resource)), lengthField(2, scopeSpans), ...text(3, resource.schemaUrl)];
}

function encodeResource(resource: Resource): Uint8Array[] {
  return [...attributes(1, resource.attributes), ...number(2, resource.droppedAttributesCount)];
}

function encodeScope(scope: Scope): Uint8Array[] {
  return [
    ...text(1, scope.name),
    ...text(2, scope.version),
    ...attributes(3, scope.attributes),
    ...number(4, scope.droppedAttributesCount),
  ];
}

/** Returns a span's message. Ids are hex or base64. */
export function encodeSpan(span: SpanDetails): Uint8Array {
  return asOneArray([
    ...id(1, span.traceId),
    ...id(2, span.spanId),
    ...text(3, span.traceState),
    ...id(4, span.parentSpanId),
    ...text(5, span.name),
    ...number(6, span.kind),
    ...time(7, span.startTimeUnixNano),
    ...time(8, span.endTimeUnixNano),
    ...attributes(9, span.attributes),
    ...number(10, span.droppedAttributesCount),
    ...span.events.map((event) =>
      lengthField(11, [
        ...time(1, event.timeUnixNano),
        ...text(2, event.name),
        ...attributes(3, event.attributes),
        ...number(4, event.droppedAttributesCount),
      ]),
    ),
    ...number(12, span.droppedEventsCount),
    ...span.links.map((link) =>
      lengthField(13, [
        ...id(1, link.traceId),
        ...id(2, link.spanId),
        ...text(3, link.traceState),
        ...attributes(4, link.attributes),
        ...number(5, link.droppedAttributesCount),
      ]),
    ),
    ...number(14, span.droppedLinksCount),
    lengthField(15, [...text(2, span.status.message), ...number(3, span.status.code)]),
    ...(span.flags === null ? [] : [fixed32Field(16, span.flags)]),
  ]);
}

function attributes(field: number, list: readonly Attribute[]): Uint8Array[] {
  return list.map(({ key, value }) => lengthField(field, [lengthField(1, key), lengthField(2, encodeValue(value))]));
}

function encodeValue(value: AttributeValue): Uint8Array[] {
  switch (value.type) {
    case 'string':
      return [lengthField(1, value.value)];
    case 'bool':
      return [numberField(2, value.value ? 1 : 0)];
    case 'int':
      return [numberField(3, value.value)];
    case 'double':
      return [fixed64Field(4, (view) => view.setFloat64(0, value.value, true))];
    case 'array':
      return [
        lengthField(
          5,
          value.value.map((item) => lengthField(1, encodeValue(item))),
        ),
      ];
    case 'map':
      return [lengthField(6, attributes(1, value.value))];
    case 'bytes':
      return [lengthField(7, Uint8Array.from(Buffer.from(value.value, 'base64')))];
    case 'empty':
      return [];
  }
}

function text(field: number, value: string): Uint8Array[] {
  return value === '' ? [] : [lengthField(field, value)];
}

function number(field: number, value: number): Uint8Array[] {
  return value === 0 ? [] : [numberField(field, value)];
}

function time(field: number, value: bigint | null): Uint8Array[] {
  return value === null ? [] : [fixed64Field(field, (view) => view.setBigUint64(0, value, true))];
}

function id(field: number, value: string): Uint8Array[] {
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(value);
  return value === '' ? [] : [lengthField(field, Uint8Array.from(Buffer.from(value, isHex ? 'hex' : 'base64')))];
}
