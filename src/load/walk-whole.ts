import { JsonCursor } from '../lib/json/json-cursor.ts';
import { type DocumentReader, DocumentWalker, type ReportDefect } from './document-walker.ts';

/** The walker wants so many zeros behind the last byte. */
const PADDING = 4;

/** Returns bytes with what a walker wants behind them. */
export function paddedForWalker(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(bytes.length + PADDING);
  padded.set(bytes);
  return padded;
}

/** Walks a document that is there as a whole: the first `length` bytes of `padded`. `isCut`: it broke off, which is told already. */
export function walkWhole(
  padded: Uint8Array<ArrayBuffer>,
  length: number,
  isCut: boolean,
  reader: DocumentReader,
  report: ReportDefect,
): void {
  const cursor = new JsonCursor();
  cursor.reset(padded, 0, length);
  const walker = new DocumentWalker(reader, cursor, report);
  walker.push(padded, 0, length);
  walker.finish(isCut);
}
