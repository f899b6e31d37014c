import { counted } from '../lib/counted.ts';
import type { DocumentShape } from './document-shape.ts';
import { FORMATS } from './formats/index.ts';
import { type UnreadFormat, unreadFormat } from './formats/unread-formats.ts';
import { parseJson, property } from './json-value.ts';
import type { LoadProblem } from './load-problem.ts';

/** What is told of bytes that are no format that can be read: what was seen, and what can be read. */
export function unknownFormat(
  shape: DocumentShape,
  origin: string,
  bytes: Uint8Array,
): Pick<LoadProblem, 'kind' | 'sentence' | 'address' | 'advice'> {
  const readable = `What can be read: ${FORMATS.map((format) => format.title).join(', ')}.`;
  const unread = unreadFormat(shape, bytes);
  if (unread !== null) {
    return {
      kind: 'unsupported_format',
      sentence: `This looks like ${unread.title}${whyUnread(unread, bytes)}.`,
      address: origin,
      advice: [unread.advice, readable].filter((sentence) => sentence !== ''),
    };
  }
  return {
    kind: 'unknown_format',
    sentence: `This is no trace that can be read: ${whatWasSeen(shape, bytes)}.`,
    address: origin,
    advice: [readable],
  };
}

function whyUnread({ results }: UnreadFormat, bytes: Uint8Array): string {
  if (results === undefined) return ', which is not read yet';
  const list = property(parseJson(new TextDecoder().decode(bytes)), results);
  // Of a list too long to be here as a whole nobody counts the results.
  return Array.isArray(list) ? `: ${counted(list.length, 'result')}, no spans` : ': results, no spans';
}

function whatWasSeen(shape: DocumentShape, bytes: Uint8Array): string {
  if (bytes.length === 0) return 'it is empty';
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(shape.start)) return 'it is a web page';
  const topLevel = [...shape.paths].filter((path) => !path.includes('.')).slice(0, 8);
  if (topLevel.length > 0) return `JSON with the keys ${topLevel.map((key) => shorten(key, 40)).join(', ')}`;
  if (shape.isJson) return `JSON without keys, beginning with ${shorten(shape.start, 60)}`;
  if (bytes.subarray(0, 1000).includes(0)) return 'it is binary';
  return `it is text, beginning with “${shorten(shape.start, 60)}”`;
}

function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
