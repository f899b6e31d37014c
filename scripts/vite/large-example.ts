import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The one example that is too large to be committed. */
const FILE = 'public/static/examples/batch-20k.json';
const SCRIPT = 'scripts/write-examples.ts';

/** Has the large example written where it is missing, before the page is built or served for development. */
export function largeExample(): Plugin {
  return {
    name: 'longpole:large-example',
    // Vitest starts a vite server of its own, and needs no examples.
    apply: (_config, { isSsrBuild, mode }) => isSsrBuild !== true && mode !== 'test',
    configResolved: ({ root }) => writeLargeExample(root),
  };
}

function writeLargeExample(root: string): void {
  if (existsSync(join(root, FILE)) || !existsSync(join(root, SCRIPT))) return;
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const { status } = spawnSync(process.execPath, [tsx, SCRIPT, '--only', 'batch-20k'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`${SCRIPT} could not write ${FILE}`);
}
