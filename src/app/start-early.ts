import { prepareWorker } from '../load/open-traces.ts';
import { readAddress } from './use-address.ts';

/** Begins what takes its time on its own, before the page is built: on a trace's address, the worker that reads it. */
export function startEarly(): void {
  const { page } = readAddress(location.pathname, location.search);
  if (page === 'trace' || page === 'traces') prepareWorker();
}
