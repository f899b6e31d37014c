import { useMemo } from 'react';
import { useStored } from '../../ui/use-stored.ts';
import { chosenBackend } from '../backends.ts';
import { keptFiles } from '../kept-files.ts';
import { type ResolvedSource, resolveSource } from '../resolve-source.ts';
import { useShared } from '../shared-state.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useExamples } from '../use-examples.ts';
import { usePageSetup } from '../use-page-setup.ts';

/** Returns where the trace of an address comes from. */
export function useResolvedSource(address: TraceState | TracesState): ResolvedSource {
  const { backends, files } = usePageSetup();
  const chosen = useStored(chosenBackend);
  const examples = useExamples(address.example !== '');
  const kept = useShared(keptFiles);
  return useMemo(
    () =>
      resolveSource(address, {
        backends,
        files,
        examples,
        kept,
        chosen,
        baseUri: document.baseURI,
      }),
    [address, backends, files, examples, kept, chosen],
  );
}
