import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What may be loaded before a trace's first row is seen, all scripts together, in bytes after gzip. */
export const SIZE_LIMIT = 150_000;

/** Chunks that are loaded on demand, but before the first row of a trace: the worker. */
const ON_DEMAND_BEFORE_FIRST_ROW = /^trace\.worker\b/;

/** A trace is read by one of these, fetched beside its bytes; the largest counts. */
const READER = /^(?:jaeger|otlp)-reader\b/;

/** One built script. */
export interface ChunkSize {
  /** File name below `static/`. */
  readonly name: string;
  /** Bytes after gzip. */
  readonly bytes: number;
}

/**
 * Returns the scripts that the built page at `dist` loads before the first row, largest first: those that index.html
 * names, those needed on demand for a trace, and all that these import statically. Throws if there is no such build, or
 * if it has no worker or no reader: then the names above are no longer those of the source.
 */
export function chunksBeforeFirstRow(dist: string): ChunkSize[] {
  const texts = readScripts(join(dist, 'static'));
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const names = neededChunks(html, texts);
  if (![...names].some((name) => name.includes('worker'))) throw new Error('The build holds no worker script.');
  const [reader] = sized(readers(names, texts), texts);
  if (reader === undefined) throw new Error('The build holds no reader that is fetched when it is needed.');
  return sized(new Set([...names, ...withImports([reader.name], texts)]), texts);
}

/** Those that the trace's own worker fetches: they take nothing from a script that it has not. */
function readers(names: ReadonlySet<string>, texts: ReadonlyMap<string, string>): string[] {
  const isOfWorker = (name: string) => staticImports(texts.get(name) ?? '').every((from) => names.has(from));
  return [...texts.keys()].filter((name) => READER.test(name) && isOfWorker(name));
}

/** Largest first. */
function sized(names: Iterable<string>, texts: ReadonlyMap<string, string>): ChunkSize[] {
  const chunks = Array.from(names, (name) => ({ name, bytes: gzipSync(texts.get(name) ?? '', { level: 9 }).length }));
  return chunks.sort((a, b) => b.bytes - a.bytes);
}

/** Returns the names of the scripts needed first, of all the `texts` by name. */
export function neededChunks(html: string, texts: ReadonlyMap<string, string>): Set<string> {
  const all = [...texts.keys()];
  const named = all.filter((name) => html.includes(`static/${name}`) || ON_DEMAND_BEFORE_FIRST_ROW.test(name));
  return withImports(named, texts);
}

/** Returns the names of scripts and of all that they import, statically if `importsOf` does not say otherwise. */
export function withImports(
  names: readonly string[],
  texts: ReadonlyMap<string, string>,
  importsOf: (script: string) => readonly string[] = staticImports,
): Set<string> {
  const open = [...names];
  const needed = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...importsOf(texts.get(name) ?? ''));
  }
  return needed;
}

/** Returns the names after `import … from`, `export … from` and bare `import`, without the folder. */
export function staticImports(script: string): string[] {
  const imports = script.matchAll(/(?:\bfrom|\bimport)\s*(["'`])\.\/([^"'`]+\.js)\1/g);
  return [...imports].map((match) => match[2] ?? '');
}

/** Returns the scripts in a folder, their text by their name. */
export function readScripts(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
