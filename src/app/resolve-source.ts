import type { Example } from '../load/examples.ts';
import type { OfferedFile } from '../load/page-config.ts';
import type { BackendConfig, TraceSource } from '../load/trace-source.ts';
import { findBackend } from './backends.ts';
import type { KeptFile } from './kept-files.ts';
import type { TraceState, TracesState } from './url-state.ts';

/** What an address can refer to. What is still being asked for is null. */
export interface KnownSources {
  readonly backends: readonly BackendConfig[] | null;
  readonly files: readonly OfferedFile[] | null;
  readonly examples: readonly Example[] | null;
  readonly kept: ReadonlyMap<string, KeptFile>;
  /** Name of the backend that a person chose: asked where an address names no source. Where there is none of it, all are. */
  readonly chosen: string;
  readonly baseUri: string;
}

/** Where the trace of an address comes from. */
export type ResolvedSource =
  | { readonly status: 'waiting' }
  | {
      readonly status: 'found';
      readonly source: TraceSource;
      /** The same for the same source, different for different ones. */
      readonly key: string;
    }
  | { readonly status: 'missing'; readonly missing: MissingSource };

/** What an address names and is not there: it names no id, or there is no such backend (or none at all), file or example. */
export type MissingSource = 'id' | 'backend' | 'no backend' | 'file' | 'example';

const WAITING: ResolvedSource = { status: 'waiting' };

/** Returns the source that the address means. */
export function resolveSource(state: TraceState | TracesState, known: KnownSources): ResolvedSource {
  if (state.example !== '') return resolveExample(state.example, known);
  if (state.file !== '') return resolveFile(state.file, known);
  if (known.backends === null) return WAITING;
  const named = findBackend(known.backends, state.backend || known.chosen);
  const isUnknown = named === null && state.backend !== '';
  const backends = named === null ? known.backends : [named];
  if (isUnknown || backends.length === 0) return missing(isUnknown ? 'backend' : 'no backend');
  const traceIds = state.page === 'trace' ? [state.traceId] : state.traceIds;
  if (traceIds.length === 0) return missing('id');
  const key = backendKey(backends, traceIds);
  return { status: 'found', key: loadedAs.get(key) ?? key, source: { type: 'backend', backends, traceIds } };
}

/** Keys of what has been loaded in asking several backends, by the key of asking the one that had it. */
export const loadedAs = new Map<string, string>();

/** Returns the key of what one backend, or several at once, are asked for. */
export function backendKey(backends: readonly BackendConfig[], traceIds: readonly string[]): string {
  return JSON.stringify(['backend', backends.map(({ name, kind, url }) => [name, kind, url]), traceIds]);
}

function resolveFile(name: string, known: KnownSources): ResolvedSource {
  const kept = known.kept.get(name);
  if (kept) return { status: 'found', key: JSON.stringify(['kept', kept.number]), source: kept.source };
  if (known.files === null) return WAITING;
  const offered = known.files.find((file) => file.name === name);
  if (offered) return fromUrl(offered.url, name);
  return missing('file');
}

function resolveExample(name: string, known: KnownSources): ResolvedSource {
  if (known.examples === null) return WAITING;
  const example = known.examples.find((entry) => entry.name === name);
  if (!example) return missing('example');
  return fromUrl(new URL(`static/examples/${example.file}`, known.baseUri).href, example.file);
}

function fromUrl(url: string, name: string): ResolvedSource {
  return { status: 'found', key: JSON.stringify(['url', url]), source: { type: 'url', url, name } };
}

function missing(what: MissingSource): ResolvedSource {
  return { status: 'missing', missing: what };
}
