import { Suspense } from 'react';
import { Button } from '../../ui/button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { TruncatedText } from '../../ui/truncated-text.tsx';
import type { LoadingState } from '../loading-registry.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useRest } from '../use-rest.ts';
import { HeaderRow } from './header-row.tsx';
import { ProgressLine } from './progress-line.tsx';
import { nameOfAddress } from './title-texts.ts';

const LoadingNews = lazyPart(async () => (await import('./loading-news.tsx')).LoadingNews, 'left out');

export interface LoadingHeaderProps {
  readonly address: TraceState | TracesState;
  /** null before the first sign of life. */
  readonly loading: LoadingState | null;
  /** null where there is nothing to cancel yet. */
  readonly onCancel: (() => void) | null;
}

/** Stands where the title will stand, as high as it: what is loading, and, of what takes longer, how far it has come. */
export function LoadingHeader({ address, loading, onCancel }: LoadingHeaderProps) {
  const progress = loading?.progress ?? null;
  const isLong = useRest();
  return (
    <div className="relative">
      <HeaderRow actions={onCancel && <Button onClick={onCancel}>Cancel</Button>}>
        <h1 className="min-w-0 text-[13px] font-semibold">
          <TruncatedText text={nameOfAddress(address)} />
        </h1>
        {isLong && (
          <Suspense>
            <LoadingNews loading={loading} isFile={address.file !== ''} />
          </Suspense>
        )}
      </HeaderRow>
      <ProgressLine value={progress?.bytes ?? 0} total={progress?.totalBytes ?? 0} />
    </div>
  );
}
