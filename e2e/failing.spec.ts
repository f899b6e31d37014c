import { SHOP_DOCUMENT, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith, rows } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';
import { freePort } from './servers/free-port.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

/** Which failure is told how: what has to be read in the alert. */
const TOLD: Readonly<Record<string, { readonly kind: string; readonly words: readonly (string | RegExp)[] }>> = {
  unauthorized: { kind: 'jaeger', words: ['401', 'token expired'] },
  forbidden: { kind: 'tempo', words: ['403', 'tenant not allowed'] },
  'too-many-requests': { kind: 'tempo', words: ['429', 'rate limit of 5 per second'] },
  'server-error': { kind: 'jaeger', words: ['500', 'storage is on fire'] },
  unavailable: { kind: 'tempo', words: ['503', 'no healthy ingester'] },
  html: { kind: 'jaeger', words: [/web page|HTML/] },
  redirect: { kind: 'tempo', words: [/redirect/i] },
  'missing-jaeger': { kind: 'jaeger', words: ['No traces found'] },
  'missing-tempo-v2': { kind: 'tempo', words: [/no such trace|not found|has no trace/i] },
  'missing-tempo-v1': { kind: 'tempo', words: [/no such trace|not found|has no trace/i] },
};

/** Failures that still show something, or wait. */
const SHOWN = ['cut', 'cut-quietly', 'stalling', 'silent', 'endless', 'partial', 'once', 'another-trace'] as const;

let failing: FailingServer;
let longpole: Longpole;

test.beforeAll(async () => {
  failing = await startFailing();
  const told = Object.entries(TOLD).map(([name, { kind }]) => [name, `${kind}+${failing.base(name)}`]);
  const shown = SHOWN.map((name) => [name, `tempo+${failing.base(name)}`]);
  const cutSearch = `jaeger+${failing.base('cut')}`;
  const refused = `jaeger+http://127.0.0.1:${await freePort()}/`;
  longpole = await startLongpole(
    backendOptions({ ...Object.fromEntries([...told, ...shown]), 'cut-search': cutSearch, refused }),
  );
});

test.afterAll(async () => {
  await longpole.stop();
  await failing.stop();
});

function address(backend: string): string {
  return `${longpole.url}trace/${SHOP_TRACE_ID}?backend=${backend}`;
}

for (const [name, { words }] of Object.entries(TOLD)) {
  test(`${name}: a sentence, the address, the server's words, Retry`, async ({ page }) => {
    await page.goto(address(name));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(SHOP_TRACE_ID);
    for (const word of words) await expect(alert).toContainText(word);
    await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  });
}

test('refused: nobody listens, and the page says so', async ({ page }) => {
  await page.goto(address('refused'));
  // The proxy knows why, and that is the headline; Retry is a button and no advice.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('refused the connection');
  await expect(page.getByRole('alert').getByText('Retry')).toHaveCount(0);
});

test('the address told is the backend’s own, not that of the proxy', async ({ page }) => {
  await page.goto(address('server-error'));
  await expect(page.getByRole('alert')).toContainText(`${failing.base('server-error')}api/`);
});

test('silent: what is asked is told at once, and how long for', async ({ page }) => {
  await page.goto(address('silent'));
  await expect(page.getByText(`${failing.base('silent')}api/`)).toBeVisible();
  await expect(page.getByText(/^for \d+ s$/)).toBeVisible();
});

test('an id that no backend can have is told as that', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${'1'.repeat(3000)}?backend=forbidden`);
  await expect(page.getByRole('alert')).toContainText('3000 characters');
});

test('an id that looks like the name of a file opens anew', async ({ page }) => {
  await page.goto(`${longpole.url}trace/order.42?backend=missing-jaeger`);
  await expect(page.getByRole('alert')).toContainText('order.42');
});

test('Retry asks again', async ({ page }) => {
  await page.goto(address('once'));
  await expect(page.getByRole('alert')).toContainText('503');
  failing.mend();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expectRows(page, 4);
});

for (const name of ['cut', 'cut-quietly']) {
  test(`${name}: what came is shown, and a defect says that it was cut`, async ({ page }) => {
    await page.goto(address(name));
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole('button', { name: /defect/i }).click();
    await expect(page.getByText(/ended in the middle|cut/i).first()).toBeVisible();
  });
}

test('PARTIAL: a banner gives the words of the backend', async ({ page }) => {
  await page.goto(address('partial'));
  await expectRows(page, 4);
  await expect(page.getByText(/trace exceeds max size of 5000000 bytes/).first()).toBeVisible();
});

for (const name of ['stalling', 'silent', 'endless']) {
  test(`${name}: it can be cancelled, and the call upstream ends`, async ({ page }) => {
    await page.goto(address(name));
    const cancel = page.getByRole('button', { name: 'Cancel' });
    await expect(cancel).toBeVisible();
    await expect.poll(failing.openAnswers).toBeGreaterThan(0);
    await cancel.click();
    await expect(cancel).toBeHidden();
    await expect.poll(failing.openAnswers).toBe(0);
    await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  });
}

test('rows are drawn before the end of an answer, and progress is counted', async ({ page }) => {
  await page.goto(address('endless'));
  await expect(rows(page, /step 1\b/).first()).toBeVisible();
  await expect(page.getByText(/\d+ spans/).first()).toBeVisible();
});

test('a worker that crashes is told, and other traces open as before', async ({ page }) => {
  await page.goto(address('endless'));
  await expect(rows(page, /step 1\b/).first()).toBeVisible();
  // Whatever nobody expected, thrown where nobody catches it.
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      throw new Error('the unexpected');
    });
  });
  await expect(page.getByRole('alert')).toContainText('Reading this trace failed');
  await page.goto(longpole.url);
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
});

test('a search whose answer broke off says so above what came, and can be asked again', async ({ page }) => {
  await page.goto(`${longpole.url}search?backend=cut-search&service=gateway`);
  const told = page.getByRole('status').filter({ hasText: 'The answer broke off' });
  await expect(told).toContainText('What is told here is of the 1 trace that came.');
  const asked = page.context().waitForEvent('request', (request) => request.url().includes('/traces'));
  await told.getByRole('button', { name: 'Search again' }).click();
  await asked;
  await expect(told).toBeVisible();
});

test('another-trace: what came is shown, and that it is not what was asked for', async ({ page }) => {
  const asked = 'feedfeedfeedfeedfeedfeedfeedfeed';
  await page.goto(`${longpole.url}trace/${asked}?backend=another-trace`);
  const words = `The answer holds trace ${SHOP_TRACE_ID}, not ${asked}, which was asked for`;
  await expect(page.getByRole('note')).toContainText(words);
  await page.getByRole('button', { name: /defect/ }).click();
  await expect(page.getByRole('dialog')).toContainText(words);
  await page.goto(address('another-trace'));
  await expect(page.getByRole('button', { name: 'Copy trace id' })).toBeVisible();
  await expect(page.getByText('which was asked for')).toHaveCount(0);
});
