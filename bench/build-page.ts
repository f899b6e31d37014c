import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const COMMAND = resolve(import.meta.dirname, '../bin/longpole.js');

/** Builds the page if it is older than its sources: the command does so before anything else. Throws if that fails. */
export function buildPage(): void {
  const { status } = spawnSync(process.execPath, [COMMAND, '--version'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the page could not be built');
}
