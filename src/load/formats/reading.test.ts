import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import type { DefectType } from '../../trace/defect.ts';
import { FACTS } from '../../trace/fact-numbers.ts';
import type { SpanFacts } from '../../trace/span-facts.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { LoadError } from '../load-problem.ts';
import { type ReadDocument, readDocument } from '../read-for-tests.ts';
import { type TestFile, testFile, textOf } from './documents-for-tests.ts';

const runs = { numRuns: PROPERTY_RUNS };
const encode = (text: string) => new TextEncoder().encode(text);

/** Bytes of `file` with some changed, cut out, put in or doubled. */
interface Mutated {
  readonly file: TestFile;
  readonly bytes: Uint8Array;
}

type Change = (bytes: Uint8Array) => Uint8Array;

/** Anywhere in a file, each place as likely as any other. */
const PART = fc.noBias(fc.nat({ max: 999_999 })).map((part) => part / 1_000_000);
const PIECE = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
  fc
    .constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '\n', '\n{', '{"resource":', '"spans":[', 'null')
    .map(encode),
);

const CHANGE: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(PART, fc.nat({ max: 255 })).map(
    ([at, byte]): Change =>
      (bytes) =>
        bytes.with(Math.floor(at * bytes.length), byte),
  ),
  fc.tuple(PART, fc.nat({ max: 400 })).map(
    ([at, length]): Change =>
      (bytes) =>
        splice(bytes, at, length, new Uint8Array()),
  ),
  fc.tuple(PART, PIECE).map(
    ([at, piece]): Change =>
      (bytes) =>
        splice(bytes, at, 0, piece),
  ),
  fc.tuple(PART, PART, fc.nat({ max: 400 })).map(
    ([at, from, length]): Change =>
      (bytes) => {
        const start = Math.floor(from * bytes.length);
        return splice(bytes, at, 0, bytes.subarray(start, start + length));
      },
  ),
);

const MUTATED: fc.Arbitrary<Mutated> = fc
  .tuple(testFile, fc.array(CHANGE, { minLength: 1, maxLength: 4 }))
  .map(([file, changes]) => {
    let bytes: Uint8Array = encode(textOf(file));
    for (const change of changes) if (bytes.length > 0) bytes = change(bytes);
    return { file, bytes };
  });

function splice(bytes: Uint8Array, part: number, deleted: number, inserted: Uint8Array): Uint8Array {
  const at = Math.floor(part * bytes.length);
  const rest = bytes.subarray(Math.min(bytes.length, at + deleted));
  const result = new Uint8Array(at + inserted.length + rest.length);
  result.set(bytes.subarray(0, at));
  result.set(inserted, at);
  result.set(rest, at + inserted.length);
  return result;
}

/** Returns what a document came to, null if it was refused. Anything but a LoadError is thrown on. */
async function tryToRead(bytes: Uint8Array, cuts: readonly number[] = []): Promise<ReadDocument | null> {
  try {
    return await readDocument(bytes, cuts);
  } catch (error) {
    if (error instanceof LoadError) return null;
    throw error;
  }
}

/** Everything that reading must not leave to chance. */
async function contentOf(document: ReadDocument | null) {
  if (document === null) return 'refused';
  const { tables, inputDefects, spanCount, format } = document;
  return {
    tables: tables.map((table) => ({ ...table, strings: [...texts(table.strings)] })),
    facts: await Promise.all(tables.map(async (table) => factsIn(table, await document.factsOf(table)))),
    inputDefects,
    spanCount,
    format,
  };
}

function factsIn({ length }: SpanTable, facts: SpanFacts): unknown[] {
  return Array.from({ length }, (_, row) => [facts.process(row), ...FACTS.map((fact) => facts.all(row, fact))]);
}

function* texts(strings: { length: number; get: (index: number) => string }): Iterable<string> {
  for (let i = 0; i < strings.length; i++) yield strings.get(i);
}

const LOSSES: readonly DefectType[] = ['unreadable_span', 'truncated', 'skipped_content'];

function tellsOfLoss({ inputDefects }: ReadDocument): boolean {
  return inputDefects.some(({ type }) => LOSSES.includes(type));
}

function rowsAndCopies({ tables }: ReadDocument): number {
  return tables.reduce((sum, { length, defects }) => {
    const copies = defects.find(({ type }) => type === 'duplicate_span')?.count ?? 0;
    return sum + length + copies;
  }, 0);
}

describe('reading', () => {
  test('finds every span of every format', async () => {
    await fc.assert(
      fc.asyncProperty(testFile, async (file) => {
        const document = await readDocument(textOf(file));
        expect(document.inputDefects).toEqual([]);
        expect(document.spanCount).toBe(file.spanCount);
        expect(rowsAndCopies(document)).toBe(file.spanCount);
      }),
      runs,
    );
  });

  test('comes to the same byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(testFile, async (file) => {
        const bytes = encode(textOf(file));
        const everywhere = Array.from({ length: bytes.length - 1 }, (_, i) => i + 1);
        expect(await contentOf(await tryToRead(bytes, everywhere))).toEqual(await contentOf(await tryToRead(bytes)));
      }),
      runs,
    );
  });

  test('comes to the same in pieces of any length', async () => {
    await fc.assert(
      fc.asyncProperty(testFile, fc.array(PART, { maxLength: 20 }), async (file, parts) => {
        const bytes = encode(textOf(file));
        const cuts = parts.map((part) => Math.floor(part * bytes.length)).sort((a, b) => a - b);
        expect(await contentOf(await tryToRead(bytes, cuts))).toEqual(await contentOf(await tryToRead(bytes)));
      }),
      runs,
    );
  });

  test('tells of a cut anywhere but between documents', async () => {
    await fc.assert(
      fc.asyncProperty(testFile, PART, async (file, part) => {
        const bytes = encode(textOf(file));
        const cut = Math.floor(part * bytes.length);
        const document = await tryToRead(bytes.subarray(0, cut));
        if (document === null || isBetweenDocuments(file, cut)) return;
        expect(tellsOfLoss(document)).toBe(true);
        expect(document.spanCount).toBeGreaterThanOrEqual(spansBefore(file, cut));
      }),
      runs,
    );
  });

  test('loses no span of a damaged file in silence', async () => {
    await fc.assert(
      fc.asyncProperty(MUTATED, async ({ file, bytes }) => {
        const document = await tryToRead(bytes);
        if (document === null) return;
        expect(rowsAndCopies(document)).toBe(document.spanCount);
        const isTold = document.spanCount >= file.spanCount || tellsOfLoss(document);
        if (!isTold) expect(document.spanCount).toBeGreaterThanOrEqual(spansIn(bytes, file));
      }),
      runs,
    );
  });

  test('comes to the same in pieces where a file is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(MUTATED, fc.array(PART, { maxLength: 8 }), async ({ bytes }, parts) => {
        const cuts = parts.map((part) => Math.floor(part * bytes.length)).sort((a, b) => a - b);
        expect(await contentOf(await tryToRead(bytes, cuts))).toEqual(await contentOf(await tryToRead(bytes)));
      }),
      runs,
    );
  });
});

function isBetweenDocuments({ documents, separator }: TestFile, cut: number): boolean {
  let end = 0;
  for (const document of documents) {
    if (cut === end) return true;
    end += encode(document).length;
    if (cut >= end && cut <= end + separator.length) return true;
    end += separator.length;
  }
  return false;
}

/** Spans that stand whole before `cut`, by a mark that each of them has once and in its last part. */
function spansBefore(file: TestFile, cut: number): number {
  if (file.documents.length === 1) return 0;
  let end = 0;
  let spans = 0;
  for (const document of file.documents) {
    end += encode(document).length;
    if (end > cut) break;
    spans += countSpans(JSON.parse(document));
    end += file.separator.length;
  }
  return spans;
}

/**
 * Returns how many spans another parser finds in damaged bytes: what was cut out so neatly that JSON is left cannot be
 * told. Infinite where the bytes are no JSON, and reading has to tell.
 */
function spansIn(bytes: Uint8Array, file: TestFile): number {
  const text = lenient(new TextDecoder().decode(bytes));
  try {
    if (file.documents.length === 1) return countSpans(JSON.parse(text));
    const documents = text.split(file.format === 'Python console' ? /(?<=^\}) *$/m : / *\n */);
    return documents.reduce((sum, each) => (each.trim() === '' ? sum : sum + countSpans(JSON.parse(each))), 0);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Control characters and odd escapes within texts are no reason to lose a span. */
function lenient(text: string): string {
  const plain = text.replace(/\\(["\\/bfnrt]|u[0-9a-fA-F]{4})|\\/g, (whole, known) =>
    known === undefined ? 'x' : whole,
  );
  return plain.replace(/"(?:[^"\\]|\\.)*"|[^"]/gs, (part) =>
    Array.from(part, (char) => (char < ' ' && part !== '\n' ? ' ' : char)).join(''),
  );
}

/** Counts the objects of every list named spans, or the document itself if it is a span. */
function countSpans(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0;
  const isSpan = 'operationName' in json || 'start_time' in json || 'StartTime' in json;
  const below = Object.entries(json).map(([key, value]) => {
    const isList = key === 'spans' && Array.isArray(value);
    return isList ? value.filter((item) => typeof item === 'object' && item !== null).length : countSpans(value);
  });
  return isSpan ? 1 : below.reduce((sum, count) => sum + count, 0);
}
