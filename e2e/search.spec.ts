import type { Locator, Page } from '@playwright/test';
import { otlpDocument } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { expectRows, rows } from './on-page.ts';
import { type Jaeger, sendOtlp, startJaeger } from './servers/jaeger.ts';
import { prepareJaeger } from './servers/jaeger-binaries.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';
import { type SearchedTempo, startSearchedTempo } from './servers/searched-tempo.ts';
import { NO_TEMPO } from './servers/tempo.ts';
import { waitUntil } from './servers/wait-until.ts';

/** The rows of the results, without their heading. */
function found(page: Page, name?: string | RegExp): Locator {
  const rows = page.getByRole('grid', { name: 'Traces' }).getByRole('row');
  const body = rows.filter({ has: page.getByRole('gridcell') });
  return name === undefined ? body : body.filter({ hasText: name });
}

function form(page: Page): Locator {
  return page.getByRole('search', { name: 'Search traces' });
}

async function expectCount(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('grid', { name: 'Traces' })).toHaveAttribute('aria-rowcount', String(count + 1));
}

const plot = (page: Page) => page.getByRole('slider', { name: 'Traces, start by duration' });

test.describe('the examples', () => {
  test('are searched without a backend, by duration, errors and attribute', async ({ page }) => {
    await page.goto('search');
    await form(page).getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page).toHaveURL(/\/search\?in=examples$/);
    await expectCount(page, 10);
    await form(page).getByRole('textbox', { name: 'Duration from' }).fill('1s');
    await form(page).getByRole('textbox', { name: 'Duration from' }).press('Enter');
    await expectCount(page, 4);
    await form(page).getByRole('checkbox', { name: 'errors only' }).check();
    await form(page).getByRole('button', { name: 'Search', exact: true }).click();
    await expectCount(page, 1);
    await expect(page).toHaveURL(/in=examples&min=1s&errors=1$/);
  });

  test('a drag over the plot narrows the table, Escape takes that back', async ({ page }) => {
    await page.goto('search?in=examples');
    await expectCount(page, 10);
    const box = await plot(page).boundingBox();
    if (box === null) throw new Error('There is no plot.');
    await page.mouse.move(box.x + box.width * 0.4, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 5, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await expect(page.getByText(/^Narrowed to \d of 10 traces/)).toBeVisible();
    await expect(page).toHaveURL(/brush=/);
    await page.keyboard.press('Escape');
    await expectCount(page, 10);
    await expect(page).not.toHaveURL(/brush=/);
  });

  test('the keyboard goes through the plot and through the rows, and back comes to the search as it was', async ({
    page,
  }) => {
    await page.goto('search?in=examples');
    await expectCount(page, 10);
    await plot(page).focus();
    await page.keyboard.press('End');
    await expect(plot(page)).toHaveAttribute('aria-valuetext', /GET \/quotes/);
    await page.getByRole('columnheader', { name: 'Duration' }).getByRole('button').click();
    await expect(page.getByRole('columnheader', { name: 'Duration' })).toHaveAttribute('aria-sort', 'ascending');
    await found(page).first().getByRole('link').focus();
    await page.keyboard.press('ArrowDown');
    await expect(found(page).nth(1).getByRole('link')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/trace\/.*example=/);
    await page.goBack();
    await expect(page.getByRole('columnheader', { name: 'Duration' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(found(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  });
});

test('from an attribute’s value to other traces that have it', async ({ page }) => {
  await page.goto('trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s');
  await rows(page, /checkout/)
    .first()
    .click();
  const details = page.getByRole('article', { name: 'Span details' });
  await details.getByRole('link', { name: 'Search traces with http.request.method = POST' }).click();
  await expect(page).toHaveURL(/\/search\?in=examples&attr=http\.request\.method%3DPOST$/);
  await expect(found(page, 'POST /checkout')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test('the form is folded away, and its button is in sight when it is not', async ({ page }) => {
    await page.goto('search?in=examples');
    await expectCount(page, 10);
    await page.getByRole('button', { name: /^Search any service/ }).click();
    await expect(form(page).getByRole('button', { name: 'Search', exact: true })).toBeInViewport({ ratio: 1 });
  });
});

test.describe('a Tempo', () => {
  let tempo: SearchedTempo;
  let longpole: Longpole;

  test.beforeAll(async () => {
    test.skip(NO_TEMPO !== null, NO_TEMPO ?? '');
    tempo = await startSearchedTempo();
    longpole = await startLongpole(backendOptions({ tempo: `tempo+${tempo.url}` }));
  });
  test.afterAll(async () => {
    await longpole?.stop();
    await tempo?.stop();
  });

  const RANGE = 'from=2026-11-21T00:01:26Z&to=2026-11-21T00:02:37Z';

  test('tells what was found, and its traces where their time went', async ({ page }) => {
    await page.goto(`${longpole.url}search?backend=tempo&service=gateway&${RANGE}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      '8 traces, 38.4 ms to 27.9 s; half took 309 ms or less, 2 hold errors.',
    );
    await expectCount(page, 8);
    await expect(found(page, 'GET /quote').getByTitle(/read in the trace; the search said 22/)).toBeVisible();
    await expect(page.getByText(/^Spans are those read in the traces: of/)).toBeVisible();
    await expect(found(page, 'GET /quote').getByText(/legacy-a .*%/)).toBeAttached();
    await found(page, 'POST /checkout').first().getByRole('link').click();
    await expectRows(page, 12);
  });

  test('TraceQL by hand sets the fields aside, and an error is shown where it is', async ({ page }) => {
    await page.goto(`${longpole.url}search?backend=tempo&service=gateway&${RANGE}`);
    await expectCount(page, 8);
    await form(page).getByRole('button', { name: 'edit' }).click();
    await expect(form(page).getByRole('combobox', { name: 'Service' })).toBeDisabled();
    await expect(form(page).getByRole('textbox', { name: 'TraceQL' })).toBeFocused();
    await form(page).getByRole('textbox', { name: 'TraceQL' }).fill('{ broken');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText(/parse error|Tempo/);
    await expect(form(page).locator('mark')).toBeVisible();
    await expect(form(page).getByRole('textbox', { name: 'TraceQL' })).toHaveValue('{ broken');
    // The results of before still stand.
    await expectCount(page, 8);
    await form(page).getByRole('button', { name: 'back to the form' }).click();
    await expect(form(page).getByRole('combobox', { name: 'Service' })).toBeEnabled();
    await form(page).getByRole('button', { name: 'edit' }).click();
    await expect(form(page).getByRole('textbox', { name: 'TraceQL' })).toHaveValue('{ broken');
  });

  test('TraceQL by hand is not asked of the examples, where the fields are', async ({ page }) => {
    await page.goto(`${longpole.url}search?backend=tempo&traceql=${encodeURIComponent('{ by hand }')}`);
    await expect(form(page).getByRole('textbox', { name: 'TraceQL' })).toHaveValue('{ by hand }');
    await form(page).getByRole('combobox', { name: 'Backend' }).selectOption({ label: 'Examples' });
    await expect(form(page).getByRole('combobox', { name: 'Service' })).toBeEnabled();
    await form(page).getByRole('button', { name: 'Search', exact: true }).click();
    await expectCount(page, 10);
    await expect(page).toHaveURL(/\?in=examples$/);
  });

  test('TraceQL stands in several lines, completed where the caret is', async ({ page }) => {
    await page.goto(`${longpole.url}search?backend=tempo&service=gateway&${RANGE}`);
    await form(page).getByRole('button', { name: 'edit' }).click();
    const field = form(page).getByRole('textbox', { name: 'TraceQL' });
    await field.fill('{ \n  && kind = server }');
    await field.press('Control+Home');
    await field.press('End');
    await field.pressSequentially('traceDur');
    await page.getByRole('option', { name: 'traceDuration' }).click();
    await field.pressSequentially(' > 1s');
    await expect(field).toHaveValue('{ traceDuration > 1s\n  && kind = server }');
    await field.press('Enter');
    await expect(field).toHaveValue('{ traceDuration > 1s\n\n  && kind = server }');
    await field.pressSequentially('&& resource.service.name = "ga');
    await expect(page.getByRole('option', { name: 'gateway' })).toBeVisible();
    await field.press('ArrowDown');
    await field.press('Enter');
    await field.pressSequentially(' && status = error');
    await page.getByRole('option', { name: 'error' }).click();
    await field.pressSequentially(' ');
    await expect(field).toHaveValue(
      '{ traceDuration > 1s\n&& resource.service.name = "gateway" && status = error \n  && kind = server }',
    );
  });

  test('an empty answer says why it may be, with a next step', async ({ page }) => {
    await page.goto(`${longpole.url}search?backend=tempo&service=none`);
    await expect(page.getByText('Tempo leaves the newest half minute out of a search')).toBeVisible();
    await page.getByRole('button', { name: 'Any service' }).click();
    await expect(page).not.toHaveURL(/service=/);
    await expect(form(page).getByRole('combobox', { name: 'Service' })).toHaveValue('');
  });

  test('what has come since is told, and shown when it is asked for', async ({ page }) => {
    await page.clock.install();
    await page.goto(`${longpole.url}search?backend=tempo&service=growing`);
    await expect(page.getByText('Nothing fits this search.')).toBeVisible();
    await page.clock.fastForward(31_000);
    await page.getByRole('button', { name: '8 newer' }).click();
    await expectCount(page, 8);
  });

  test('who searches again has it asked anew, and who goes back does not', async ({ page }) => {
    const asked = (service: string) => tempo.queries.filter((query) => query.includes(service)).length;
    const search = async (service: string) => {
      await form(page).getByRole('combobox', { name: 'Service' }).fill(service);
      await form(page).getByRole('button', { name: 'Search', exact: true }).click();
    };
    await page.goto(`${longpole.url}search?backend=tempo&service=once&${RANGE}`);
    await expectCount(page, 8);
    await search('none-yet');
    await expect(page.getByText('Nothing fits this search.')).toBeVisible();
    expect(asked('none-yet')).toBe(1);
    await page.goBack();
    await expectCount(page, 8);
    await search('none-yet');
    await expect.poll(() => asked('none-yet')).toBe(2);
    await page.getByRole('region', { name: 'Recent searches' }).getByRole('link').first().click();
    await expect.poll(() => asked('none-yet')).toBe(3);
    expect(asked('once')).toBe(1);
  });

  test('a search can be cancelled', async ({ page }) => {
    await page.goto(`${longpole.url}search?backend=tempo&service=slow`);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('The search was cancelled.')).toBeVisible();
    await expect(form(page).getByRole('combobox', { name: 'Service' })).toHaveValue('slow');
  });

  test('of 1,000 results those in sight are on the page, and the last can be reached', async ({ page }) => {
    await page.goto(`${longpole.url}search?backend=tempo&service=many&limit=1000`);
    await expectCount(page, 1000);
    await found(page).first().getByRole('link').focus();
    expect(await found(page).count()).toBeLessThan(80);
    await page.keyboard.press('End');
    await expect(page.locator('[aria-rowindex="1001"] a')).toBeFocused();
  });
});

test.describe('a real Jaeger', () => {
  let jaeger: Jaeger;
  let longpole: Longpole;

  /** Traces of `shop`: duration in milliseconds, the failed one, one with an attribute. */
  const SENT = [
    { id: '01', duration: 50 },
    { id: '02', duration: 400 },
    { id: '03', duration: 3000, failed: 'no stock' },
    { id: '04', duration: 900, attributes: { 'cart.size': 7 } },
  ];

  test.beforeAll(async () => {
    test.setTimeout(1_200_000);
    const missing = await prepareJaeger();
    test.skip(missing !== null && process.env.CI !== 'true', missing ?? '');
    jaeger = await startJaeger();
    longpole = await startLongpole(backendOptions({ jaeger: jaeger.url }));
    for (const { id, duration, ...rest } of SENT) {
      const spans = [
        { id: `a${id}`, name: 'GET /cart', from: 0, to: duration, ...rest },
        { id: `b${id}`, parent: `a${id}`, service: 'stock', name: 'look up', from: 5, to: 30 },
      ];
      await sendOtlp(jaeger.otlpUrl, otlpDocument(id.repeat(16), spans));
    }
    await waitUntil('Jaeger has all four', async () => {
      const answer = await fetch(`${jaeger.url}api/traces?service=shop&limit=20&start=0&end=1999999999999999`);
      return (await answer.text()).split('"traceID":"04').length > 1;
    });
  });
  test.afterAll(async () => {
    await longpole?.stop();
    await jaeger?.stop();
  });

  const RANGE = 'from=2026-11-20T11:59:00Z&to=2026-11-20T12:01:00Z';

  const SEARCHES = {
    'by service': ['service=shop', 4],
    'by another service': ['service=stock', 4],
    'by latency of the trace': ['service=shop&min=400ms&max=1s', 2],
    'by latency of a span': ['service=stock&max=30ms&of=span', 4],
    'for errors only': ['service=shop&errors=1', 1],
    'by attribute': ['service=shop&attr=cart.size%3D7', 1],
    'by attribute as a number': ['service=shop&attr=cart.size%3E6', 1],
    'without a service': ['', 4],
  } as const;

  for (const [name, [query, count]] of Object.entries(SEARCHES)) {
    test(`is searched ${name}`, async ({ page }) => {
      await page.goto(`${longpole.url}search?backend=jaeger&${query}&${RANGE}`);
      await expectCount(page, count);
    });
  }

  test('completes services and operations, and opens what it found', async ({ page }) => {
    await page.goto(`${longpole.url}search?${RANGE}`);
    const service = form(page).getByRole('combobox', { name: 'Service' });
    await service.fill('sh');
    await page.getByRole('option', { name: 'shop' }).click();
    await expect(service).toHaveValue('shop');
    await form(page).getByRole('combobox', { name: 'Operation' }).click();
    await page.getByRole('option', { name: 'GET /cart' }).click();
    await page.keyboard.press('Enter');
    await expectCount(page, 4);
    await expect(page.getByRole('list').filter({ hasText: 'shop, GET /cart' })).toBeVisible();
    await found(page).first().getByRole('link').click();
    await expectRows(page, 2);
    await page.goBack();
    await expectCount(page, 4);
  });
});
