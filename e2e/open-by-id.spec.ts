import { SHOP_DOCUMENT, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openBox, openWith } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

let upstream: FailingServer;
let longpole: Longpole;

test.beforeAll(async () => {
  upstream = await startFailing();
  longpole = await startLongpole(backendOptions({ tempo: `tempo+${upstream.base('working')}` }));
});

test.afterAll(async () => {
  await longpole.stop();
  await upstream.stop();
});

/** Paths of the traces that the server was asked for so far. */
function askedForTraces(): string[] {
  return upstream.requests.filter((path) => path.includes('/traces/'));
}

const ID = SHOP_TRACE_ID;
const SPAN = '00000000000000c3';

/** Every form of a trace id that the box takes: what is typed, and what it says that it saw. */
const FORMS: readonly { readonly form: string; readonly text: string; readonly seen: RegExp }[] = [
  { form: '32 digits', text: ID, seen: /trace id/i },
  { form: 'upper case', text: ID.toUpperCase(), seen: /trace id/i },
  { form: '0x', text: `0x${ID}`, seen: /trace id/i },
  { form: 'dashes', text: ID.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), seen: /trace id/i },
  { form: 'quotes', text: `"${ID}"`, seen: /trace id/i },
  { form: 'traceparent', text: `00-${ID}-${SPAN}-01`, seen: /traceparent/i },
  { form: 'traceparent as a header', text: `traceparent: 00-${ID}-${SPAN}-01`, seen: /traceparent/i },
  { form: 'b3', text: `b3: ${ID}-${SPAN}-1`, seen: /b3/i },
  { form: 'X-B3-TraceId', text: `X-B3-TraceId: ${ID}`, seen: /b3/i },
  { form: 'uber-trace-id', text: `uber-trace-id: ${ID}:${SPAN}:0:1`, seen: /uber-trace-id/i },
  { form: 'a log line', text: `12:00:01 ERROR cart is slow trace_id=${ID} span_id=${SPAN}`, seen: /log line/i },
  { form: 'a JSON log', text: `{"level":"error","msg":"slow","trace_id":"${ID}"}`, seen: /log line/i },
  { form: "a Jaeger page's URL", text: `https://jaeger.example.org/trace/${ID}?uiFind=cart`, seen: /address/i },
];

const PANES = { abc: { queries: [{ refId: 'A', query: ID }], panelsState: { trace: { spanId: SPAN } } } };

test('an address of Grafana’s opens the trace at the span that was selected there', async ({ page }) => {
  await page.goto(longpole.url);
  const text = `https://grafana.example.com/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(PANES))}`;
  await openBox(page).fill(text);
  await expect(page.getByText(`Grafana Explore: trace ${ID}, span ${SPAN}`)).toBeVisible();
  await openBox(page).press('Enter');
  await expect(page).toHaveURL(new RegExp(`/trace/${ID}\\?.*span=${SPAN}`));
});

for (const { form, text, seen } of FORMS) {
  test(`${form}: recognised before Enter, opened by it`, async ({ page }) => {
    await page.goto(longpole.url);
    await openBox(page).fill(text);
    await expect(page.getByText(seen).first()).toBeVisible();
    await openBox(page).press('Enter');
    await expect(page).toHaveURL(new RegExp(`/trace/${ID}`));
    await expectRows(page, 4);
  });
}

test('16 digits are asked for as they are', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, 'E21F7F6D2AF4C1B9');
  await expect(page).toHaveURL(/\/trace\/0*e21f7f6d2af4c1b9/);
  await expectRows(page, 4);
  expect(askedForTraces().at(-1)).toMatch(/e21f7f6d2af4c1b9/);
});

test('leading zeros that were lost are put back', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, '21f7f6d2af4c1b9');
  await expect(page).toHaveURL(/\/trace\/0+21f7f6d2af4c1b9/);
});

test('the URL of one of our pages opens that page', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, `${longpole.url}trace/${ID}?backend=tempo&span=${SPAN}`);
  await expect(page).toHaveURL(new RegExp(`/trace/${ID}\\?.*span=${SPAN}`));
  await expectRows(page, 4);
});

test('a pasted document is read, and nothing is sent', async ({ page }) => {
  await page.goto(longpole.url);
  const before = askedForTraces();
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
  expect(askedForTraces()).toEqual(before);
});

test('several ids give a list', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, `${ID} ${'ab'.repeat(16)}`);
  await expect(page).toHaveURL(/\/traces\?/);
  await expect(page.getByRole('link', { name: /gateway.*GET \/cart/ }).first()).toBeVisible();
});

test('what is no id is said to be none, and stays in the box', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, 'just some words');
  await expect(page.getByText(/no trace id/i).first()).toBeVisible();
  await expect(openBox(page)).toHaveValue('just some words');
});
