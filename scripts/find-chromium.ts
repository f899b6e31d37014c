import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findProgram } from './find-program.ts';
import { installPackages } from './install-packages.ts';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** What a person can do where there is no browser and none may be installed. */
export const NO_BROWSER =
  'No Chromium found. Install one: as root on Debian `apt-get install chromium fonts-liberation`, anywhere else `npx playwright install chromium`.';

/**
 * How the browser is started, for journeys and for the bench: it calls nobody, and is as quiet as a window that has been
 * open for a while. Its address bar is a page of its own in recent versions, built while ours is loading, on the same
 * processors; who opens a trace has had it long before.
 */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];

/** Returns the path of Playwright's own Chromium if it is installed, else of the system's, else undefined. */
export function findChromium(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return SYSTEM_NAMES.map((name) => findProgram(name)).find((path) => path !== undefined);
}

/** Like `findChromium`, and installs Debian's package where that is possible: as root, with apt. Takes a minute then. */
export function findOrInstallChromium(): string | undefined {
  const found = findChromium();
  return found ?? (installPackages(['chromium', 'fonts-liberation']) ? findChromium() : undefined);
}
