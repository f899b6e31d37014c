import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { otlpDocument } from './documents/otlp-document.ts';
import { SHOP_DOCUMENT, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, openBox, openWith, rows, waterfall } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

let failing: FailingServer;
let longpole: Longpole;

test.beforeAll(async () => {
  failing = await startFailing();
  longpole = await startLongpole(
    backendOptions({
      closed: `tempo+${failing.base('forbidden')}`,
      slow: `tempo+${failing.base('endless')}`,
      cut: `tempo+${failing.base('partial')}`,
    }),
  );
});

test.afterAll(async () => {
  await longpole.stop();
  await failing.stop();
});

/** In a narrow window a button stands where the box is otherwise. */
async function filterBy(page: Page, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Filter spans' });
  await expect(page.getByRole('button', { name: 'Filter spans' }).or(box)).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(box).toBeFocused();
  await page.keyboard.type(text);
}

const PAGES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the first page': async (page) => {
    await page.goto(longpole.url);
    await expect(page.locator('a[href*="example="]').first()).toBeVisible();
  },
  'a recognised id': async (page) => {
    await page.goto(longpole.url);
    await openBox(page).fill(SHOP_TRACE_ID);
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  'a trace that is filtered, and what may be typed': async (page) => {
    await page.goto(longpole.url);
    await openWith(page, JSON.stringify(SHOP_DOCUMENT));
    await expectRows(page, 4);
    await filterBy(page, 'service:db duration>soon na');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
  },
  'only matches': async (page) => {
    await page.goto(longpole.url);
    await openWith(page, JSON.stringify(SHOP_DOCUMENT));
    await expectRows(page, 4);
    await filterBy(page, 'service=db');
    await page.getByRole('button', { name: 'Only matches' }).click();
    await expectRows(page, 3);
  },
  'a trace': async (page) => {
    await page.goto(longpole.url);
    await openWith(page, JSON.stringify(SHOP_DOCUMENT));
    await expectRows(page, 4);
  },
  details: async (page) => {
    await page.goto(longpole.url);
    await openWith(page, JSON.stringify(SHOP_DOCUMENT));
    await expectRows(page, 4);
    await chooseRow(rows(page, /SELECT items/));
    await waterfall(page).press('Enter');
    await expect(page.getByText('postgresql').first()).toBeVisible();
  },
  'a selected span': async (page) => {
    await page.goto(longpole.url);
    await openWith(page, JSON.stringify(SHOP_DOCUMENT));
    await expectRows(page, 4);
    await chooseRow(rows(page, /quote/));
    const details = page.getByRole('complementary', { name: 'Details' });
    // The verdict says the same words.
    await expect(
      details.getByText('no price for item 7').or(page.getByRole('region', { name: 'Selected span' })),
    ).toBeVisible();
  },
  'a sorted list': async (page) => {
    await page.goto(longpole.url);
    const other = otlpDocument('ab'.repeat(16), [{ id: '1', service: 'mail', name: 'send', from: 0, to: 30 }]);
    const resourceSpans = [...SHOP_DOCUMENT.resourceSpans, ...other.resourceSpans];
    await openWith(page, JSON.stringify({ resourceSpans }));
    await page.getByRole('columnheader', { name: 'Duration' }).getByRole('button').click();
    await expect(page.locator('th[aria-sort]')).toBeVisible();
  },
  'the search form': async (page) => {
    await page.goto(`${longpole.url}search`);
    await expect(page.getByRole('search', { name: 'Search traces' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Service' }).click();
  },
  'results of a search': async (page) => {
    await page.goto(`${longpole.url}search?in=examples`);
    await expect(page.getByRole('grid', { name: 'Traces' }).getByRole('link').first()).toBeVisible();
  },
  'a search that failed': async (page) => {
    await page.goto(`${longpole.url}search?backend=closed&errors=1&attr=a%3D1`);
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'a refusal': async (page) => {
    await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=closed`);
    await expect(page.getByRole('alert')).toBeVisible();
  },
  loading: async (page) => {
    await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=slow`);
    await expect(rows(page).first()).toBeVisible();
  },
  'a partial answer': async (page) => {
    await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=cut`);
    await expectRows(page, 4);
  },
  'a list of traces': async (page) => {
    await page.goto(`${longpole.url}traces?backend=cut&id=${SHOP_TRACE_ID}&id=${'ab'.repeat(16)}`);
    await expect(page.getByText(/GET \/cart/).first()).toBeVisible();
  },
  'the keys': async (page) => {
    await page.goto(longpole.url);
    await page.getByRole('button', { name: /help|keys/i }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 800, 360]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });
      for (const [name, open] of Object.entries(PAGES)) {
        test(`${name}: axe finds nothing, and nothing is cut off at the side`, async ({ page }) => {
          await open(page);
          expect(await violations(page)).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          ).toBeLessThanOrEqual(0);
        });
      }
    });
  }
}
