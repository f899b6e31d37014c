import type { AskedBackend } from './asked-backend.ts';
import { fetchTrace } from './backends/fetch-trace.ts';
import { LoadError } from './load-problem.ts';
import type { ReadingTeller, ReadSourceOptions } from './read-source.ts';
import type { TraceReading } from './trace-reading.ts';
import type { BackendConfig } from './trace-source.ts';

/** What of a reading is needed to read one trace into it. */
export type TraceTaker = Pick<TraceReading, 'beginDocument' | 'receive' | 'endDocument' | 'spanCount'>;

/** What happens while a backend is read from. */
export type BackendReadingOptions = Pick<ReadSourceOptions, 'signal' | 'onLearnt'>;

/**
 * Reads one trace of the first backend that has it. Several are asked at once; returns then what each came to. Rejects
 * with a LoadError if nothing of it comes.
 */
export async function readFromBackends(
  backends: readonly BackendConfig[],
  traceId: string,
  reading: TraceReading,
  teller: ReadingTeller,
  options: BackendReadingOptions,
): Promise<readonly AskedBackend[]> {
  if (backends.length > 1) {
    const { readFromAny } = await import('./backends/read-from-any.ts');
    return readFromAny(backends, traceId, reading, teller, options);
  }
  await readFromBackend(backends[0], traceId, reading, teller, options);
  return [];
}

/** Reads one trace of a backend. Rejects with a LoadError if nothing of it comes. */
export async function readFromBackend(
  backend: BackendConfig,
  traceId: string,
  reading: TraceTaker,
  teller: ReadingTeller,
  options: BackendReadingOptions,
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
      await teller.tell(false);
    },
  }).catch((error: unknown) => {
    // Spans that came before a stall are worth more than a bare refusal.
    const isStall = hasBegun && error instanceof LoadError && error.problem.kind === 'timeout';
    if (!isStall || reading.spanCount === 0) throw error;
    return { why: error.problem.sentence };
  });
  await reading.endDocument(why === '' ? '' : `The answer breaks off: ${why}`);
}
