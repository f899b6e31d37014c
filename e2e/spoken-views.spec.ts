import { SHOP_DOCUMENT } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, expectVerdict, openWith } from './on-page.ts';

test('a zoom, the way back and all rows at once are told to screen readers, each once', async ({ page }) => {
  await page.goto('/');
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
  // Keys are listened to a moment after their tools can be seen; by then they are.
  await expectVerdict(page);
  const said = page.locator('[role=status][aria-live=polite]').last();
  await page.keyboard.press('w');
  await expect(said).toHaveText(/ to .* of 200 ms shown$/);
  await page.keyboard.press('0');
  await expect(said).toHaveText('The whole time is shown');
  await page.keyboard.press('v');
  await expect(said).toHaveText('All rows are shown at once');
});

test('a ruler’s card folds to its length', async ({ page }) => {
  await page.goto('/');
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
  await expectVerdict(page);
  await page.keyboard.press('m');
  const card = page.getByRole('region', { name: 'Ruler' });
  await expect(card).toContainText('running');
  await expect(page.getByRole('slider', { name: 'Start of the ruler' })).toHaveAttribute('aria-valuetext', '0 s');
  await card.getByRole('button', { name: /^Fold/ }).click();
  await expect(card).toHaveText('200 ms · 100 % of the trace');
});
