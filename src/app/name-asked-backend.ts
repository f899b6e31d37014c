import { navigate } from 'wouter/use-browser-location';
import type { AskedBackend } from '../load/asked-backend.ts';
import type { BackendConfig, TraceSource } from '../load/trace-source.ts';
import { basePath } from './base-path.ts';
import { rememberBackend } from './learnt-backends.ts';
import { readAddress } from './read-address.ts';
import { backendKey, loadedAs } from './resolve-source.ts';
import { formatUrl, type TraceState, type TracesState } from './url-state.ts';

/**
 * Names in the address, in place of the present step of the history, the backend that had the trace for which several
 * were asked; what was loaded under `key` is then what that address means. Of several traces nothing is named: each may
 * be elsewhere.
 */
export function nameAskedBackend(asked: readonly AskedBackend[], source: TraceSource, key: string): void {
  const shown = asked.find(({ came }) => came === 'shown');
  if (source.type !== 'backend' || shown === undefined || source.traceIds.length !== 1) return;
  const backend = source.backends.find(({ name }) => name === shown.name);
  if (backend === undefined) return;
  if (shown.learnt) rememberBackend(backend, shown.learnt.kind, shown.learnt.api);
  loadedAs.set(backendKey([backend], source.traceIds), key);
  nameInAddress(backend, source.traceIds[0]);
}

/** What has been navigated to since is left alone. */
function nameInAddress({ name: backend }: BackendConfig, traceId: string): void {
  const address = readAddress(location.pathname, location.search);
  if (!isOfTrace(address, traceId) || address.backend !== '' || address.file !== '' || address.example !== '') return;
  navigate(basePath() + formatUrl({ ...address, backend }), { replace: true, state: history.state });
}

function isOfTrace(address: ReturnType<typeof readAddress>, traceId: string): address is TraceState | TracesState {
  if (address.page === 'trace') return address.traceId === traceId;
  return address.page === 'traces' && address.traceIds.length === 1 && address.traceIds[0] === traceId;
}
