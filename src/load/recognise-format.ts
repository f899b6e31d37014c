import { type DocumentShape, documentShape } from './document-shape.ts';
import type { TraceFormat } from './formats/format.ts';
import { FORMATS } from './formats/index.ts';

/** The first kilobytes show nearly every format; a document that hides it longer is looked at as far as it is there. */
const FIRST_LOOK = 32 << 10;

/** A document that does not show its format by then is none that is read in place. */
export const MOST_BYTES_TO_RECOGNISE = 1 << 20;

/** What a document's beginning shows. */
export interface Recognition {
  readonly shape: DocumentShape;
  /** undefined where it shows none, or not yet. */
  readonly format: TraceFormat | undefined;
  /** The JSON that is to be read may still come behind what is there. */
  readonly mayBecomeJson: boolean;
}

/** Tells by a document's beginning, as far as it is there, which format it is. */
export function recogniseFormat(bytes: Uint8Array): Recognition {
  const first = shapeOf(bytes, FIRST_LOOK);
  const shown = formatOf(first);
  const shape = bytes.length <= FIRST_LOOK || shown !== undefined ? first : shapeOf(bytes, MOST_BYTES_TO_RECOGNISE);
  // Log lines may stand before the JSON; a page of them says that it is something else.
  return { shape, format: shown ?? formatOf(shape), mayBecomeJson: shape.isJson || bytes.length < 4096 };
}

function formatOf(shape: DocumentShape): TraceFormat | undefined {
  return FORMATS.find((format) => format.recognise(shape));
}

function shapeOf(bytes: Uint8Array, length: number): DocumentShape {
  // A copy with a zero behind it, where looking ends.
  const start = new Uint8Array(Math.min(bytes.length, length) + 1);
  start.set(bytes.subarray(0, start.length - 1));
  return documentShape(start, start.length - 1);
}
