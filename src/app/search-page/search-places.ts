import type { Example } from '../../load/examples.ts';
import { LoadError, type LoadProblem } from '../../load/load-problem.ts';
import type { OfferedFile } from '../../load/page-config.ts';
import type { SearchSource } from '../../load/search/search-source.ts';
import type { BackendConfig } from '../../load/trace-source.ts';
import { findBackend } from '../backends.ts';
import type { KeptFile } from '../kept-files.ts';
import { knownBackend } from '../learnt-backends.ts';
import type { SearchPlace } from './search-address.ts';

/** What can be searched here. What is still being asked for is null. */
export interface KnownPlaces {
  readonly backends: readonly BackendConfig[] | null;
  readonly files: readonly OfferedFile[] | null;
  readonly examples: readonly Example[] | null;
  readonly kept: ReadonlyMap<string, KeptFile>;
  /** Asked where an address names no place; null if there is none. */
  readonly current: BackendConfig | null;
  readonly baseUri: string;
}

/** A place of an address, found. */
export interface FoundPlace {
  readonly status: 'found';
  /** As in an address, with the backend's name where that named none. */
  readonly place: SearchPlace;
  /** `jaeger`, `tempo`; empty for documents, and for a backend that has not told yet. */
  readonly kind: string;
  /** The same for the same place, different for different ones. */
  readonly key: string;
  /** Returns what is searched, the same object every time for documents. Examples are fetched first. */
  readonly source: () => Promise<SearchSource>;
}

export type ResolvedPlace =
  | { readonly status: 'waiting' }
  | FoundPlace
  | { readonly status: 'missing'; readonly problem: LoadProblem };

const WAITING = { status: 'waiting' } as const;

/** Returns the place that an address means. */
export function resolvePlace(place: SearchPlace, known: KnownPlaces): ResolvedPlace {
  if (place.type === 'examples') return resolveExamples(known);
  if (place.type === 'file') return resolveFile(place.name, known);
  if (known.backends === null) return WAITING;
  // Where no backend is set up there are the examples.
  if (place.name === '' && known.current === null) return resolveExamples(known);
  const backend = place.name === '' ? known.current : findBackend(known.backends, place.name);
  return backend === null ? missingBackend(place.name) : foundBackend(backend);
}

function foundBackend(asked: BackendConfig): ResolvedPlace {
  const backend = knownBackend(asked);
  return {
    status: 'found',
    place: { type: 'backend', name: backend.name },
    kind: backend.kind ?? '',
    key: JSON.stringify(['backend', backend.name, backend.url]),
    source: async () => ({ type: 'backend', backend }),
  };
}

function missingBackend(name: string): ResolvedPlace {
  return missing(`This address searches a backend called “${name}”, and none of that name is set up here.`, [
    `Add it under the name “${name}”, and this address works.`,
    'Or choose another backend in the form.',
  ]);
}

function resolveFile(name: string, known: KnownPlaces): ResolvedPlace {
  const place: SearchPlace = { type: 'file', name };
  const kept = known.kept.get(name);
  if (kept) {
    const { number, source } = kept;
    return { status: 'found', place, kind: '', key: JSON.stringify(['kept', number]), source: async () => source };
  }
  if (known.files === null) return WAITING;
  const offered = known.files.find((file) => file.name === name);
  if (offered === undefined) {
    return missing(`“${name}” was read in the browser and is not kept there.`, ['Drop the file again, and search it.']);
  }
  const source: SearchSource = { type: 'url', url: offered.url, name };
  return { status: 'found', place, kind: '', key: JSON.stringify(['url', offered.url]), source: async () => source };
}

function resolveExamples({ examples, baseUri }: KnownPlaces): ResolvedPlace {
  if (examples === null) return WAITING;
  const names = [...new Set(examples.map(({ file }) => file))];
  if (names.length === 0) return missing('The examples are not beside this page.', []);
  return {
    status: 'found',
    place: { type: 'examples' },
    kind: '',
    key: JSON.stringify(['examples']),
    source: () => readExamples(names, baseUri),
  };
}

let exampleSource: Promise<SearchSource> | null = null;

/** Fetches the examples, once: what was read of the same files is not read again. */
function readExamples(names: readonly string[], baseUri: string): Promise<SearchSource> {
  exampleSource ??= fetchFiles(names, baseUri).catch((error: unknown) => {
    exampleSource = null;
    throw error;
  });
  return exampleSource;
}

async function fetchFiles(names: readonly string[], baseUri: string): Promise<SearchSource> {
  return { type: 'files', files: await Promise.all(names.map((name) => fetchFile(name, baseUri))) };
}

async function fetchFile(name: string, baseUri: string): Promise<File> {
  const answer = await fetch(new URL(`static/examples/${name}`, baseUri));
  if (!answer.ok) throw new Error(`The example ${name} could not be read: the server answers ${answer.status}.`);
  return new File([await answer.blob()], name);
}

function missing(sentence: string, advice: readonly string[]): ResolvedPlace {
  return { status: 'missing', problem: new LoadError({ kind: 'not_found', sentence, advice }).problem };
}
