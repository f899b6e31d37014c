import { WireError, type WireReader, WireType } from '../../../lib/protobuf/wire-reader.ts';
import type { Attribute, AttributeValue } from '../../../trace/span-details.ts';

/** Deeper values stay bytes, so that hostile nesting cannot exhaust the stack; protocol buffers allow no more. */
const DEEPEST = 50;

const EMPTY: AttributeValue = { type: 'empty' };

/** Reads an attribute. Throws a WireError for what is none. */
export function readKeyValue(message: WireReader, depth = 0): Attribute {
  let key = '';
  let value = EMPTY;
  while (message.next()) {
    if (message.field === 1 && message.wire === WireType.Bytes) key = message.text();
    else if (message.field === 2 && message.wire === WireType.Bytes) value = readValue(message.message(), depth);
    else message.skip();
  }
  return { key, value };
}

function readValue(message: WireReader, depth: number): AttributeValue {
  let value = EMPTY;
  while (message.next()) value = readKind(message, depth) ?? value;
  return value;
}

/** Returns the value in one field, null for a field that is not known. */
function readKind(message: WireReader, depth: number): AttributeValue | null {
  switch (message.field * 8 + message.wire) {
    case 8 + WireType.Bytes:
      return { type: 'string', value: message.text() };
    case 16 + WireType.Varint:
      return { type: 'bool', value: message.uint32() !== 0 };
    case 24 + WireType.Varint:
      return { type: 'int', value: message.int64() };
    case 32 + WireType.Fixed64:
      return { type: 'double', value: message.double() };
    case 40 + WireType.Bytes:
      return depth < DEEPEST ? { type: 'array', value: readArray(message.message(), depth + 1) } : bytesOf(message);
    case 48 + WireType.Bytes:
      return depth < DEEPEST ? { type: 'map', value: readMap(message.message(), depth + 1) } : bytesOf(message);
    case 56 + WireType.Bytes:
      return bytesOf(message);
    default:
      message.skip();
      return null;
  }
}

function readArray(message: WireReader, depth: number): AttributeValue[] {
  const values: AttributeValue[] = [];
  while (message.next()) values.push(readValue(itemOf(message), depth));
  return values;
}

function readMap(message: WireReader, depth: number): Attribute[] {
  const attributes: Attribute[] = [];
  while (message.next()) attributes.push(readKeyValue(itemOf(message), depth));
  return attributes;
}

function itemOf(message: WireReader): WireReader {
  if (message.field !== 1 || message.wire !== WireType.Bytes) throw new WireError(message.fieldAt, 'no item of a list');
  return message.message();
}

function bytesOf(message: WireReader): AttributeValue {
  let binary = '';
  for (const byte of message.data()) binary += String.fromCharCode(byte);
  return { type: 'bytes', value: btoa(binary) };
}
