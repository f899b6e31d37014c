import { type ExactJson, parseExactJson } from '../../../lib/json/exact-json.ts';

const NEWLINE = 0x0a;
const OPEN_OBJECT = 0x7b;
const SPACE = 0x20;
/** No header of an item is longer. */
const LONGEST_HEADER = 4096;

/** Types of items whose payloads are no JSON, or not one that is of use here. */
const OTHERS = /^(?:attachment|trace_attachment|replay_recording|replay_video|statsd|metric_buckets|user_report)$/;

/**
 * Returns the bytes of envelopes with spaces in place of payloads that are files and the like, so that what is left is
 * JSON; `told` is given the type of each. Only what its header's `length` says exactly is taken for a payload.
 */
export function withoutBinaryPayloads(
  bytes: Uint8Array<ArrayBuffer>,
  told: (type: string) => void,
): Uint8Array<ArrayBuffer> {
  let cleaned = bytes;
  for (let at = 0; at < bytes.length; ) {
    const end = endOfLine(bytes, at);
    const item = itemHeader(bytes, at, end);
    const payloadEnd = item === null ? 0 : end + 1 + item.length;
    if (item === null || !isBoundary(bytes, payloadEnd)) {
      at = end + 1;
      continue;
    }
    if (OTHERS.test(item.type)) {
      if (cleaned === bytes) cleaned = bytes.slice();
      cleaned.fill(SPACE, end + 1, payloadEnd);
      told(item.type);
    }
    at = payloadEnd + 1;
  }
  return cleaned;
}

function isBoundary(bytes: Uint8Array, at: number): boolean {
  return at === bytes.length || bytes[at] === NEWLINE;
}

function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(NEWLINE, from);
  return end < 0 ? bytes.length : end;
}

function itemHeader(bytes: Uint8Array, from: number, to: number): { type: string; length: number } | null {
  if (bytes[from] !== OPEN_OBJECT || to - from > LONGEST_HEADER) return null;
  const json = parsed(bytes.subarray(from, to));
  if (!(json instanceof Map)) return null;
  const [type, length] = [json.get('type'), json.get('length')];
  return typeof type === 'string' && typeof length === 'number' && length >= 0 ? { type, length } : null;
}

function parsed(bytes: Uint8Array): ExactJson {
  try {
    return parseExactJson(bytes);
  } catch {
    return null;
  }
}
