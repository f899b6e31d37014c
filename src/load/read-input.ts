import type { Defect } from '../trace/defect.ts';
import { fetchAddress } from './backends/fetch-address.ts';
import { LoadError, type LoadProblem } from './load-problem.ts';
import { readPageAddress, sourceOfPage } from './page-address.ts';
import { readStream } from './read-document.ts';
import { readFromBackends } from './read-from-backend.ts';
import type { ReadingTeller } from './read-source.ts';
import type { TraceReading } from './trace-reading.ts';

/** Something to read in a program that has no page: a stream with its name, or an address of a page, API or document. */
export type ReadInput =
  | { readonly type: 'stream'; readonly name: string; readonly stream: ReadableStream<Uint8Array<ArrayBuffer>> }
  | { readonly type: 'address'; readonly address: string };

/** Nobody watches. */
const SILENT: ReadingTeller = { ask: () => {}, begin: () => {}, forgetTotal: () => {}, tell: () => {} };

/**
 * Reads one input to its end into `reading`. Returns in sentences why it broke off and what of it was not read, empty if
 * all was: what came before is read.
 * Rejects with a LoadError if there is no span in it, and with what the stream rejects with at its very beginning.
 */
export async function readInput(input: ReadInput, reading: TraceReading, signal: AbortSignal): Promise<string> {
  const spansBefore = reading.spanCount;
  const known = new Set(reading.inputDefects);
  const problems: LoadProblem[] = [];
  if (input.type === 'stream') problems.push(...(await readStream(input.stream, input.name, 0, reading, SILENT)));
  else await readAddress(input.address, reading, signal);
  const defects = reading.inputDefects.filter((defect) => !known.has(defect));
  if (reading.spanCount === spansBefore) throw noSpans(input, defects);
  const cut = wordsOf(defects.filter(({ type }) => type === 'truncated'));
  const unread = problems.map(({ address, sentence }) => `${address}: ${sentence}`);
  return [...(cut === '' ? [] : [cutSentence(cut)]), ...unread].join(' ');
}

/** Where bytes break off, in their packing or on their way, that is a sentence of its own. */
function cutSentence(words: string): string {
  return ended(/^The /.test(words) ? words : `It is cut: ${words}`);
}

function ended(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

function wordsOf(defects: readonly Defect[]): string {
  return defects
    .map(({ detail }) => detail)
    .filter((detail) => detail !== '')
    .join('; ');
}

async function readAddress(address: string, reading: TraceReading, signal: AbortSignal): Promise<void> {
  const page = readPageAddress(address);
  if (page === null) return readDocument(address, reading, signal);
  const source = await sourceOfPage(page, signal);
  if (source.type === 'url') return readDocument(source.url, reading, signal);
  if (source.type !== 'backend') return;
  for (const traceId of source.traceIds) {
    await readFromBackends(source.backends, traceId, reading, SILENT, { signal, onLearnt: () => {} });
  }
}

async function readDocument(address: string, reading: TraceReading, signal: AbortSignal): Promise<void> {
  const cut = await fetchAddress(address, {
    signal,
    onStart: () => reading.beginDocument(address),
    onChunk: (chunk) => reading.receive(chunk),
  });
  await reading.endDocument(cut === '' ? '' : `The answer breaks off: ${cut}`);
}

function noSpans(input: ReadInput, defects: readonly Defect[]): LoadError {
  const words = wordsOf(defects);
  return new LoadError({
    kind: 'no_spans',
    sentence: ended(words === '' ? 'There are no spans in it' : `There are no spans in it: ${words}`),
    address: input.type === 'stream' ? input.name : input.address,
  });
}
