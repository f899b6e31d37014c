import { WireError, type WireReader, WireType } from '../../../lib/protobuf/wire-reader.ts';
import type { Attribute, Resource, Scope, SpanEvent, SpanLink } from '../../../trace/span-details.ts';
import type { StatusCode } from '../../../trace/span-kind.ts';
import { kindOf, statusOf } from '../../span-enums.ts';
import type { ConvertedSpan } from '../conversion.ts';
import { readKeyValue } from './read-value.ts';

/** What is read of a span; its resource and scope stand around it. */
type ReadSpan = Omit<ConvertedSpan, 'resource' | 'scope'>;

/** How each field of a span is written, by its number; those that may stand several times apart. */
const SINGLE: Readonly<Record<number, number>> = {
  1: WireType.Bytes,
  2: WireType.Bytes,
  3: WireType.Bytes,
  4: WireType.Bytes,
  5: WireType.Bytes,
  6: WireType.Varint,
  7: WireType.Fixed64,
  8: WireType.Fixed64,
  10: WireType.Varint,
  12: WireType.Varint,
  14: WireType.Varint,
  15: WireType.Bytes,
  16: WireType.Fixed32,
};

/** Reads a span. Throws a WireError for what is none; `skipped` is told of fields that are not known or stand twice. */
export function readSpan(message: WireReader, skipped: (what: string) => void): ReadSpan {
  const attributes: Attribute[] = [];
  const events: SpanEvent[] = [];
  const links: SpanLink[] = [];
  const span = { ...EMPTY_SPAN, attributes, events, links };
  let seen = 0;
  while (message.next()) {
    const { field } = message;
    const wire = SINGLE[field];
    if (wire !== undefined) {
      if (message.wire !== wire) throw new WireError(message.fieldAt, 'a field of another kind');
      if ((seen & (1 << field)) !== 0) skipped('a field of a span stands twice: the last is read');
      seen |= 1 << field;
      readField(message, span);
    } else if (field === 9) attributes.push(readKeyValue(lengthOf(message)));
    else if (field === 11) events.push(readEvent(lengthOf(message)));
    else if (field === 13) links.push(readLink(lengthOf(message)));
    else {
      message.skip();
      skipped(`field ${field} of a span is not known`);
    }
  }
  return span;
}

const EMPTY_SPAN = {
  traceId: '',
  spanId: '',
  traceState: '',
  parentSpanId: '',
  name: '',
  kind: kindOf(''),
  startTimeUnixNano: 0n,
  endTimeUnixNano: 0n,
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
  status: { code: statusOf(''), message: '' },
  flags: 0,
};

function readField(
  message: WireReader,
  span: { -readonly [Key in keyof typeof EMPTY_SPAN]: (typeof EMPTY_SPAN)[Key] },
): void {
  switch (message.field) {
    case 1:
      span.traceId = hexOf(message.data());
      break;
    case 2:
      span.spanId = hexOf(message.data());
      break;
    case 3:
      span.traceState = message.text();
      break;
    case 4:
      span.parentSpanId = hexOf(message.data());
      break;
    case 5:
      span.name = message.text();
      break;
    case 6:
      span.kind = kindOf(String(message.uint32()));
      break;
    case 7:
      span.startTimeUnixNano = message.fixed64();
      break;
    case 8:
      span.endTimeUnixNano = message.fixed64();
      break;
    case 10:
      span.droppedAttributesCount = message.uint32();
      break;
    case 12:
      span.droppedEventsCount = message.uint32();
      break;
    case 14:
      span.droppedLinksCount = message.uint32();
      break;
    case 15:
      span.status = readStatus(message.message());
      break;
    default:
      span.flags = message.fixed32();
  }
}

function readStatus(message: WireReader): { code: StatusCode; message: string } {
  const status = { code: statusOf(''), message: '' };
  while (message.next()) {
    if (message.field === 2 && message.wire === WireType.Bytes) status.message = message.text();
    else if (message.field === 3 && message.wire === WireType.Varint) status.code = statusOf(String(message.uint32()));
    else message.skip();
  }
  return status;
}

function readEvent(message: WireReader): SpanEvent {
  const attributes: Attribute[] = [];
  let timeUnixNano: bigint | null = null;
  let name = '';
  let droppedAttributesCount = 0;
  while (message.next()) {
    if (message.field === 1 && message.wire === WireType.Fixed64) timeUnixNano = message.fixed64();
    else if (message.field === 2 && message.wire === WireType.Bytes) name = message.text();
    else if (message.field === 3) attributes.push(readKeyValue(lengthOf(message)));
    else if (message.field === 4 && message.wire === WireType.Varint) droppedAttributesCount = message.uint32();
    else message.skip();
  }
  return { name, timeUnixNano, attributes, droppedAttributesCount };
}

function readLink(message: WireReader): SpanLink {
  const attributes: Attribute[] = [];
  const link = { traceId: '', spanId: '', traceState: '', relation: '', attributes, droppedAttributesCount: 0 };
  while (message.next()) {
    if (message.field === 1 && message.wire === WireType.Bytes) link.traceId = hexOf(message.data());
    else if (message.field === 2 && message.wire === WireType.Bytes) link.spanId = hexOf(message.data());
    else if (message.field === 3 && message.wire === WireType.Bytes) link.traceState = message.text();
    else if (message.field === 4) attributes.push(readKeyValue(lengthOf(message)));
    else if (message.field === 5 && message.wire === WireType.Varint) link.droppedAttributesCount = message.uint32();
    else message.skip();
  }
  return link;
}

/** Reads a resource. Throws a WireError for what is none. */
export function readResource(message: WireReader): Omit<Resource, 'schemaUrl'> {
  const attributes: Attribute[] = [];
  let droppedAttributesCount = 0;
  while (message.next()) {
    if (message.field === 1) attributes.push(readKeyValue(lengthOf(message)));
    else if (message.field === 2 && message.wire === WireType.Varint) droppedAttributesCount = message.uint32();
    else message.skip();
  }
  return { attributes, droppedAttributesCount };
}

/** Reads a scope, or the library that instruments, as it was called. Throws a WireError for what is none. */
export function readScope(message: WireReader): Omit<Scope, 'schemaUrl'> {
  const attributes: Attribute[] = [];
  const scope = { name: '', version: '', attributes, droppedAttributesCount: 0 };
  while (message.next()) {
    if (message.field === 1 && message.wire === WireType.Bytes) scope.name = message.text();
    else if (message.field === 2 && message.wire === WireType.Bytes) scope.version = message.text();
    else if (message.field === 3) attributes.push(readKeyValue(lengthOf(message)));
    else if (message.field === 4 && message.wire === WireType.Varint) scope.droppedAttributesCount = message.uint32();
    else message.skip();
  }
  return scope;
}

function lengthOf(message: WireReader): WireReader {
  if (message.wire !== WireType.Bytes) throw new WireError(message.fieldAt, 'a field of another kind');
  return message.message();
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (let at = 0; at < bytes.length; at++) hex += HEX[bytes[at]];
  return hex;
}
