import { basename, join } from 'node:path';
import { chunksBeforeFirstRow } from '../scripts/bundle-size.ts';
import { expect, test } from './journey.ts';
import { rows } from './on-page.ts';

/** Which of the readers is weighed does not matter here: the example is OTLP. */
const READER = /^(?:jaeger|otlp)-reader\./;

test('the first row needs no script but those that the size test weighs', async ({ page, context }) => {
  const weighed = chunksBeforeFirstRow(join(import.meta.dirname, '..', 'dist'))
    .map(({ name }) => name)
    .filter((name) => !READER.test(name));
  await page.goto('/');
  const href = await page.locator('a[href*="example=checkout-4s"]').first().getAttribute('href');
  const loaded = new Set<string>();
  await context.route('**/*.js', async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    if (weighed.includes(name) || name.startsWith('otlp-reader.')) {
      loaded.add(name.replace(/^otlp-reader\..*/, 'a reader'));
      await route.continue();
    }
    // What is not weighed never comes.
  });
  const fresh = await context.newPage();
  await fresh.goto(href ?? '');
  await expect(rows(fresh).first()).toBeVisible();
  await expect.poll(() => [...loaded].sort()).toEqual([...weighed, 'a reader'].sort());
  await context.unrouteAll({ behavior: 'ignoreErrors' });
});
