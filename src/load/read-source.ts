import { fetchTrace } from './backends/fetch-trace.ts';
import { LoadError, type LoadProblem } from './load-problem.ts';
import type { LoadProgress, TraceMessage } from './messages.ts';
import { documentsOf, readStream } from './read-document.ts';
import type { TraceReading } from './trace-reading.ts';
import type { BackendConfig, TraceSource } from './trace-source.ts';

/** What happens while a source is read. */
export interface ReadSourceOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
  readonly onPreview: (trace: TraceMessage) => void;
  readonly onLearnt: (kind: string, api: string) => void;
}

/** Is told how far the reading of one document has come. */
export interface ReadingTeller {
  /** Which address is asked now. */
  readonly ask: (address: string) => void;
  /** A document has begun; 0 where its size is not known. */
  readonly begin: (address: string, totalBytes: number) => void;
  /** The size known beforehand is not that of the bytes that come. */
  readonly forgetTotal: () => void;
  /** More has been read. */
  readonly tell: (isLast: boolean) => void;
}

/** Progress more often than that is not seen, only paid for. */
const PROGRESS_MILLISECONDS = 80;
/** A trace that arrives within this time is shown once, finished, instead of twice; one known to be large cannot. */
const FIRST_PREVIEW_MILLISECONDS = 60;
const LARGE_BYTES = 8 << 20;
/** Previews may cost this share of the time that loading takes; on a slow line there are many, on a quick one just one. */
const PREVIEW_SHARE = 0.04;

/**
 * Reads a source to its end into `reading`. Returns the problems of those documents that were not found while others
 * were. Rejects with a LoadError if there is nothing to show.
 */
export async function readSource(
  source: TraceSource,
  reading: TraceReading,
  options: ReadSourceOptions,
): Promise<LoadProblem[]> {
  const teller = new ProgressTeller(reading, options);
  const problems = await readDocuments(source, reading, teller, options).finally(() => teller.end());
  teller.tell(true);
  if (reading.spanCount === 0) throw nothingToShow(source, reading, problems);
  return problems;
}

function readDocuments(
  source: TraceSource,
  reading: TraceReading,
  teller: ProgressTeller,
  options: ReadSourceOptions,
): Promise<LoadProblem[]> {
  if (source.type === 'backend') {
    return eachOf(source.traceIds, (traceId) => readFromBackend(source.backend, traceId, reading, teller, options));
  }
  return eachOf(documentsOf(source, options.signal), async (open) => {
    const { body, name, totalBytes } = await open();
    await readStream(body, name, totalBytes, reading, teller);
  });
}

/** Reads one after another; a single failure is thrown, of several the problems are returned. */
async function eachOf<Item>(items: readonly Item[], read: (item: Item) => Promise<void>): Promise<LoadProblem[]> {
  const problems: LoadProblem[] = [];
  for (const item of items) {
    try {
      await read(item);
    } catch (error) {
      if (!(error instanceof LoadError) || items.length === 1) throw error;
      problems.push(error.problem);
    }
  }
  return problems;
}

/** Reads one trace of a backend. Rejects with a LoadError if nothing of it comes. */
export async function readFromBackend(
  backend: BackendConfig,
  traceId: string,
  reading: TraceReading,
  teller: ReadingTeller,
  options: Pick<ReadSourceOptions, 'signal' | 'onLearnt'>,
): Promise<void> {
  let hasBegun = false;
  const { why } = await fetchTrace(backend, traceId, {
    signal: options.signal,
    rememberedApi: backend.api,
    onApi: options.onLearnt,
    onAsk: (address) => teller.ask(address),
    onStart: (address, totalBytes) => {
      hasBegun = true;
      reading.beginDocument(address, totalBytes);
      teller.begin(address, totalBytes);
    },
    onChunk: async (chunk) => {
      await reading.receive(chunk);
      teller.tell(false);
    },
  }).catch((error: unknown) => {
    // Spans that came before a stall are worth more than a bare refusal.
    const isStall = hasBegun && error instanceof LoadError && error.problem.kind === 'timeout';
    if (!isStall || reading.spanCount === 0) throw error;
    return { why: error.problem.sentence };
  });
  await reading.endDocument(why === '' ? '' : `The answer breaks off: ${why}`);
}

function nothingToShow(source: TraceSource, reading: TraceReading, problems: readonly LoadProblem[]): LoadError {
  const [first] = problems;
  if (first !== undefined) return new LoadError({ ...first });
  const words = reading.inputDefects.map((defect) => defect.detail).filter((detail) => detail !== '');
  return new LoadError({
    kind: 'no_spans',
    sentence: 'There are no spans in it.',
    address: nameOf(source),
    serverWords: words.slice(0, 3).join(' '),
    advice: ['Look whether the right file or trace was chosen: the format was understood, but it holds no span.'],
  });
}

function nameOf(source: TraceSource): string {
  switch (source.type) {
    case 'backend':
      return `${source.backend.name}: ${source.traceIds.join(', ')}`;
    case 'files':
      return source.files.map((file) => file.name).join(', ');
    case 'text':
      return 'pasted text';
    case 'url':
      return source.name;
  }
}

/** Tells how far reading has come, at most so often. */
class ProgressTeller implements ReadingTeller {
  readonly #reading: TraceReading;
  readonly #options: ReadSourceOptions;
  readonly #began = performance.now();
  #toldAt = Number.NEGATIVE_INFINITY;
  #toldBytes = 0;
  /** Milliseconds that previews have taken, and that one takes a span. */
  #previewTime = 0;
  #previewCost = 0;
  #address = '';
  #totalBytes = 0;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(reading: TraceReading, options: ReadSourceOptions) {
    this.#reading = reading;
    this.#options = options;
  }

  /** Tells which address is asked now. */
  ask(address: string): void {
    this.#address = address;
    this.#tellProgress(performance.now());
  }

  begin(address: string, totalBytes: number): void {
    this.#address = address;
    this.#totalBytes = totalBytes === 0 ? 0 : this.#reading.byteCount + totalBytes;
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.tell(false);
  }

  /** The sizes known beforehand are those of packed bytes. */
  forgetTotal(): void {
    this.#totalBytes = 0;
  }

  tell(isLast: boolean): void {
    const now = performance.now();
    if (now - this.#toldAt >= PROGRESS_MILLISECONDS || isLast) this.#tellProgress(now);
    if (isLast) return;
    if (this.#isPreviewDue(now)) this.#preview(now);
    // Should nothing more come for a while, what came last is told all the same.
    this.#later ??= setTimeout(() => this.#catchUp(), PROGRESS_MILLISECONDS);
  }

  #tellProgress(now: number): void {
    this.#toldAt = now;
    const { byteCount: bytes, spanCount: spans } = this.#reading;
    this.#toldBytes = bytes;
    this.#options.onProgress({ address: this.#address, bytes, totalBytes: this.#totalBytes, spans });
  }

  /** Tells nothing more by itself. */
  end(): void {
    clearTimeout(this.#later);
  }

  #catchUp(): void {
    this.#later = undefined;
    const isUpToDate = this.#toldBytes === this.#reading.byteCount && this.#isPreviewDue(performance.now());
    if (!isUpToDate) this.tell(false);
  }

  #isPreviewDue(now: number): boolean {
    const elapsed = now - this.#began;
    if (this.#previewCost === 0) return elapsed >= FIRST_PREVIEW_MILLISECONDS || this.#totalBytes >= LARGE_BYTES;
    const expected = this.#previewCost * this.#reading.spanCount;
    return this.#previewTime + expected <= elapsed * PREVIEW_SHARE;
  }

  #preview(now: number): void {
    const preview = this.#reading.preview();
    if (preview === null) return;
    this.#tellProgress(now);
    this.#options.onPreview(preview);
    const time = performance.now() - now;
    this.#previewTime += time;
    this.#previewCost = time / preview.table.length;
  }
}
