import { CONVERSIONS } from './conversions/index.ts';
import type { DocumentShape } from './document-shape.ts';
import { FORMATS } from './formats/index.ts';
import { unreadFormat } from './formats/unread-formats.ts';
import type { LoadProblem } from './load-problem.ts';
import { messageWithin, serverWords } from './server-words.ts';

/** Nobody refuses in more. */
const MOST_READ = 1 << 16;

/** What is told of bytes that are no format that can be read: what was seen, and what can be read. */
export function unknownFormat(
  shape: DocumentShape,
  origin: string,
  bytes: Uint8Array,
): Pick<LoadProblem, 'kind' | 'sentence' | 'address' | 'advice' | 'serverWords'> {
  const readable = `What can be read: ${readableFormats()}.`;
  const unread = unreadFormat(shape, bytes);
  if (unread !== null) {
    return {
      kind: 'unsupported_format',
      sentence: `This looks like ${unread.title}, which is not read yet.`,
      address: origin,
      advice: [unread.advice, readable].filter((sentence) => sentence !== ''),
      serverWords: '',
    };
  }
  return {
    kind: 'unknown_format',
    sentence: `This is no trace that can be read: ${whatWasSeen(shape, bytes)}.`,
    address: origin,
    advice: [readable],
    serverWords: wordsWithin(bytes),
  };
}

/** Of a refusal that was saved in place of a trace what the server said, of a page its title. */
function wordsWithin(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MOST_READ));
  return /^\s*</.test(text) ? serverWords(text) : messageWithin(text);
}

/** By the alphabet, so that a name is soon found; words of our own in place of a title come last. */
function readableFormats(): string {
  const titles = [...FORMATS, ...CONVERSIONS].map(({ title }) => title);
  const isName = (title: string) => /^\p{Lu}/u.test(title);
  const names = titles.filter(isName).sort((a, b) => a.localeCompare(b, 'en'));
  const all = [...names, ...titles.filter((title) => !isName(title))];
  return `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`;
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
