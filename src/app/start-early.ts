import { openEarly, prepareWorker } from '../load/open-traces.ts';
import { addedBackends, chosenBackend, listBackends } from './backends.ts';
import { withLearnt } from './learnt-backends.ts';
import { loadPageSetup } from './load-page-setup.ts';
import { readAddress } from './read-address.ts';
import { resolveSource } from './resolve-source.ts';
import type { TraceState, TracesState } from './url-state.ts';

/**
 * Begins what takes its time on its own, before the page's script is here: on a trace's address, the worker that reads
 * it, and the asking for its bytes. Resolves once these have been asked for, or are known to be asked for later.
 */
export async function startEarly(): Promise<void> {
  const address = readAddress(location.pathname, location.search);
  if (address.page !== 'trace' && address.page !== 'traces') return;
  prepareWorker();
  await openAddressed(address);
}

async function openAddressed(address: TraceState | TracesState): Promise<void> {
  const { backends: configured, files } = await loadPageSetup();
  const resolved = resolveSource(address, {
    backends: listBackends(configured, addedBackends.get()),
    files,
    examples: null,
    kept: new Map(),
    chosen: chosenBackend.get(),
    baseUri: document.baseURI,
  });
  if (resolved.status === 'found') openEarly(withLearnt(resolved.source));
}
