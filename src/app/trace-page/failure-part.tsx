import { Suspense, useEffect } from 'react';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { useRest } from '../use-rest.ts';
import type { LoadFailureProps } from './load-failure.tsx';

const load = async () => (await import('./load-failure.tsx')).LoadFailure;

const LoadFailure = lazyPart(load);

/** `LoadFailure`, which no row needs. */
export function FailurePart(props: LoadFailureProps) {
  return (
    <Suspense>
      <LoadFailure {...props} />
    </Suspense>
  );
}

/** Fetches it with the rest of the page: what fails later may be the very server that it comes from. */
export function usePrefetchedFailure(): void {
  const hasRest = useRest();
  useEffect(() => {
    if (hasRest) load().catch(() => {});
  }, [hasRest]);
}
