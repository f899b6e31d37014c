import type { Page } from '@playwright/test';
import { otlpDocument, spanId } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith, rows } from './on-page.ts';

const TRACE_ID = '5b8aa5a2d2c872e8321cf37308d69d77';

/** Four rows: an event at half the time of the first, an exception in the second, a link from the third to the fourth. */
const DOCUMENT = otlpDocument(TRACE_ID, [
  { id: 'a1', name: 'parent', from: 0, to: 1000, events: [{ name: 'half time', at: 500 }] },
  {
    id: 'b2',
    parent: 'a1',
    name: 'fails',
    from: 100,
    to: 400,
    failed: 'no answer',
    events: [
      { name: 'exception', at: 400, attributes: { 'exception.type': 'Timeout', 'exception.message': 'no answer' } },
    ],
  },
  {
    id: 'c3',
    parent: 'a1',
    name: 'linked',
    from: 500,
    to: 900,
    links: [{ traceId: TRACE_ID, spanId: spanId('d4') }],
  },
  { id: 'd4', parent: 'a1', name: 'target', from: 600, to: 700 },
]);

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(DOCUMENT));
  await expectRows(page, 4);
  await expect(page.getByRole('button', { name: 'Measure' })).toBeVisible();
}

/** Where a share of the trace lies on the bars, from the page's left edge. */
async function xAt(page: Page, share: number): Promise<number> {
  const box = await page.locator('canvas[aria-hidden].pointer-events-none').first().boundingBox();
  if (box === null) throw new Error('no bars');
  return box.x + 14 + share * (box.width - 90);
}

async function rowMiddle(page: Page, name: RegExp): Promise<number> {
  const box = await rows(page, name).boundingBox();
  if (box === null) throw new Error(`no row ${name}`);
  return box.y + box.height / 2;
}

test('a tick says which event it is, and when', async ({ page }) => {
  await open(page);
  const x = await xAt(page, 0.5);
  const y = (await rowMiddle(page, /parent/)) - 6;
  // The moments are read once the row is in sight.
  await expect(async () => {
    await page.mouse.move(x - 200, y + 300);
    await page.mouse.move(x, y);
    await expect(page.getByRole('tooltip')).toContainText('half time', { timeout: 1000 });
  }).toPass();
  await expect(page.getByRole('tooltip')).toContainText('500 ms into the span');
});

test('an exception’s mark says type and message', async ({ page }) => {
  await open(page);
  const x = await xAt(page, 0.4);
  const y = (await rowMiddle(page, /fails/)) - 6;
  await expect(async () => {
    await page.mouse.move(x, y + 300);
    await page.mouse.move(x, y);
    await expect(page.getByRole('tooltip')).toContainText('Timeout: no answer', { timeout: 1000 });
  }).toPass();
});

test('a click on a link’s mark goes to the linked span', async ({ page }) => {
  await open(page);
  const x = (await xAt(page, 0.5)) - 9;
  const y = await rowMiddle(page, /linked/);
  await expect(async () => {
    await page.mouse.move(x, y + 300);
    await page.mouse.move(x, y);
    await expect(page.getByRole('tooltip')).toContainText('target', { timeout: 1000 });
  }).toPass();
  await page.mouse.click(x, y);
  await expect(rows(page, /target/)).toHaveAttribute('aria-selected', 'true');
});

test('a ruler says how long it is and what lies in it, and goes with Escape', async ({ page }) => {
  await open(page);
  await page.mouse.move(await xAt(page, 0.1), 600);
  await page.keyboard.press('m');
  await page.mouse.move(await xAt(page, 0.45), 600);
  await page.keyboard.press('m');
  const ruler = page.getByRole('region', { name: 'Ruler' });
  await expect(ruler).toContainText('350 ms');
  await expect(ruler).toContainText('2 spans running · 1 starts here · 1 wholly inside · 1 error');
  await page.keyboard.press('Escape');
  await expect(ruler).toHaveCount(0);
});

test('the ruler is drawn with the button and a drag, and its ends move with the keys', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Measure' }).click();
  await page.mouse.move(await xAt(page, 0.2), 600);
  await page.mouse.down();
  await page.mouse.move(await xAt(page, 0.3), 610);
  await page.mouse.move(await xAt(page, 0.4), 610);
  await page.mouse.up();
  await expect(page.getByRole('region', { name: 'Ruler' })).toContainText('200 ms');
  await page.getByRole('slider', { name: 'End of the ruler' }).press('End');
  await expect(page.getByRole('region', { name: 'Ruler' })).toContainText('800 ms');
});

test('all rows at once give way to the row that is clicked', async ({ page }) => {
  await open(page);
  await page.keyboard.press('v');
  await expect(page.getByText('All 4 rows at once.')).toBeVisible();
  await page.mouse.click(await xAt(page, 0.65), await rowMiddle(page, /target/));
  await expect(page.getByText('All 4 rows at once.')).toHaveCount(0);
  await expect(rows(page, /target/)).toHaveAttribute('aria-selected', 'true');
});
