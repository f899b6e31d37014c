import type { Page } from '@playwright/test';
import { otlpDocument } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith } from './on-page.ts';

const LONG_NAME = `GET /api/${'organisations/projects/environments/'.repeat(5)}deployments`;

const TRACES = [
  { service: 'shop', name: 'middle', to: 30 },
  { service: 'mail', name: LONG_NAME, to: 500 },
  { service: 'auth', name: 'short', to: 2 },
].map(({ to, ...root }, i) => otlpDocument(`${i + 1}`.repeat(32), [{ id: `${i + 1}`, ...root, from: 0, to }]));

async function openList(page: Page): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify({ resourceSpans: TRACES.flatMap((trace) => trace.resourceSpans) }));
  await expect(page.getByRole('table', { name: 'Traces' })).toBeVisible();
}

/** Waits until the rows are of these services, from the top. */
async function expectServices(page: Page, services: readonly string[]): Promise<void> {
  const links = page.getByRole('table').getByRole('link');
  await expect(links).toHaveText(services.map((service) => new RegExp(`^${service} ›`)));
}

function heading(page: Page, name: string) {
  return page.getByRole('columnheader', { name });
}

test('a heading sorts by its column, turns round, and gives the first order back', async ({ page }) => {
  await openList(page);
  const duration = heading(page, 'Duration');
  await expect(duration).not.toHaveAttribute('aria-sort');
  await duration.getByRole('button').click();
  await expect(duration).toHaveAttribute('aria-sort', 'descending');
  await expectServices(page, ['mail', 'shop', 'auth']);
  await duration.getByRole('button').click();
  await expect(duration).toHaveAttribute('aria-sort', 'ascending');
  await expectServices(page, ['auth', 'shop', 'mail']);
  await duration.getByRole('button').click();
  await expect(duration).not.toHaveAttribute('aria-sort');
  await expectServices(page, ['shop', 'mail', 'auth']);
});

test('back from a trace, and opened anew, the list is as it was sorted', async ({ page }) => {
  await openList(page);
  await heading(page, 'Duration').getByRole('button').click();
  await page.getByRole('table').getByRole('link', { name: /mail/ }).click();
  await expectRows(page, 1);
  await page.goBack();
  await expect(heading(page, 'Duration')).toHaveAttribute('aria-sort', 'descending');
  await expectServices(page, ['mail', 'shop', 'auth']);
  await expect(page).toHaveURL(/sort=-duration/);
});

test('sorting and opening need no pointer', async ({ page }) => {
  await openList(page);
  await heading(page, 'Root').getByRole('button').press('Enter');
  await expect(heading(page, 'Root')).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /auth › short/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectRows(page, 1);
});

for (const width of [360, 800, 1440]) {
  test(`${width} px wide: a root that does not fit says the rest in its hint`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await openList(page);
    await expect(page.getByTitle(`mail › ${LONG_NAME}`).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /shop › middle/ })).toBeVisible();
  });
}

test('a narrow page tells start, spans and services in a line below', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openList(page);
  await expect(page.getByRole('row', { name: /shop › middle/ })).toContainText('1 span · 1 service');
});

test('a narrow page has an order to choose', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openList(page);
  await page.getByRole('combobox', { name: 'Order of the traces' }).selectOption('Longest first');
  await expectServices(page, ['mail', 'shop', 'auth']);
});
