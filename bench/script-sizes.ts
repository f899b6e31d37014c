import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readScripts, staticImports, withImports } from '../scripts/bundle-size.ts';

/** The scripts of a built page that its worker may come to fetch. */
export interface WorkerScripts {
  /** Those that it begins with. */
  readonly first: ReadonlySet<string>;
  /** Those that it imports, now or on demand, the first among them. */
  readonly all: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
}

/** Returns what the worker that reads traces has and fetches, of the page built at `dist`. Throws if there is none. */
export function workerScripts(dist: string): WorkerScripts {
  return scriptsOf(readScripts(join(dist, 'static')));
}

/** Returns the same of scripts by name. */
export function scriptsOf(texts: ReadonlyMap<string, string>): WorkerScripts {
  const worker = [...texts.keys()].find((name) => name.startsWith('trace.worker.'));
  if (worker === undefined) throw new Error('The build holds no worker that reads traces.');
  const all = withImports([worker], texts, (script) => [...staticImports(script), ...dynamicImports(script)]);
  return { first: withImports([worker], texts), all, texts };
}

/**
 * Returns the scripts that the worker fetches for these modules, `otlp-reader` for `otlp-reader.ts`, and does not have
 * from its beginning. Throws if one is in no script of that name.
 */
export function scriptsFor(modules: readonly string[], { first, all, texts }: WorkerScripts): Set<string> {
  const names = modules.map((module) => {
    const script = [...all].find((name) => name.startsWith(`${module}.`));
    if (script === undefined) throw new Error(`The build holds no script ${module} that the worker fetches.`);
    return script;
  });
  return new Set([...withImports(names, texts)].filter((name) => !first.has(name)));
}

/** Returns the bytes of scripts, each after gzip. */
export function sizeOfScripts(names: Iterable<string>, { texts }: WorkerScripts): number {
  return [...names].reduce((sum, name) => sum + gzipSync(texts.get(name) ?? '', { level: 9 }).length, 0);
}

/**
 * Returns the name of the module that a loader such as `async () => (await import('./a/b.ts')).c` fetches: `b`. Null where
 * it fetches none. That stands in the loader's own text, whoever transpiled it, and nowhere else.
 */
export function moduleFetchedBy(load: () => unknown): string | null {
  return /import\w*\)?\(\s*["'`](?:[^"'`]*\/)?([^"'`/]+)\.ts["'`]/.exec(String(load))?.[1] ?? null;
}

/** The names in `import(…)`, without the folder. */
function dynamicImports(script: string): string[] {
  return Array.from(script.matchAll(/\bimport\((["'`])\.\/([^"'`]+\.js)\1\)/g), (match) => match[2] ?? '');
}
