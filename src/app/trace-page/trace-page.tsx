import type { TraceState, TracesState } from '../url-state.ts';
import { useDocumentTitle } from '../use-document-title.ts';
import { FailurePart, usePrefetchedFailure } from './failure-part.tsx';
import { LoadingHeader } from './loading-header.tsx';
import { SourcePage } from './source-page.tsx';
import { nameOfAddress } from './title-texts.ts';
import { useResolvedSource } from './use-resolved-source.ts';

/** The page of a trace or of a list of traces. */
export function TracePage({ address }: { readonly address: TraceState | TracesState }) {
  const resolved = useResolvedSource(address);
  useDocumentTitle(nameOfAddress(address));
  usePrefetchedFailure();
  if (resolved.status === 'found') {
    return <SourcePage key={resolved.key} address={address} source={resolved.source} sourceKey={resolved.key} />;
  }
  if (resolved.status === 'missing') return <FailurePart address={address} problem={resolved.missing} onRetry={null} />;
  return (
    <main className="min-h-0 flex-1">
      <LoadingHeader address={address} loading={null} onCancel={null} />
    </main>
  );
}
