import type { Page } from '@playwright/test';
import { type DrawnSpan, otlpDocument } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith, rows } from './on-page.ts';

const ID = 'def0def0def0def0def0def0def0def0';

/** One defect each: the spans, how many rows there have to be, and what the list of defects has to say. */
const DEFECTS: readonly {
  readonly name: string;
  readonly spans: readonly DrawnSpan[];
  readonly rows: number;
  readonly said: RegExp;
}[] = [
  {
    name: 'an orphan',
    spans: [
      { id: '1', name: 'root', from: 0, to: 10 },
      { id: '2', parent: '99', name: 'lost', from: 1, to: 2 },
    ],
    rows: 2,
    said: /parent/i,
  },
  {
    name: 'several roots',
    spans: [
      { id: '1', name: 'one', from: 0, to: 10 },
      { id: '2', name: 'two', from: 5, to: 9 },
    ],
    rows: 2,
    said: /root/i,
  },
  { name: 'no root', spans: [{ id: '1', parent: '98', name: 'only', from: 0, to: 10 }], rows: 1, said: /root/i },
  {
    name: 'a cycle',
    spans: [
      { id: '1', parent: '2', name: 'hen', from: 0, to: 10 },
      { id: '2', parent: '1', name: 'egg', from: 1, to: 9 },
    ],
    rows: 2,
    said: /cycle|ancestor/i,
  },
  {
    name: 'its own parent',
    spans: [{ id: '1', parent: '1', name: 'self', from: 0, to: 10 }],
    rows: 1,
    said: /own parent|itself/i,
  },
  {
    name: 'a duplicate',
    spans: [
      { id: '1', name: 'same', from: 0, to: 10 },
      { id: '1', name: 'same', from: 0, to: 10 },
    ],
    rows: 1,
    said: /more than once|duplicate/i,
  },
  {
    name: 'two spans with one id',
    spans: [
      { id: '1', name: 'first', from: 0, to: 10 },
      { id: '1', name: 'second', from: 3, to: 5 },
    ],
    rows: 2,
    said: /\bid\b/i,
  },
  {
    name: 'a negative duration',
    spans: [{ id: '1', name: 'backwards', from: 10, to: 4 }],
    rows: 1,
    said: /negative|before/i,
  },
  {
    name: 'a child outside its parent',
    spans: [
      { id: '1', name: 'parent', from: 0, to: 10 },
      { id: '2', parent: '1', name: 'late', from: 20, to: 30 },
    ],
    rows: 2,
    said: /after|outside/i,
  },
  {
    name: 'a 5xx with status unset',
    spans: [{ id: '1', name: 'GET /', from: 0, to: 10, attributes: { 'http.response.status_code': 503 } }],
    rows: 1,
    said: /suspect|status/i,
  },
];

async function openSpans(page: Page, document: unknown): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(document));
}

for (const defect of DEFECTS) {
  test(`${defect.name}: drawn, and named in the list of defects`, async ({ page }) => {
    await openSpans(page, otlpDocument(ID, defect.spans));
    await expectRows(page, defect.rows);
    await page.getByRole('button', { name: /defect/i }).click();
    await expect(page.getByRole('dialog').or(page.getByRole('menu')).getByText(defect.said).first()).toBeVisible();
  });
}

test('a span without start, end and id is drawn too', async ({ page }) => {
  const document = otlpDocument(ID, [{ id: '1', name: 'whole', from: 0, to: 10 }]);
  const bare = { scopeSpans: [{ spans: [{ traceId: ID, name: 'bare' }] }] };
  await openSpans(page, { resourceSpans: [...document.resourceSpans, bare] });
  await expectRows(page, 2);
  await expect(rows(page, /bare/)).toBeVisible();
});

test('years 1970 and 2262 in one trace', async ({ page }) => {
  const span = (id: string, nanoseconds: string) => ({
    traceId: ID,
    spanId: id.repeat(16),
    name: `year of ${id}`,
    startTimeUnixNano: nanoseconds,
    endTimeUnixNano: nanoseconds,
  });
  await openSpans(page, {
    resourceSpans: [{ scopeSpans: [{ spans: [span('1', '1'), span('2', '9223372036854775807')] }] }],
  });
  await expectRows(page, 2);
  await expect(rows(page, /year of 2/)).toBeVisible();
});

test('a trace without a defect has no such chip', async ({ page }) => {
  await openSpans(page, otlpDocument(ID, [{ id: '1', name: 'good', from: 0, to: 10 }]));
  await expectRows(page, 1);
  await expect(page.getByRole('button', { name: /defect/i })).toHaveCount(0);
});
