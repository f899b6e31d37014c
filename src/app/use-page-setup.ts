import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { OfferedFile } from '../load/page-config.ts';
import type { BackendConfig } from '../load/trace-source.ts';
import { useStored } from '../ui/use-stored.ts';
import { addedBackends, chosenBackend, currentBackend, type ListedBackend, listBackends } from './backends.ts';
import { loadPageSetup } from './load-page-setup.ts';
import type { UrlState } from './url-state.ts';
import { useAddress, useNavigate } from './use-address.ts';

/** The backends and files that this page knows. */
export interface PageSetup {
  /** null until the server has told. */
  readonly backends: readonly ListedBackend[] | null;
  readonly files: readonly OfferedFile[] | null;
  /** Asked where none is named: that of this address, the one chosen last, or the first; null if there is none. */
  readonly current: ListedBackend | null;
  readonly choose: (name: string) => void;
  readonly add: (backend: BackendConfig) => void;
  readonly remove: (name: string) => void;
}

/** Returns the backends and files that this page knows, and what changes them. */
export function usePageSetup(): PageSetup {
  const { data: config } = useQuery({
    queryKey: ['config'],
    queryFn: loadPageSetup,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const added = useStored(addedBackends);
  const backends = useMemo(() => (config ? listBackends(config.backends, added) : null), [config, added]);
  return {
    backends,
    files: config?.files ?? null,
    current: useCurrentBackend(backends ?? []),
    choose: useChoose(),
    add: addBackend,
    remove: removeBackend,
  };
}

function useCurrentBackend(backends: readonly ListedBackend[]): ListedBackend | null {
  const address = useAddress();
  const chosen = useStored(chosenBackend);
  return currentBackend(backends, backendOf(address), chosen);
}

/** Empty where the address names none. */
function backendOf(address: UrlState): string {
  if (address.page === 'search') return new URLSearchParams(address.query).get('backend') ?? '';
  return 'backend' in address ? address.backend : '';
}

/** What came from a backend is asked for anew: what is on the page is what the bar says. */
function useChoose(): (name: string) => void {
  const address = useAddress();
  const navigate = useNavigate();
  return useCallback(
    (name) => {
      chosenBackend.set(name);
      if ('backend' in address && address.example === '' && address.file === '') {
        navigate({ ...address, backend: name });
      } else if (address.page === 'search' && backendOf(address) !== '') {
        const query = new URLSearchParams(address.query);
        query.set('backend', name);
        navigate({ ...address, query: query.toString() });
      }
    },
    [address, navigate],
  );
}

function addBackend(backend: BackendConfig): void {
  addedBackends.set([...addedBackends.get().filter((other) => other.name !== backend.name), backend]);
}

function removeBackend(name: string): void {
  addedBackends.set(addedBackends.get().filter((backend) => backend.name !== name));
}
