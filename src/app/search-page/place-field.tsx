import { searchedTitle } from '../../load/search/search-abilities.ts';
import { FormField, SELECT } from './form-field.tsx';
import type { SearchPlace } from './search-address.ts';
import type { KnownPlaces } from './search-places.ts';

export interface PlaceFieldProps {
  readonly place: SearchPlace;
  readonly known: KnownPlaces;
  readonly onChange: (place: SearchPlace) => void;
}

/** Where is searched: a backend, the examples, a file. */
export function PlaceField({ place, known, onChange }: PlaceFieldProps) {
  const backends = known.backends ?? [];
  const files = [...new Set([...known.kept.keys(), ...(known.files ?? []).map(({ name }) => name)])];
  const shown = place.type === 'backend' && place.name === '' ? placeByDefault(known) : place;
  const value = placeKey(shown);
  const places: SearchPlace[] = [
    ...backends.map(({ name }) => ({ type: 'backend', name }) as const),
    { type: 'examples' },
    ...files.map((name) => ({ type: 'file', name }) as const),
  ];
  const isKnown = places.some((each) => placeKey(each) === value);
  return (
    <FormField title="Backend">
      <select
        aria-label="Backend"
        className={SELECT}
        value={value}
        onChange={(event) => onChange(places.find((each) => placeKey(each) === event.target.value) ?? place)}
      >
        {!isKnown && <option value={value}>{unknownWords(shown)}</option>}
        {backends.length > 0 && (
          <optgroup label="Backends">
            {backends.map(({ name, kind }) => (
              <option key={name} value={placeKey({ type: 'backend', name })}>
                {labelOf(name, kind)}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="On this page">
          <option value={placeKey({ type: 'examples' })}>Examples</option>
          {files.map((name) => (
            <option key={name} value={placeKey({ type: 'file', name })}>
              {name.slice(0, 80)}
            </option>
          ))}
        </optgroup>
      </select>
    </FormField>
  );
}

function placeKey(place: SearchPlace): string {
  return place.type === 'examples' ? 'examples' : `${place.type}:${place.name}`;
}

function labelOf(name: string, kind: string | undefined): string {
  const title = searchedTitle(kind ?? '');
  return title === '' || title.toLowerCase() === name.toLowerCase() ? name : `${name} – ${title}`;
}

function unknownWords(place: SearchPlace): string {
  if (place.type === 'examples') return 'Examples';
  return `${place.name} (not here)`;
}

function placeByDefault({ current }: KnownPlaces): SearchPlace {
  return current === null ? { type: 'examples' } : { type: 'backend', name: current.name };
}
