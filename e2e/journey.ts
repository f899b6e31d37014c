import { test as base, expect, type Page } from '@playwright/test';
import { type Longpole, startLongpole } from './servers/longpole.ts';

/** What no page of ours ever does; each entry a sentence. */
async function watch(page: Page, wrong: string[]): Promise<void> {
  page.on('pageerror', (error) => wrong.push(`The page threw: ${error.message}`));
  page.on('dialog', (dialog) => {
    wrong.push(`A dialog was opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|trusted type/i.test(message.text())) wrong.push(`CSP: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs = hostname === '127.0.0.1' || protocol === 'blob:' || protocol === 'data:';
    if (!isOurs) wrong.push(`A stranger was asked: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} of ${event.blockedURI} ${event.sample}`);
    });
  });
}

/**
 * Playwright's `test`, with a viewer that has no backend, which relative addresses are those of, and a page that is
 * watched: a script error, a dialog, a breach of the content security policy or a request to another host fails the
 * journey at its end.
 */
export const test = base.extend<{ watched: undefined }, { longpole: Longpole }>({
  longpole: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const longpole = await startLongpole();
      await use(longpole);
      await longpole.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ longpole }, use) => use(longpole.url),
  watched: [
    async ({ page }, use) => {
      const wrong: string[] = [];
      await watch(page, wrong);
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
