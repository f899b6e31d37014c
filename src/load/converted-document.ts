import { asOneArray } from '../lib/as-one-array.ts';
import { counted } from '../lib/counted.ts';
import type { Conversion, Convert, DocumentToConvert } from './conversions/conversion.ts';
import { CONVERSIONS } from './conversions/index.ts';
import type { DocumentShape } from './document-shape.ts';
import type { ReportDefect } from './document-walker.ts';
import { unknownFormat } from './format-problem.ts';
import type { TraceFormat } from './formats/format.ts';
import { otlpJson } from './formats/otlp-json.ts';
import { LoadError } from './load-problem.ts';
import { writeConverted } from './write-converted.ts';

/**
 * What a document may become when it is rewritten, as a multiple of what was received. What stands once in a document and
 * is repeated with every process, thread or span could else become any number of gigabytes. Recordings that people have
 * shared become three times as long at most, bare spans in protocol buffers some six times.
 */
const MOST_GROWTH = 10;
/** A short document may become as long as this whatever it was: there is room for it. */
const ROOM_FOR_ANY = 64_000_000;

/** Returns what rewrites a document that begins so. Throws a LoadError that says what was seen if nothing does. */
export function conversionOf(shape: DocumentShape, bytes: Uint8Array, origin: string): ConvertedDocument {
  const conversion = CONVERSIONS.find((each) => each.recognise(shape, bytes));
  if (conversion === undefined) throw new LoadError(unknownFormat(shape, origin, bytes));
  return new ConvertedDocument(conversion, shape, origin);
}

/** Fetches what documents of a format are rewritten and then read with; nothing where no conversion is called so. */
export async function loadConverter(name: string): Promise<void> {
  const conversion = CONVERSIONS.find((each) => each.name === name);
  if (conversion !== undefined) await Promise.all([conversion.loadConvert(), otlpJson.loadReader()]);
}

/** Collects a document's bytes until it can be rewritten as OTLP JSON. */
export class ConvertedDocument {
  /** How what it is rewritten to is read, under the name of what it was. */
  readonly format: TraceFormat;
  readonly #conversion: Conversion;
  readonly #shape: DocumentShape;
  readonly #origin: string;
  #chunks: Uint8Array<ArrayBuffer>[] = [];

  constructor(conversion: Conversion, shape: DocumentShape, origin: string) {
    const { name, title } = conversion;
    this.#conversion = conversion;
    this.#shape = shape;
    this.#origin = origin;
    this.format = { ...otlpJson, name, title, isRewritten: true };
  }

  /** Keeps a copy of the chunk. */
  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk.slice());
  }

  /**
   * Returns the document as received, and rewritten in pieces; `isCut` says that it broke off. Rejects, or throws while
   * the pieces are made, a LoadError where it cannot be rewritten.
   */
  async finish(
    isCut: boolean,
    report: ReportDefect,
  ): Promise<{ original: Blob; pieces: Iterable<Uint8Array<ArrayBuffer>> }> {
    const whole = asOneArray(this.#chunks);
    const original = new Blob([whole], { type: this.#shape.isJson ? 'application/json' : typeOfOthers(whole) });
    const bytes = withoutByteOrderMark(whole);
    this.#chunks = [];
    const convert = await this.#conversion.loadConvert();
    return {
      original,
      pieces: this.#rewrite(convert, { bytes, shape: this.#shape, origin: this.#origin, isCut, report }),
    };
  }

  *#rewrite(convert: Convert, document: DocumentToConvert): Generator<Uint8Array<ArrayBuffer>> {
    try {
      const mostBytes = Math.max(ROOM_FOR_ANY, document.bytes.length * MOST_GROWTH);
      const { spanCount, isFull } = yield* writeConverted(convert(document), mostBytes);
      if (isFull) document.report('truncated', fullSentence(document.bytes.length, mostBytes, spanCount));
    } catch (error) {
      if (error instanceof LoadError) throw error;
      throw new LoadError({
        kind: 'unknown_format',
        sentence: `This looks like ${this.#conversion.title}, but it cannot be read as that.`,
        address: this.#origin,
        serverWords: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

function fullSentence(received: number, mostBytes: number, spanCount: number): string {
  const [bytes, most, spans] = [counted(received, 'byte'), counted(mostBytes, 'byte'), counted(spanCount, 'span')];
  return `The ${bytes} received would be more than ${most} once what spans share is written out for each: ${spans} were read, the rest was left out.`;
}

/** What a document is that is no JSON, judged by its beginning. */
function typeOfOthers(bytes: Uint8Array): string {
  const beginning = bytes.subarray(0, 1000);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
    return beginning.includes(0) ? 'application/octet-stream' : 'text/plain';
  } catch {
    return 'application/octet-stream';
  }
}

function withoutByteOrderMark(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
