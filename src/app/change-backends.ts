import { useCallback } from 'react';
import type { BackendConfig } from '../load/trace-source.ts';
import { addedBackends, chosenBackend } from './backends.ts';
import { useAddress, useNavigate } from './use-address.ts';
import { backendOf } from './use-page-setup.ts';

/**
 * Returns what chooses the backend that is asked where none is named; an empty name is all of them. What came from a
 * backend is asked for anew: what is on the page is what the bar says.
 */
export function useChooseBackend(): (name: string) => void {
  const address = useAddress();
  const navigate = useNavigate();
  return useCallback(
    (name) => {
      chosenBackend.set(name);
      if ('backend' in address && address.example === '' && address.file === '') {
        navigate({ ...address, backend: name });
      } else if (address.page === 'search' && backendOf(address) !== '') {
        const query = new URLSearchParams(address.query);
        if (name === '') query.delete('backend');
        else query.set('backend', name);
        navigate({ ...address, query: query.toString() });
      }
    },
    [address, navigate],
  );
}

/** Adds a backend in this browser, in place of one added under that name. */
export function addBackend(backend: BackendConfig): void {
  addedBackends.set([...addedBackends.get().filter((other) => other.name !== backend.name), backend]);
}

/** Takes away a backend that was added here. */
export function removeBackend(name: string): void {
  addedBackends.set(addedBackends.get().filter((backend) => backend.name !== name));
}
