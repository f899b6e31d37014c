import type { Locator, Page } from '@playwright/test';
import { violations } from './axe.ts';
import { clipboard, emptyClipboard } from './clipboard.ts';
import { otlpDocument } from './documents/otlp-document.ts';
import { SHOP_SPANS, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, expectVerdict, openWith, rows, waterfall } from './on-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** An error that reaches the root, and what it passed through. */
const FAILED = '/trace/f3814a7073a31f92955c36ec9e5003ac?example=error-echoes';
/** One call that takes most of the time. */
const SLOW = '/trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';
/** A clock that is proven wrong. */
const CLOCK_OFF = '/trace/48d8874888f1f1ad0610e27cbe96ae64?example=clock-off';
/** Several findings of a kind between those of others. */
const MANY = '/trace/f8558e9a8eedb47f84044782a8b7296a?example=dns-30s';
/** A request that failed, and a span whose caller is missing: two findings at least. */
const DOCUMENT = otlpDocument(SHOP_TRACE_ID, [
  ...SHOP_SPANS.map((span) => (span.id === 'a1' ? { ...span, failed: 'no cart' } : span)),
  { id: 'e5', parent: 'ff', service: 'mail', name: 'send', from: 150, to: 180 },
]);

function verdict(page: Page): Locator {
  return page.getByRole('status', { name: 'Verdict' });
}

function findings(page: Page): Locator {
  return page.getByRole('list', { name: 'Findings', exact: true }).locator('> li');
}

function chosen(page: Page): Locator {
  return page.locator('li[aria-current=true]');
}

/** What the shares of the ledger's lines come to, in tenths of a percent. */
async function sumOfShares(ledger: Locator): Promise<number> {
  const shares = await ledger.locator('tbody td:last-child').allTextContents();
  const tenths = shares.map((share) => Math.round(Number.parseFloat(share.replace('<0.1', '0')) * 10));
  return tenths.reduce((sum, share) => sum + share, 0);
}

async function openDocument(page: Page): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(DOCUMENT));
  await expectRows(page, 5);
  await expect(findings(page).nth(1)).toBeVisible();
}

test('the verdict says why the request failed, and leads to the span', async ({ page }) => {
  await page.goto(FAILED);
  await expect(verdict(page)).toContainText('The request failed because INSERT users (directory) failed');
  await verdict(page)
    .getByRole('button', { name: /INSERT users/ })
    .click();
  await expect(rows(page, /INSERT users/)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tab', { name: 'Details' })).toHaveAttribute('aria-selected', 'true');
});

test('the verdict can be copied', async ({ page }) => {
  await page.goto(FAILED);
  await expect(verdict(page)).toContainText('failed');
  await page.getByRole('button', { name: 'Copy verdict' }).click();
  await expect.poll(() => clipboard(page)).toBe(await verdict(page).textContent());
});

test('rows and minimap stay where they are when the verdict comes', async ({ page }) => {
  await page.goto(FAILED);
  await expect(waterfall(page)).toBeVisible();
  const before = await waterfall(page).boundingBox();
  await expect(verdict(page)).toContainText('failed');
  expect(await waterfall(page).boundingBox()).toEqual(before);
});

test('a finding that is chosen stands in the address, and going back takes it back', async ({ page }) => {
  await page.goto(FAILED);
  await findings(page).first().getByRole('heading').getByRole('button').click();
  await expect(chosen(page)).toHaveCount(1);
  await expect(page).toHaveURL((url) => url.searchParams.get('finding')?.startsWith('error:') === true);
  await page.reload();
  await expect(chosen(page)).toContainText('INSERT users');
  await page.goBack();
  await expect(chosen(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/finding=/);
});

test('Escape chooses no finding again', async ({ page }) => {
  await openDocument(page);
  await findings(page).first().click();
  await expect(chosen(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(chosen(page)).toHaveCount(0);
});

test('n and p step through the findings, and begin anew after the last', async ({ page }) => {
  await openDocument(page);
  const tab = page.getByRole('tab', { name: /^Findings/ });
  await expect(tab).toHaveText(/\d/);
  const last = /\d+/.exec((await tab.textContent()) ?? '')?.[0];
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(findings(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('p');
  await expect(findings(page).first()).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('p');
  await expect(chosen(page).getByRole('heading')).toHaveText(new RegExp(`^${last}\\D`));
});

test.describe('with the panel closed', () => {
  test.use({ viewport: { width: 800, height: 800 } });
  test('the way to the findings says which one is stepped to', async ({ page }) => {
    await page.goto(MANY);
    await expectVerdict(page);
    await page.keyboard.press('n');
    await page.keyboard.press('n');
    const toFindings = page.getByRole('button', { name: /^Finding 2 of \d+$/ });
    await expect(toFindings).toHaveAttribute('title', /: .+\.$/);
    await toFindings.click();
    await expect(chosen(page).getByRole('heading')).toHaveText(/^2/);
  });
});

test('a finding can be copied, as a link and as Markdown', async ({ page }) => {
  await page.goto(FAILED);
  await findings(page).first().click();
  await page.getByRole('button', { name: 'Copy link to this finding' }).click();
  await expect.poll(async () => (await clipboard(page)) === page.url()).toBe(true);
  await expect(page).toHaveURL(/zoom=/);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(() => clipboard(page)).toMatch(/^### Error[\s\S]*Confidence: likely[\s\S]*\]\(<http/);
});

test('a link that is copied at once says what is seen', async ({ page }) => {
  await page.goto(FAILED);
  await expect(findings(page).first()).toBeVisible();
  await emptyClipboard(page);
  const before = await page.getByRole('slider', { name: 'Start of the window' }).getAttribute('aria-valuenow');
  await findings(page).first().click();
  // In the frame in which the waterfall shows what the finding is about, and nothing has come to rest.
  await page.evaluate(async (before) => {
    const start = document.querySelector('[role=slider][aria-label="Start of the window"]');
    const button = document.querySelector<HTMLElement>('[aria-label="Copy link to this finding"]');
    if (start === null || button === null) throw new Error('No link can be copied.');
    while (start.getAttribute('aria-valuenow') === before) await new Promise(requestAnimationFrame);
    button.click();
  }, before);
  await expect.poll(() => clipboard(page)).toMatch(/zoom=/);
});

test('what a finding asks to be otherwise stands in the address, until it is asked no more', async ({ page }) => {
  await page.goto(SLOW);
  await expect(verdict(page)).toContainText('payments');
  await findings(page).first().click();
  await page.getByRole('button', { name: 'What if' }).first().click();
  await expect(page.getByText(/the request takes .* instead of 4\.2 s/)).toBeVisible();
  await expect(page).toHaveURL(/whatIf=scale/);
  await page.reload();
  await expect(page.getByText(/the request takes .* instead of 4\.2 s/)).toBeVisible();
  await page.getByRole('button', { name: 'What if: shown' }).click();
  await expect(page).not.toHaveURL(/whatIf=/);
  await expect(page.getByText(/the request takes .* instead of/)).toBeHidden();
});

test('going on to the next finding leaves a way back to what was asked of the one before', async ({ page }) => {
  await page.goto('/trace/6aace817eb98d18bf9065805801bc365?example=product-sequential');
  await findings(page).first().click();
  await page.getByRole('button', { name: 'What if' }).first().click();
  await expect(page).toHaveURL(/whatIf=/);
  const asked = new URL(page.url()).searchParams.get('finding');
  await page.keyboard.press('n');
  await expect(findings(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await page.goBack();
  await expect(findings(page).first()).toHaveAttribute('aria-current', 'true');
  const { searchParams } = new URL(page.url());
  expect([searchParams.get('finding'), searchParams.has('whatIf')]).toEqual([asked, true]);
});

test('numbers run in the order of the list, and a group says which it holds', async ({ page }) => {
  await page.goto(MANY);
  await page.getByRole('button', { name: /^\d+ more fat leaves \d+–\d+$/ }).click();
  const badges = findings(page).getByRole('heading').getByRole('button').locator('> :first-child');
  await expect(async () => {
    const numbers = (await badges.allTextContents()).map(Number);
    expect(numbers.length).toBeGreaterThan(6);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  }).toPass();
});

test('what of an address cannot be applied is told once, and taken out', async ({ page }) => {
  await page.goto(`${SLOW}&whatIf=garbage&finding=nope:1`);
  await expect(
    page.getByText(/finding that this address names is not .* The “what if” of this address/).first(),
  ).toBeVisible();
  await expect(page).not.toHaveURL(/whatIf|finding=/);
  await page.getByRole('button', { name: 'Close the notice' }).click();
  await expect(page.getByRole('button', { name: 'Close the notice' })).toBeHidden();
});

test('while times are shown as recorded, verdict and findings say that they are about others', async ({ page }) => {
  await page.goto(CLOCK_OFF);
  await page.getByRole('button', { name: /show times as recorded/ }).click();
  await expect(verdict(page)).toContainText('Times are shown as recorded, without critical path and gaps.');
  await page.getByRole('button', { name: 'Show corrected times' }).click();
  await expect(verdict(page)).not.toContainText('as recorded');
});

test('a verdict that is cut on a phone is whole on request, and moves no row', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(CLOCK_OFF);
  await expect(page.getByRole('button', { name: 'More of the verdict' })).toBeVisible();
  const before = await waterfall(page).boundingBox();
  await page.getByRole('button', { name: 'More of the verdict' }).click();
  await expect(page.getByRole('button', { name: 'Less of the verdict' })).toBeVisible();
  await expect.poll(() => verdict(page).evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  expect(await waterfall(page).boundingBox()).toEqual(before);
  await page.getByRole('button', { name: 'Less of the verdict' }).click();
  await expect(page.getByRole('button', { name: 'More of the verdict' })).toBeVisible();
});

test('a verdict that is cut says so at a word, and what leads to a span in it wraps as words do', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(CLOCK_OFF);
  await expect(page.getByRole('button', { name: 'More of the verdict' })).toBeVisible();
  const ellipsis = await page.locator('main').getByText('…', { exact: true }).boundingBox();
  const seen = await verdict(page).evaluate(wordBefore, ellipsis?.x ?? 0);
  expect(seen).toMatch(/^\p{L}{2,}\P{L}?$/u);
  await expect(verdict(page).getByRole('button', { name: 'reports › SELECT sales' })).toHaveCSS('display', 'inline');
});

test('a row that is clicked shows its details, and the tab leads back to the findings', async ({ page }) => {
  await openDocument(page);
  await chooseRow(rows(page, /SELECT items/));
  await expect(page.getByRole('article', { name: 'Span details' })).toContainText('SELECT items');
  await page.getByRole('tab', { name: /^Findings/ }).click();
  await expect(findings(page).first()).toBeVisible();
});

test('the ledger tells of the whole request, and a line points its spans out', async ({ page }) => {
  await openDocument(page);
  const ledger = page.getByRole('region', { name: 'Where the time went' });
  for (const side of ['Service', 'Operation', 'Category']) {
    await ledger.getByRole('radio', { name: side }).check();
    await expect(ledger.getByRole('table', { name: new RegExp(`by ${side}`, 'i') })).toBeVisible();
    await expect.poll(() => sumOfShares(ledger)).toBe(1000);
    await expect(ledger.locator('tfoot')).toContainText(/Whole request.*200 ms.*100/);
  }
  await ledger.getByRole('radio', { name: 'Service' }).check();
  const line = ledger.getByRole('button', { name: 'db' });
  await line.click();
  await expect(line).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(line).toHaveAttribute('aria-pressed', 'false');
  await expect(page).not.toHaveURL(/ledger=/);
});

test('a part of the ledger that is chosen stands in the address; going back takes it back', async ({ page }) => {
  await page.goto(FAILED);
  const ledger = page.getByRole('region', { name: 'Where the time went' });
  await ledger.getByRole('radio', { name: 'Operation' }).check();
  const line = ledger.getByRole('button', { name: /accounts › register/ });
  await line.click();
  await expect(page).toHaveURL(/ledger=operation/);
  await expect(page.getByTitle('1 span pointed out')).toContainText('1 span');
  await expect(page.getByTitle('1 span pointed out').getByText('span', { exact: true }).first()).toHaveCSS(
    'position',
    'static',
  );
  await ledger.getByRole('radio', { name: 'Service' }).check();
  await ledger.getByRole('button', { name: 'Let go' }).click();
  await expect(page).not.toHaveURL(/ledger=/);
  await page.goBack();
  await page.reload();
  await expect(line).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(page).not.toHaveURL(/ledger=/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 800, 360]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });
      test('axe finds nothing in the findings, and nothing is cut off at the side', async ({ page }) => {
        await page.goto('/');
        await openWith(page, JSON.stringify(DOCUMENT));
        await expectRows(page, 5);
        await expect(verdict(page)).toContainText('failed');
        if (width < 1440) await page.getByRole('button', { name: /^\d+ findings$/ }).click();
        await findings(page).first().getByRole('heading').getByRole('button').click();
        await page.getByText('Evidence').first().click();
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
          0,
        );
      });
    });
  }
}

test('a link to a finding beside a span’s details opens with the details', async ({ page, context }) => {
  await page.goto('/trace/6aace817eb98d18bf9065805801bc365?example=product-sequential');
  await expectVerdict(page);
  await waterfall(page).focus();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/finding=/);
  await chooseRow(rows(page).nth(3));
  await expect(page).toHaveURL(/panel=details/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expectVerdict(other);
  // The finding is shown by then, which by itself would bring its own tab.
  await expect(other.getByRole('tab', { name: /^Findings/ })).toBeVisible();
  await expect(other.getByRole('tab', { name: 'Details' })).toHaveAttribute('aria-selected', 'true');
  await expect(other).toHaveURL(/panel=details/);
});

/** Returns the last word of an element's last line in sight that ends before `x`, with the sign behind it, if there is one. */
function wordBefore(element: Element, x: number): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const { bottom } = element.getBoundingClientRect();
  let seen = '';
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.textContent ?? '';
    for (let i = 0; i < text.length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const letter = range.getBoundingClientRect();
      const isIn = letter.bottom < bottom - 19 || (letter.bottom <= bottom + 1 && letter.left < x - 1);
      if (!isIn) return `${seen.split(' ').at(-1)}${text[i]}`.trim();
      seen += text[i];
    }
  }
  return '';
}
