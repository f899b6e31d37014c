import type { AskedBackend } from './asked-backend.ts';
import { LoadError, type LoadProblem } from './load-problem.ts';
import type { LoadProgress, TraceMessage } from './messages.ts';
import { documentsOf, readStream } from './read-document.ts';
import { readFromBackends } from './read-from-backend.ts';
import type { TraceReading } from './trace-reading.ts';
import type { TraceSource } from './trace-source.ts';

/** What happens while a source is read. */
export interface ReadSourceOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
  /** Reading goes on once what it returns has resolved. */
  readonly onPreview: (trace: TraceMessage) => unknown;
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
  /** More has been read. More is to be read once what it returns has resolved. */
  readonly tell: (isLast: boolean) => unknown;
}

/** Progress more often than that is hardly seen, only paid for: at 80 ms all rows of 100,000 spans came some 5 % later. */
const PROGRESS_MILLISECONDS = 160;
/** A trace that arrives within this time is shown once, finished, instead of twice; one known to be large cannot. */
const FIRST_PREVIEW_MILLISECONDS = 60;
const LARGE_BYTES = 8 << 20;
/** Rows that fill most screens: the first bytes of a large trace may hold two or three, and the others come in no time. */
const SCREENFUL = 64;
/** What a preview costs at least, in spans: of a small one most is the same for any size. */
const PREVIEW_BASE_SPANS = 1000;
/** Previews may cost this share of the time that loading takes; on a slow line there are many, on a quick one just one. */
const PREVIEW_SHARE = 0.04;

/** What reading a source came to, beside its spans. */
export interface ReadSource {
  /** The problems of those documents that were not found while others were. */
  readonly missing: LoadProblem[];
  /** Where several backends were asked at once: what each came to, trace by trace. */
  readonly asked: AskedBackend[];
}

/** Reads a source to its end into `reading`. Rejects with a LoadError if there is nothing to show. */
export async function readSource(
  source: TraceSource,
  reading: TraceReading,
  options: ReadSourceOptions,
): Promise<ReadSource> {
  const teller = new ProgressTeller(reading, options);
  const asked: AskedBackend[] = [];
  const missing = await readDocuments(source, reading, teller, options, asked).finally(() => teller.end());
  teller.tell(true);
  if (reading.spanCount > 0) return { missing, asked };
  const [first] = missing;
  if (first !== undefined) throw new LoadError(first);
  const { noSpans } = await import('./no-spans.ts');
  throw noSpans(source, reading.inputDefects);
}

async function readDocuments(
  source: TraceSource,
  reading: TraceReading,
  teller: ProgressTeller,
  options: ReadSourceOptions,
  asked: AskedBackend[],
): Promise<LoadProblem[]> {
  if (source.type === 'backend') return readTraces(source, reading, teller, options, asked);
  return readFiles(source, reading, teller, options.signal);
}

async function readFiles(
  source: Exclude<TraceSource, { type: 'backend' }>,
  reading: TraceReading,
  teller: ProgressTeller,
  signal: AbortSignal,
): Promise<LoadProblem[]> {
  if (source.type === 'files' && source.folder) {
    return (await import('./read-folder.ts')).readFolder(source.files, source.folder, reading, teller);
  }
  const inZips: LoadProblem[] = [];
  const problems = await eachOf(documentsOf(source, signal), async (open) => {
    const { body, name, totalBytes } = await open();
    inZips.push(...(await readStream(body, name, totalBytes, reading, teller)));
  });
  return [...problems, ...inZips];
}

/** Asks for several at once where the backend can be, then for what did not come, one after another. */
async function readTraces(
  { backends, traceIds }: Extract<TraceSource, { type: 'backend' }>,
  reading: TraceReading,
  teller: ReadingTeller,
  options: ReadSourceOptions,
  asked: AskedBackend[],
): Promise<LoadProblem[]> {
  const readOne = async (traceId: string) => {
    asked.push(...(await readFromBackends(backends, traceId, reading, teller, options)));
  };
  if (traceIds.length === 1) return eachOf(traceIds, readOne);
  const { readSeveral } = await import('./read-several.ts');
  return eachOf(await readSeveral(backends, traceIds, reading, teller, options), readOne, false);
}

/** Reads one after another; a failure of the only one is thrown, of several the problems are returned. */
async function eachOf<Item>(
  items: readonly Item[],
  read: (item: Item) => Promise<void>,
  isOnly = items.length === 1,
): Promise<LoadProblem[]> {
  const problems: LoadProblem[] = [];
  for (const item of items) {
    try {
      await read(item);
    } catch (error) {
      if (!(error instanceof LoadError) || isOnly) throw error;
      problems.push(error.problem);
    }
  }
  return problems;
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

  tell(isLast: boolean): unknown {
    const now = performance.now();
    if (now - this.#toldAt >= PROGRESS_MILLISECONDS || isLast) this.#tellProgress(now);
    if (isLast) return null;
    // Should nothing more come for a while, what came last is told all the same.
    this.#later ??= setTimeout(() => this.#catchUp(), PROGRESS_MILLISECONDS);
    return this.#isPreviewDue(now) ? this.#preview(now) : null;
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
    const { spanCount } = this.#reading;
    if (this.#previewCost === 0) {
      return elapsed >= FIRST_PREVIEW_MILLISECONDS || (this.#totalBytes >= LARGE_BYTES && spanCount >= SCREENFUL);
    }
    const expected = this.#previewCost * (PREVIEW_BASE_SPANS + spanCount);
    return this.#previewTime + expected <= elapsed * PREVIEW_SHARE;
  }

  #preview(now: number): unknown {
    const preview = this.#reading.preview();
    if (preview === null) return null;
    this.#tellProgress(now);
    const shown = this.#options.onPreview(preview);
    const time = performance.now() - now;
    this.#previewTime += time;
    this.#previewCost = time / (PREVIEW_BASE_SPANS + preview.table.length);
    return shown;
  }
}
