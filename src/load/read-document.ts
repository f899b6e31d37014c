import { blobStream } from './blob-stream.ts';
import { fetchDocument } from './fetch-document.ts';
import { openStream } from './open-stream.ts';
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

/** Reads a document; what came before a break is read. Rejects with a LoadError for what is no trace format. */
export async function readStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string,
  totalBytes: number,
  reading: TraceReading,
  teller: ReadingTeller,
): Promise<void> {
  reading.beginDocument(name, totalBytes);
  teller.begin(name, totalBytes);
  let cut = '';
  const { first, rest, isPacked } = await openStream(stream);
  if (isPacked) teller.forgetTotal();
  if (first.length > 0) await reading.receive(first);
  for (;;) {
    const chunk = await rest.read().catch((error: unknown) => {
      // What came before the break is still worth reading.
      cut = `The bytes break off: ${error instanceof Error ? error.message : String(error)}`;
      return null;
    });
    if (chunk === null) break;
    await reading.receive(chunk);
    teller.tell(false);
  }
  await reading.endDocument(cut);
}
