import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { rows, waterfall } from './on-page.ts';
import { copiedLink, expectSeen, openElsewhere, seen, settledPainting } from './same-picture.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';
const OTHER = 'trace/2c9441e0afd4bf0cc38fc794d4e10571?example=checkout-1s';

async function choose(page: Page, entry: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menu', { name: 'View' }).getByText(entry).click();
  await page.keyboard.press('Escape');
}

async function rowHeight(page: Page): Promise<number> {
  return (await rows(page).first().boundingBox())?.height ?? 0;
}

test('columns, lines and layers that are liked otherwise are in a link, and become nobody’s own', async ({
  page,
  browser,
}) => {
  await page.goto(EXAMPLE);
  await settledPainting(page);
  const usual = await rowHeight(page);
  await choose(page, /^Two lines/);
  await choose(page, 'Column: duration');
  await page.getByRole('button', { name: 'Sequences' }).click();
  await expect(waterfall(page)).toBeVisible();
  const here = await seen(page);
  const link = await copiedLink(page, 'Copy link to this view');
  expect(link).toMatch(/columns=duration/);
  expect(link.length).toBeLessThan(250);

  const other = await openElsewhere(browser, link);
  await expectSeen(other, here);

  await choose(other, 'One line');
  await expect(other).not.toHaveURL(/density=/);
  await expect(other).toHaveURL(/columns=duration/);
  await other.goto(new URL(`/${OTHER}`, link).href);
  await settledPainting(other);
  expect(await rowHeight(other)).toBe(usual);
  await expect(other.getByRole('columnheader', { name: 'Duration' })).toHaveCount(0);
});
