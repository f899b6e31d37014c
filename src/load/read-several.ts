import { fetchSeveral } from './backends/fetch-several.ts';
import { LoadError } from './load-problem.ts';
import type { ReadingTeller, ReadSourceOptions } from './read-source.ts';
import { normaliseTraceId } from './trace-id.ts';
import type { TraceReading } from './trace-reading.ts';
import type { BackendConfig } from './trace-source.ts';

/**
 * Asks for several traces at once, where one backend is to be asked and can be so, and reads those that come. Returns the
 * ids of the others, which are to be asked for one by one: what is wrong is told then. Rejects with a LoadError where loading was
 * cancelled.
 */
export async function readSeveral(
  backends: readonly BackendConfig[],
  traceIds: readonly string[],
  reading: TraceReading,
  teller: ReadingTeller,
  { signal, onLearnt }: Pick<ReadSourceOptions, 'signal' | 'onLearnt'>,
): Promise<readonly string[]> {
  // Each of several may have some: who has which shows one by one.
  if (backends.length > 1) return traceIds;
  const fetched = await fetchSeveral(backends[0], traceIds, {
    signal,
    onApi: onLearnt,
    onAsk: (address) => teller.ask(address),
    onStart: (address, totalBytes) => {
      reading.beginDocument(address, totalBytes);
      teller.begin(address, totalBytes);
    },
    onChunk: async (chunk) => {
      await reading.receive(chunk);
      await teller.tell(false);
    },
  }).catch(throwIfCancelled);
  if (fetched === null) return traceIds;
  await reading.endDocument(fetched.why === '' ? '' : `The answer breaks off: ${fetched.why}`);
  const came = new Set(reading.traceIds.map(inFull));
  return traceIds.filter((traceId) => !came.has(inFull(traceId)));
}

function throwIfCancelled(error: unknown): null {
  if (error instanceof LoadError && error.problem.kind !== 'cancelled') return null;
  throw error;
}

function inFull(traceId: string): string {
  return normaliseTraceId(traceId).padStart(32, '0');
}
