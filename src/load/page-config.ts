import { array, fallback, nullable, object, optional, parse, string, unknown } from 'valibot';
import type { BackendConfig } from './trace-source.ts';

/** A document that the server offers. */
export interface OfferedFile {
  readonly name: string;
  /** Absolute. */
  readonly url: string;
}

/** What stands in `config.json` beside the page. */
export interface PageConfig {
  readonly backends: readonly BackendConfig[];
  readonly files: readonly OfferedFile[];
}

export const NO_CONFIG: PageConfig = { backends: [], files: [] };

const entries = fallback(array(unknown()), []);
const config = fallback(object({ backends: optional(entries, []), files: optional(entries, []) }), {
  backends: [],
  files: [],
});
const backend = fallback(
  nullable(
    object({
      name: string(),
      kind: optional(string()),
      url: string(),
      address: fallback(optional(string()), undefined),
      links: optional(unknown()),
    }),
  ),
  null,
);
const file = fallback(nullable(object({ name: string(), url: string() })), null);

/**
 * Returns what a parsed `config.json` says. An entry that cannot be read is left out alone; of two with one name the
 * first one counts.
 *
 * @param baseUri what relative addresses are relative to
 */
export function parsePageConfig(value: unknown, baseUri: string): PageConfig {
  const read = parse(config, value);
  return {
    backends: parseBackends(read.backends, baseUri),
    files: distinct(read.files.map((it) => readFile(it, baseUri))),
  };
}

/** Returns the backends in a list of the same shape as that of `config.json`. */
export function parseBackends(list: unknown, baseUri: string): BackendConfig[] {
  return distinct(parse(entries, list).map((entry) => readBackend(entry, baseUri)));
}

/** Returns `address` as an absolute one, with a slash at its end; null if it is none that can be asked. */
export function parseBackendAddress(address: string, baseUri: string): string | null {
  const url = parseHttpUrl(address, baseUri);
  if (url === null) return null;
  url.hash = '';
  url.search = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/**
 * Asks for `config.json` beside the page. Anything but JSON in its place means that there is none: jaeger-query
 * answers every path it does not know with its page and status 200.
 */
export async function fetchPageConfig(baseUri: string): Promise<PageConfig> {
  try {
    const answer = await fetch(new URL('config.json', baseUri));
    return answer.ok ? parsePageConfig(await answer.json(), baseUri) : NO_CONFIG;
  } catch {
    return NO_CONFIG;
  }
}

function readBackend(entry: unknown, baseUri: string): BackendConfig | null {
  const read = parse(backend, entry);
  const url = read && parseBackendAddress(read.url, baseUri);
  const name = read?.name.trim() ?? '';
  if (!read || url === null || name === '') return null;
  const address = parseBackendAddress(read.address ?? '', url);
  const told = {
    ...(address !== null && address !== url && { address }),
    ...(read.links ? { links: read.links } : {}),
  };
  return read.kind ? { name, kind: read.kind, url, ...told } : { name, url, ...told };
}

function readFile(entry: unknown, baseUri: string): OfferedFile | null {
  const read = parse(file, entry);
  const url = read && parseHttpUrl(read.url, baseUri);
  return read && url && read.name !== '' ? { name: read.name, url: url.href } : null;
}

function parseHttpUrl(address: string, baseUri: string): URL | null {
  if (!URL.canParse(address, baseUri)) return null;
  const url = new URL(address, baseUri);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

function distinct<T extends { readonly name: string }>(list: readonly (T | null)[]): T[] {
  const byName = new Map<string, T>();
  for (const entry of list) if (entry !== null && !byName.has(entry.name)) byName.set(entry.name, entry);
  return [...byName.values()];
}
