import { basename, join } from 'node:path';
import { chunksBeforeFirstRow } from '../scripts/bundle-size.ts';
import { expect, test } from './journey.ts';
import { rows } from './on-page.ts';

test('the first row needs no script but those that the size test weighs', async ({ page, context }) => {
  const weighed = chunksBeforeFirstRow(join(import.meta.dirname, '..', 'dist')).map((chunk) => chunk.name);
  await page.goto('/');
  const href = await page.locator('a[href*="example=checkout-4s"]').first().getAttribute('href');
  const loaded = new Set<string>();
  await context.route('**/*.js', async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    if (weighed.includes(name)) {
      loaded.add(name);
      await route.continue();
    }
    // What is not weighed never comes.
  });
  const fresh = await context.newPage();
  await fresh.goto(href ?? '');
  await expect(rows(fresh).first()).toBeVisible();
  expect([...loaded].sort()).toEqual([...weighed].sort());
  await context.unrouteAll({ behavior: 'ignoreErrors' });
});
