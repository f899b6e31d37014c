import { resolve } from 'node:path';
import { build } from 'vite';

/**
 * Bundles a script of this folder into `folder`, which is emptied: `measure-analysis.ts` becomes `measure-analysis.mjs`. As
 * the page and the terminal get it: a transpiler that runs along would be measured too.
 */
export async function bundleForNode(script: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, script),
      outDir: folder,
      emptyOutDir: true,
      minify: true,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
  });
}
