import { WireError, WireReader, WireType } from '../../../lib/protobuf/wire-reader.ts';
import type { Resource, Scope } from '../../../trace/span-details.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { readResource, readScope, readSpan } from './read-messages.ts';

/** Bytes of length before each message of the collector's file. */
const PREFIX_BYTES = 4;

/** Returns the spans of all messages in a document. What cannot be read costs the message that it stands in. */
export function* convertOtlpProtobuf(document: DocumentToConvert): Generator<ConvertedSpan> {
  const told = new Told(document);
  for (const message of messagesOf(document, told)) yield* tracesData(message, told);
}

/** Says what could not be read. */
class Told {
  readonly #document: DocumentToConvert;
  #isCutTold: boolean;

  constructor(document: DocumentToConvert) {
    this.#document = document;
    this.#isCutTold = document.isCut;
  }

  /** `bytes[from, to)` hold something that is no protocol buffer, or not that one. */
  lost(from: number, to: number): void {
    if (to < this.#document.bytes.length)
      this.#document.report('unreadable_span', `bytes ${from} to ${to} could not be read`);
    else this.cut(from);
  }

  /** The document ends within what begins at `from`. */
  cut(from: number): void {
    if (!this.#isCutTold) {
      this.#document.report(
        'truncated',
        `what begins at byte ${from} cannot be read up to its end, which is that of the input`,
      );
    }
    this.#isCutTold = true;
  }

  /** A field that no version known has, or that stands twice where it may stand once. */
  skipped(what: string): void {
    this.#document.report('skipped_content', what);
  }
}

/** Returns the messages of a document: one, that in an envelope, or those of the collector's file. */
function messagesOf({ bytes }: DocumentToConvert, told: Told): WireReader[] {
  if (!beginsWithMessage(bytes)) return prefixedMessages(bytes, told);
  return isEnvelope(bytes) ? fieldsOf(new WireReader(bytes), told, 'an answer', [1]) : [new WireReader(bytes)];
}

/** Field 1 with a length, which as the first byte of a length would mean 160 MB and more. */
function beginsWithMessage(bytes: Uint8Array): boolean {
  return bytes[0] === 0x0a;
}

function prefixedMessages(bytes: Uint8Array<ArrayBuffer>, told: Told): WireReader[] {
  const messages: WireReader[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const from = at + PREFIX_BYTES;
    const to = from > bytes.length ? from : from + view.getUint32(at);
    if (to > bytes.length) told.cut(at);
    messages.push(new WireReader(bytes, Math.min(from, bytes.length), Math.min(to, bytes.length)));
    at = to;
  }
  return messages;
}

/** In an envelope it is the third level that has spans in its field 2, not the second. */
function isEnvelope(bytes: Uint8Array): boolean {
  const quiet: FieldTeller = { lost: () => {}, skipped: () => {} };
  for (const outer of fieldsOf(new WireReader(bytes), quiet, '', [1])) {
    if (fieldsOf(copyOf(outer), quiet, '', [2, 1000]).length > 0) return false;
    if (fieldsOf(outer, quiet, '', [1]).some((inner) => fieldsOf(inner, quiet, '', [2, 1000]).length > 0)) return true;
  }
  return false;
}

function* tracesData(message: WireReader, told: Told): Generator<ConvertedSpan> {
  for (const resourceSpans of fieldsOf(message, told, 'a message of traces', [1])) {
    const { attributes, droppedAttributesCount } = onlyOne(copyOf(resourceSpans), told, 1, readResource) ?? NO_RESOURCE;
    const resource = { attributes, droppedAttributesCount, schemaUrl: schemaUrlOf(copyOf(resourceSpans), told) };
    for (const scopeSpans of fieldsOf(resourceSpans, told, 'spans of a resource', [2, 1000], [1, 3])) {
      yield* spansOfScope(scopeSpans, resource, told);
    }
  }
}

const NO_RESOURCE: Resource = { attributes: [], droppedAttributesCount: 0, schemaUrl: '' };

function* spansOfScope(scopeSpans: WireReader, resource: Resource, told: Told): Generator<ConvertedSpan> {
  const read = onlyOne(copyOf(scopeSpans), told, 1, readScope);
  const schemaUrl = schemaUrlOf(copyOf(scopeSpans), told);
  const scope: Scope | null = read === null ? null : { ...read, schemaUrl };
  for (const span of fieldsOf(scopeSpans, told, 'spans of a scope', [2], [1, 3])) {
    const from = span.at;
    try {
      yield { ...readSpan(span, (what) => told.skipped(what)), resource, scope };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      told.lost(from, span.end);
    }
  }
}

/** Is told what a walk over fields meets. */
type FieldTeller = Pick<Told, 'lost' | 'skipped'>;

/**
 * Returns the messages in the `wanted` fields of a message. Fields of `others` are passed over; those of neither are
 * told, since a damaged number must not hide spans. Where the fields end before the message does, the rest is lost.
 */
function fieldsOf(
  message: WireReader,
  told: FieldTeller,
  what: string,
  wanted: readonly number[],
  others: readonly number[] = [],
): WireReader[] {
  const found: WireReader[] = [];
  try {
    while (message.next()) {
      const isKnown =
        message.wire === WireType.Bytes && (wanted.includes(message.field) || others.includes(message.field));
      if (isKnown && wanted.includes(message.field)) found.push(clipped(message, told));
      else message.skip();
      if (!isKnown) told.skipped(`field ${message.field} of ${what} is not known`);
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    told.lost(message.fieldAt, message.end);
  }
  return found;
}

/** Returns the message that comes; of one that reaches beyond the end of the document what is there. */
function clipped(message: WireReader, told: FieldTeller): WireReader {
  const length = message.uint32();
  const from = message.at;
  if (from + length <= message.end) {
    message.at = from + length;
    return new WireReader(message.bytes, from, message.at);
  }
  told.lost(message.fieldAt, message.end);
  message.at = message.end;
  return new WireReader(message.bytes, from, message.end);
}

function onlyOne<Value>(
  message: WireReader,
  told: Told,
  field: number,
  read: (message: WireReader) => Value,
): Value | null {
  const quiet: FieldTeller = { lost: () => {}, skipped: () => {} };
  const found = fieldsOf(message, quiet, '', [field]);
  if (found.length > 1) told.skipped('what may stand once stands twice: the first is read');
  const [first] = found;
  if (first === undefined) return null;
  const from = first.at;
  try {
    return read(first);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    told.lost(from, first.end);
    return null;
  }
}

function schemaUrlOf(message: WireReader, told: Told): string {
  return onlyOne(message, told, 3, textOf) ?? '';
}

/** Bytes that are no text are something else under a damaged number. */
function textOf(message: WireReader): string {
  const text = new TextDecoder().decode(message.bytes.subarray(message.at, message.end));
  if (text.includes('\0') || text.includes('\ufffd')) throw new WireError(message.at, 'bytes where an address belongs');
  return text;
}

function copyOf(message: WireReader): WireReader {
  return new WireReader(message.bytes, message.at, message.end);
}
