import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OfferedFile } from '../load/page-config.ts';
import { useStored } from '../ui/use-stored.ts';
import { addedBackends, chosenBackend, currentBackend, type ListedBackend, listBackends } from './backends.ts';
import { loadPageSetup } from './load-page-setup.ts';
import type { UrlState } from './url-state.ts';
import { useAddress } from './use-address.ts';

/** The backends and files that this page knows. */
export interface PageSetup {
  /** null until the server has told. */
  readonly backends: readonly ListedBackend[] | null;
  readonly files: readonly OfferedFile[] | null;
  /** Asked where none is named: that of this address, the one chosen last, or the first; null if there is none. */
  readonly current: ListedBackend | null;
}

/** Returns the backends and files that this page knows. `change-backends.ts` has what changes them. */
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
  };
}

function useCurrentBackend(backends: readonly ListedBackend[]): ListedBackend | null {
  const address = useAddress();
  const chosen = useStored(chosenBackend);
  return currentBackend(backends, backendOf(address), chosen);
}

/** Returns the name of the backend that an address names, empty where it names none. */
export function backendOf(address: UrlState): string {
  if (address.page === 'search') return new URLSearchParams(address.query).get('backend') ?? '';
  return 'backend' in address ? address.backend : '';
}
