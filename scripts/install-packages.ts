import { spawnSync } from 'node:child_process';
import { findProgram } from './find-program.ts';

/** Installs Debian's packages of these names where that is possible: as root, with apt. Returns whether it was. */
export function installPackages(names: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) return false;
  console.log(`Installing Debian’s packages: ${names.join(', ')}.`);
  return runApt(['update']) && runApt(['install', '-y', '--no-install-recommends', ...names]);
}

function runApt(args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env }).status === 0;
}
