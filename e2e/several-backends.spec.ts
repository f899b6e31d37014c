import { createServer, type Server } from 'node:http';
import { otlpDocument } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith } from './on-page.ts';
import { portOf } from './servers/free-port.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

const [IN_NORTH, IN_SOUTH, IN_BOTH, NOWHERE] = ['a1', 'b2', 'c3', 'd4'].map((pair) => pair.repeat(16));

let north: Server;
let south: Server;
let longpole: Longpole;
/** Of which south is not there. */
let half: Longpole;

test.beforeAll(async () => {
  north = await startTempo('north', [IN_NORTH, IN_BOTH], 0);
  south = await startTempo('south', [IN_SOUTH, IN_BOTH], 400);
  const address = (server: Server) => `tempo+http://127.0.0.1:${portOf(server)}`;
  longpole = await startLongpole(backendOptions({ north: address(north), south: address(south) }));
  half = await startLongpole(backendOptions({ north: address(north), south: 'tempo+http://127.0.0.1:9' }));
});

test.afterAll(async () => {
  await longpole?.stop();
  await half?.stop();
  for (const server of [north, south]) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** Has some traces of one span each, of a service named after it, and takes its time. */
async function startTempo(service: string, has: readonly string[], delay: number): Promise<Server> {
  const server = createServer((request, response) => {
    const traceId = has.find((id) => request.url?.startsWith(`/api/v2/traces/${id}`));
    const span = { id: '1', service, name: 'handle', from: 0, to: 30 };
    const trace = traceId === undefined ? {} : otlpDocument(traceId, [span]);
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ trace, metrics: {} }));
    }, delay);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

test('a list says who had each of its traces and which was with nobody; a row opens from who had it', async ({
  page,
}) => {
  await page.goto(longpole.url);
  await openWith(page, [IN_NORTH, IN_SOUTH, NOWHERE].join(' '));
  await expect(page.getByText('Asked north and south')).toBeVisible();
  await expect(page.getByRole('row', { name: /north › handle/ })).toContainText('from north');
  await expect(page.getByRole('row', { name: /south › handle/ })).toContainText('from south');
  await expect(page.getByRole('region', { name: 'Not found' })).toContainText(NOWHERE);
  await page.getByRole('link', { name: /south › handle/ }).click();
  await expectRows(page, 1);
  await expect(page).toHaveURL(`${longpole.url}trace/${IN_SOUTH}?backend=south`);
});

test('a list does not say that an id is nowhere while somebody has not answered', async ({ page }) => {
  await page.goto(half.url);
  await openWith(page, [IN_NORTH, NOWHERE].join(' '));
  const missing = page.getByRole('region', { name: 'Not shown' });
  await expect(missing).toContainText('north has no such trace, and south failed to answer.');
  await expect(page.getByText('1 not shown')).toBeVisible();
});

test('an address that names a backend which is not there shows none of the others as chosen', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${IN_NORTH}?backend=west`);
  await page.getByRole('button', { name: 'Backend: west' }).click();
  await expect(page.getByRole('menuitemradio', { name: 'north' })).toBeVisible();
  await expect(page.getByRole('menuitemradio', { checked: true })).toHaveCount(0);
});

test('a narrow list says it too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${longpole.url}traces?id=${IN_NORTH}&id=${IN_SOUTH}`);
  await expect(page.getByText(/^north · .*1 span/)).toBeVisible();
});

test('who was not waited for can be asked', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${IN_BOTH}`);
  await page.getByRole('button', { name: 'Asked north and south: north has it.' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Ask it' }).click();
  await expect(page).toHaveURL(`${longpole.url}trace/${IN_BOTH}?backend=south`);
  await expect(page.getByRole('heading', { name: /south › handle/ })).toBeVisible();
});

test('a UUID that is no trace’s can be searched for as a request’s', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, '4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
  await expect(page.getByRole('alert')).toContainText('Neither north nor south has this trace.');
  await page.getByRole('button', { name: 'Search it as a request’s id' }).click();
  await expect(page).toHaveURL(/\/search\?attr=http.request.header.x-request-id%3D4bf92f35-77b3-.*&last=1d$/);
});
