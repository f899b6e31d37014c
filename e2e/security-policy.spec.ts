import { expect, test } from './journey.ts';

test('the policy stands in the header and in the page', async ({ page }) => {
  const answer = await page.goto('/');
  const header = answer?.headers()['content-security-policy'] ?? '';
  expect(header).toMatch(/default-src 'none'|default-src 'self'/);
  expect(header).not.toMatch(/script-src[^;]*unsafe/);
  const inPage = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(inPage).toHaveAttribute('content', /script-src 'self'/);
});

test('nothing but GET and HEAD is answered', async ({ request }) => {
  const statuses = [];
  for (const method of ['POST', 'PUT', 'DELETE']) statuses.push((await request.fetch('/', { method })).status());
  expect(statuses).toEqual([405, 405, 405]);
});
