import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const OWN = resolve(import.meta.dirname, '..');

/**
 * Builds the page of a checkout, ours if none is given, if it is older than its sources: the command does so before
 * anything else. Returns the folder of the page. Throws if there is no such checkout or its page cannot be built.
 */
export function buildPage(checkout = OWN): string {
  const command = resolve(checkout, 'bin/longpole.js');
  if (!existsSync(command)) throw new Error(`${checkout} is no checkout: there is no ${command}`);
  const { status } = spawnSync(process.execPath, [command, '--version'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`the page of ${checkout} could not be built`);
  return resolve(checkout, 'dist');
}
