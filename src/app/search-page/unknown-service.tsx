import { useEffect } from 'react';
import type { SearchQuery } from '../../trace/search-query.ts';
import { Button } from '../../ui/button.tsx';
import { nearestNames } from './nearest-names.ts';
import type { FoundPlace } from './search-places.ts';
import { placeWords } from './search-words.ts';
import { useServices } from './use-completions.ts';

export interface UnknownServiceProps {
  readonly found: FoundPlace;
  readonly query: SearchQuery;
  readonly onStep: (query: SearchQuery) => void;
}

/** Where nothing was found for a service: whether there is one of that name, and which are called nearly so. */
export function UnknownService({ found, query, onStep }: UnknownServiceProps) {
  const { options, note, ask } = useServices(found);
  useEffect(ask, [ask]);
  if (options === null || note !== '' || options.length === 0 || options.includes(query.service)) return null;
  return (
    <div className="flex flex-wrap items-center justify-center gap-2 pb-2">
      <p role="status" className="w-full font-semibold text-ink">
        {found.place.type === 'examples' ? 'The examples have' : <Named place={found.place} />} no service “
        <bdi>{query.service.slice(0, 100)}</bdi>”.
      </p>
      {nearestNames(query.service, options).map((service) => (
        <Button key={service} onClick={() => onStep({ ...query, service, operation: '' })}>
          Search <bdi>{service.slice(0, 60)}</bdi>
        </Button>
      ))}
    </div>
  );
}

function Named({ place }: Pick<FoundPlace, 'place'>) {
  return (
    <>
      <bdi>{placeWords(place, '')}</bdi> has
    </>
  );
}
