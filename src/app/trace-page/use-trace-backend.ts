import { useMemo } from 'react';
import { parseLinkTemplates } from '../../load/link-templates.ts';
import type { LinkTemplate } from '../../trace/link-template.ts';
import { findBackend, type ListedBackend } from '../backends.ts';
import { settingsOfBackend } from '../jaeger-settings.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { usePageSetup } from '../use-page-setup.ts';

/** Returns the backend that the trace of an address comes from, null for a file or an example. */
export function useTraceBackend({ backend, file, example }: TraceState | TracesState): ListedBackend | null {
  const { backends, current } = usePageSetup();
  if (file !== '' || example !== '') return null;
  return backend === '' ? current : findBackend(backends ?? [], backend);
}

/** Returns the links to elsewhere that are set up for traces of a backend. */
export function useLinkTemplates(backend: ListedBackend | null): readonly LinkTemplate[] {
  return useMemo(
    () => [...parseLinkTemplates(backend?.links), ...(settingsOfBackend(backend)?.links ?? [])],
    [backend],
  );
}
