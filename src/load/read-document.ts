import { blobStream } from './blob-stream.ts';
import { fetchDocument } from './fetch-document.ts';
import { LoadError, type LoadProblem } from './load-problem.ts';
import { type OpenStream, openPackedFile, openStream } from './open-stream.ts';
import type { ReadingTeller } from './read-source.ts';
import type { TraceReading } from './trace-reading.ts';
import type { TraceSource } from './trace-source.ts';

/** A document that is not the answer of a backend, so that it may be packed. */
export interface OpenDocument {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly name: string;
  /** 0 where it is not known. */
  readonly totalBytes: number;
}

/** Returns what opens each document of a source. Opening rejects with a LoadError for an address that has none. */
export function documentsOf(
  source: Exclude<TraceSource, { type: 'backend' }>,
  signal: AbortSignal,
): (() => Promise<OpenDocument>)[] {
  switch (source.type) {
    case 'files':
      return source.files.map((file) => async () => documentOf(file, file.name));
    case 'text':
      return [async () => documentOf(new Blob([source.text]), 'pasted text')];
    case 'url':
      return [async () => ({ ...(await fetchDocument(source.url, signal)), name: source.name })];
  }
}

function documentOf(blob: Blob, name: string): OpenDocument {
  return { body: blobStream(blob), name, totalBytes: blob.size };
}

/**
 * Reads a document, or all of a zip; what came before a break is read. Returns the problems of those files of a zip that
 * are none while others are. Rejects with a LoadError for what is no trace format.
 */
export async function readStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string,
  totalBytes: number,
  reading: TraceReading,
  teller: ReadingTeller,
): Promise<LoadProblem[]> {
  teller.begin(name, totalBytes);
  const opened = await openStream(stream);
  if (opened.isPacked) teller.forgetTotal();
  const size = opened.isPacked ? 0 : totalBytes;
  const { others } = opened;
  if (others.length === 0) {
    await readOpened(opened, name, size, reading, teller);
    return [];
  }
  return readEach(name, reading, teller, [
    { name: opened.name, open: async () => opened },
    ...others.map((file) => ({ name: file.name, open: () => openPackedFile(file) })),
  ]);
}

/** Reads the files of a zip; rejects with the first problem if all have one. */
async function readEach(
  zip: string,
  reading: TraceReading,
  teller: ReadingTeller,
  files: readonly { readonly name: string; readonly open: () => Promise<OpenStream> }[],
): Promise<LoadProblem[]> {
  const problems: LoadProblem[] = [];
  for (const { name, open } of files) {
    const address = `${zip}: ${name}`;
    try {
      await readOpened(await open(), address, 0, reading, teller);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      problems.push({ ...error.problem, address });
    }
  }
  const [first] = problems;
  if (first !== undefined && problems.length === files.length) throw new LoadError(first);
  return problems;
}

async function readOpened(
  { first, rest }: OpenStream,
  name: string,
  totalBytes: number,
  reading: TraceReading,
  teller: ReadingTeller,
): Promise<void> {
  reading.beginDocument(name, totalBytes);
  let cut = '';
  if (first.length > 0) await reading.receive(first);
  for (;;) {
    const chunk = await rest.read().catch((error: unknown) => {
      // What came before the break is still worth reading.
      cut = `The bytes break off: ${error instanceof Error ? error.message : String(error)}`;
      return null;
    });
    if (chunk === null) break;
    await reading.receive(chunk);
    await teller.tell(false);
  }
  await reading.endDocument(cut);
}
