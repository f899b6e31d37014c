import { WireError, WireReader, WireType } from '../lib/protobuf/wire-reader.ts';

/** A field of a message, and where its content stands; of numbers it is empty. */
export interface OutlinedField {
  readonly number: number;
  /** A `WireType`. */
  readonly wire: number;
  readonly from: number;
  readonly to: number;
}

/** So many fields show what a message is. */
const MOST_FIELDS = 200;

/**
 * Returns the first fields of the message `bytes[from, to)`, of which the end may not be there yet: a field that reaches
 * beyond is cut. Empty where it is no protocol buffer.
 */
export function protobufOutline(bytes: Uint8Array, from = 0, to = bytes.length): readonly OutlinedField[] {
  const fields: OutlinedField[] = [];
  const reader = new WireReader(bytes, from, Math.min(to, bytes.length));
  try {
    while (fields.length < MOST_FIELDS && reader.next()) fields.push(fieldOf(reader));
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const isCutOff = reader.end === bytes.length;
    if (!isCutOff) return [];
  }
  return fields;
}

function fieldOf(reader: WireReader): OutlinedField {
  const { field: number, wire } = reader;
  if (wire !== WireType.Bytes) {
    reader.skip();
    return { number, wire, from: reader.at, to: reader.at };
  }
  const length = reader.uint32();
  const from = reader.at;
  const to = Math.min(from + length, reader.end);
  const isLongerThanMessage = from + length > reader.end && reader.end < reader.bytes.length;
  if (isLongerThanMessage) throw new WireError(from, 'a value longer than what holds it');
  reader.at = to;
  return { number, wire, from, to };
}
