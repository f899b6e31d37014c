import { useMemo } from 'react';
import { useStored } from '../../ui/use-stored.ts';
import { keptFiles } from '../kept-files.ts';
import { learntBackends } from '../learnt-backends.ts';
import { useShared } from '../shared-state.ts';
import { useExamples } from '../use-examples.ts';
import { usePageSetup } from '../use-page-setup.ts';
import type { SearchPlace } from './search-address.ts';
import { type KnownPlaces, type ResolvedPlace, resolvePlace } from './search-places.ts';

/** Returns what can be searched here. */
export function useKnownPlaces(): KnownPlaces {
  const { backends, files, current } = usePageSetup();
  const examples = useExamples();
  const kept = useShared(keptFiles);
  return useMemo(
    () => ({ backends, files, examples, kept, current, baseUri: document.baseURI }),
    [backends, files, examples, kept, current],
  );
}

/** Returns the place that an address means, the same object until that changes. */
export function useSearchPlace(place: SearchPlace, known: KnownPlaces): ResolvedPlace {
  const learnt = useStored(learntBackends);
  const { type } = place;
  const name = 'name' in place ? place.name : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was learnt of a backend is part of what it resolves to.
  return useMemo(
    () => resolvePlace(type === 'examples' ? { type } : { type, name }, known),
    [type, name, known, learnt],
  );
}
