import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

test.use({ timezoneId: 'Asia/Tokyo' });

const form = (page: Page) => page.getByRole('search', { name: 'Search traces' });

/** Chooses a backend that is not asked for anything: only there a time counts. */
async function openForm(page: Page): Promise<void> {
  await page.goto('search?backend=none&from=2026-11-21T00:01:26Z&to=2026-11-21T00:02:37Z');
}

test('another time zone changes how times are shown, and nothing else that is typed', async ({ page }) => {
  await openForm(page);
  await form(page).getByRole('textbox', { name: 'Duration from' }).fill('500ms');
  await form(page).getByLabel('From', { exact: true }).fill('2026-11-21T00:02:05');
  await form(page).getByRole('button', { name: 'UTC' }).click();
  await expect(form(page).getByLabel('From', { exact: true })).toHaveValue('2026-11-21T09:02:05');
  await expect(form(page).getByRole('textbox', { name: 'Duration from' })).toHaveValue('500ms');
});

test('the note on durations is a sentence, with the figure once one is typed', async ({ page }) => {
  await openForm(page);
  await expect(form(page).getByText('How long a trace takes, from first start to last end.')).toBeVisible();
  await form(page).getByRole('textbox', { name: 'Duration from' }).fill('500ms');
  await expect(form(page).getByText('Traces of at least 500 ms: from first start to last end.')).toBeVisible();
});
