import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Traces' });
const form = (page: Page) => page.getByRole('search', { name: 'Search traces' });
const attributes = (page: Page) => form(page).getByRole('combobox', { name: 'Attributes' });

test('a shortest duration longer than the longest is searched nowhere, and both fields are marked', async ({
  page,
}) => {
  await page.goto('search?in=examples&min=2s&max=1s');
  await expect(page.getByText(/^Nothing was searched\./)).toBeVisible();
  for (const name of ['Duration from', 'Duration to']) {
    await expect(form(page).getByRole('textbox', { name })).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(grid(page)).toHaveCount(0);
});

test('what an address says that is not understood is told above the results', async ({ page }) => {
  await page.goto('search?in=examples&min=abc&kind=zzz');
  await expect(page.getByText(/Not understood in the address:/)).toContainText('min=abc, kind=zzz');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '11');
});

test('a brush with nothing in it says so in the table', async ({ page }) => {
  await page.goto('search?in=examples&brush=1_2_1ms_2ms');
  await expect(grid(page).getByText('None of the traces is within what is drawn around')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('10 traces in all');
  await expect(page.getByText('Selected: 0 traces')).toBeVisible();
  await expect(page.getByText(/^In all: 10 traces/)).toBeVisible();
});

test('back from a trace the focus is on its row', async ({ page }) => {
  await page.goto('search?in=examples');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '11');
  const link = grid(page).getByRole('link').nth(3);
  const title = await link.getAttribute('title');
  await link.click();
  await expect(page).toHaveURL(/\/trace\//);
  await page.goBack();
  await expect(grid(page).locator('a:focus')).toHaveAttribute('title', title ?? '');
});

test('half a service is told to be none, with the nearest to search', async ({ page }) => {
  await page.goto('search?in=examples&service=gate&errors=1&kind=server');
  await expect(page.getByText('The examples have no service “gate”.')).toBeVisible();
  await expect(page.getByText(/One span must meet all of these: gate, failed, server/)).toBeVisible();
  await page.getByRole('button', { name: 'Search gateway' }).click();
  await expect(page).toHaveURL(/service=gateway/);
});

test('half a condition is no error until it is meant to be whole', async ({ page }) => {
  await page.goto('search?in=examples');
  await attributes(page).fill('nobody.has=');
  await expect(form(page).getByText('A value is missing: type one.')).toBeVisible();
  await expect(form(page).getByRole('alert')).toHaveCount(0);
  await attributes(page).press('Enter');
  await expect(form(page).getByRole('alert')).toContainText('a value is missing');
});

test('on a phone the next steps of an empty search stay within the page, however long what they leave out', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('search?in=examples&attr=http.request.header.x-request-id%3D4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
  const step = page.getByRole('button', { name: /^Without http.request.header/ });
  await expect(step).toBeVisible();
  const box = await step.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 360)).toBeLessThanOrEqual(360);
});
