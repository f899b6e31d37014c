import type { Plugin, Rolldown } from 'vite';

/** What of a bundle's chunk is looked at; other files have only a type. */
type BundledFile =
  | Pick<Rolldown.OutputChunk, 'type' | 'fileName' | 'moduleIds' | 'imports'>
  | Pick<Rolldown.OutputAsset, 'type'>;

/** The module that the entry imports once it has started what takes its time. */
const PAGE_MODULE = '/src/app/mount.tsx';

/**
 * Names the page's own scripts in the built page, so that they come together with the entry that imports them. A
 * browser would else learn of them only once the entry runs.
 */
export function preloadPage(): Plugin {
  return {
    name: 'longpole:preload-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_page, { bundle }) =>
        pageScripts(bundle ?? {}).map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        })),
    },
  };
}

/** Returns the files of the page's chunk and of all that it imports statically. Throws if there is no such chunk. */
export function pageScripts(bundle: Readonly<Record<string, BundledFile>>): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const page = chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(PAGE_MODULE)));
  if (page === undefined) throw new Error(`The build has no chunk of ${PAGE_MODULE}`);
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const files = new Set<string>();
  const open = [page.fileName];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    open.push(...(byFile.get(file)?.imports ?? []));
  }
  return [...files];
}
