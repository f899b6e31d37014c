import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findProgram } from './find-program.ts';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** What a person can do where there is no browser and none may be installed. */
export const NO_BROWSER =
  'No Chromium found. Install one: as root on Debian `apt-get install chromium fonts-liberation`, anywhere else `npx playwright install chromium`.';

/** Returns the path of Playwright's own Chromium if it is installed, else of the system's, else undefined. */
export function findChromium(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return SYSTEM_NAMES.map((name) => findProgram(name)).find((path) => path !== undefined);
}

/** Like `findChromium`, and installs Debian's package where that is possible: as root, with apt. Takes a minute then. */
export function findOrInstallChromium(): string | undefined {
  const found = findChromium();
  if (found !== undefined || process.getuid?.() !== 0 || findProgram('apt-get') === undefined) return found;
  console.log('No Chromium yet: installing the Debian package.');
  const isUpdated = runApt(['update']);
  if (isUpdated) runApt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  return findChromium();
}

function runApt(args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env }).status === 0;
}
