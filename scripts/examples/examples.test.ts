import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleEntry } from './example-entry.ts';
import { exampleText, indexText } from './example-text.ts';
import { EXAMPLES } from './examples.ts';
import { otlpDocument } from './otlp-document.ts';

const FOLDER = resolve(import.meta.dirname, '../../public/static/examples');
/** Not committed: the build writes it. */
const LARGE = 'batch-20k';

interface Seen {
  service: string;
  name: string;
  kind: number;
  id: string;
  parent: string;
  /** Whole nanoseconds. */
  start: bigint;
  end: bigint;
  ms: number;
  isError: boolean;
  message: string;
  url: string;
  exceptions: string[];
}

function textOf(name: string): string {
  const example = EXAMPLES.find((candidate) => candidate.name === name);
  if (name === LARGE && example !== undefined) return exampleText(otlpDocument(example));
  return readFileSync(resolve(FOLDER, `${name}.json`), 'utf8');
}

const textIn = (attributes: { key: string; value: { stringValue?: string } }[] | undefined, key: string): string =>
  attributes?.find((attribute) => attribute.key === key)?.value.stringValue ?? '';

/** Reads an example from its text, by nothing but the OTLP rules. */
function see(name: string): Seen[] {
  const spans: Seen[] = [];
  for (const group of JSON.parse(textOf(name)).resourceSpans) {
    for (const scope of group.scopeSpans) {
      for (const span of scope.spans) {
        const start = BigInt(span.startTimeUnixNano);
        const end = BigInt(span.endTimeUnixNano);
        spans.push({
          service: textIn(group.resource.attributes, 'service.name'),
          name: span.name,
          kind: span.kind,
          id: span.spanId,
          parent: span.parentSpanId,
          start,
          end,
          ms: Number(end - start) / 1e6,
          isError: span.status.code === 2,
          message: span.status.message ?? '',
          url: textIn(span.attributes, 'url.full'),
          exceptions: (span.events ?? []).map((event: { attributes: [] }) =>
            textIn(event.attributes, 'exception.message'),
          ),
        });
      }
    }
  }
  return spans;
}

function only(spans: Seen[], service: string, name: string): Seen {
  const found = spans.filter((span) => span.service === service && span.name === name);
  expect(found.length, `${service} › ${name}`).toBe(1);
  return found[0];
}

const rootOf = (spans: Seen[]): Seen => spans.filter((span) => span.parent === '')[0];
const childrenOf = (spans: Seen[], parent: Seen): Seen[] => spans.filter((span) => span.parent === parent.id);
const sum = (spans: Seen[]): number => spans.reduce((total, span) => total + Math.round(span.ms * 1e6), 0) / 1e6;

describe('the example files', () => {
  test.each(EXAMPLES.filter(({ name }) => name !== LARGE))('$name is what the script writes', (example) => {
    expect(textOf(example.name)).toBe(exampleText(otlpDocument(example)));
  });

  test('the index is what the script writes', () => {
    const entries = EXAMPLES.map((example) => exampleEntry(example, otlpDocument(example)));
    expect(readFileSync(resolve(FOLDER, 'index.json'), 'utf8')).toBe(indexText(entries));
  });

  test('the index names only files that are there, and the one that the build makes', () => {
    const index: { file: string }[] = JSON.parse(readFileSync(resolve(FOLDER, 'index.json'), 'utf8'));
    const missing = index.filter(({ file }) => file !== `${LARGE}.json` && !existsSync(resolve(FOLDER, file)));
    expect(missing).toEqual([]);
  });

  test.each(EXAMPLES)('$name has one trace id, and span ids that differ', ({ name }) => {
    const text = textOf(name);
    expect(
      new Set([...text.matchAll(/"traceId":"([0-9a-f]{32})","spanId":"[0-9a-f]{16}","parent/g)].map((m) => m[1])).size,
    ).toBe(1);
    const spans = see(name);
    expect(new Set(spans.map(({ id }) => id)).size).toBe(spans.length);
  });

  test.each(EXAMPLES)('$name begins about 23:47 on 20 November 2026', ({ name }) => {
    const start = Number(rootOf(see(name)).start / 1_000_000n);
    expect(Math.abs(start - Date.UTC(2026, 10, 20, 23, 47))).toBeLessThan(120_000);
  });
});

test('checkout-4s: 3.9 of 4.2 seconds are one call to Stripe', () => {
  const spans = see('checkout-4s');
  const figures = {
    root: only(spans, 'gateway', 'POST /checkout').ms,
    token: only(spans, 'auth', 'POST /validate-token').ms,
    order: only(spans, 'orders', 'create-order').ms,
    insert: only(spans, 'orders', 'INSERT orders').ms,
    charge: only(spans, 'payments', 'charge-card').ms,
    stripe: only(spans, 'payments', 'POST').ms,
  };
  expect(figures).toEqual({ root: 4200, token: 12, order: 4100, insert: 8, charge: 4000, stripe: 3900 });
  expect(only(spans, 'payments', 'POST').url).toMatch(/^https:\/\/api\.stripe\.com\//);
});

test('checkout-1s: a query, two calls and an insert with the figures of the story', () => {
  const spans = see('checkout-1s');
  expect(rootOf(spans).ms).toBe(1200);
  const steps = childrenOf(spans, rootOf(spans)).toSorted((a, b) => Number(a.start - b.start));
  expect(steps.map(({ name, ms }) => [name, ms])).toEqual([
    ['SELECT user', 40],
    ['GET /inventory', 300],
    ['POST /payment', 600],
    ['INSERT order', 80],
  ]);
  expect(only(spans, 'payment', 'POST /payment').ms).toBe(580);
  expect(only(spans, 'payment', 'stripe.PaymentIntent.create').ms).toBe(450);
});

describe('dns-30s', () => {
  const spans = see('dns-30s');
  const lookups = spans.filter(({ name }) => name === 'dns.lookup');

  test('twelve services take part in a request of 30 seconds', () => {
    expect(new Set(spans.map(({ service }) => service)).size).toBe(12);
    expect(rootOf(spans).ms).toBe(30_000);
  });

  test('the look-ups take 28 seconds, one after another', () => {
    expect(sum(lookups)).toBe(28_000);
    const inOrder = lookups.toSorted((a, b) => Number(a.start - b.start));
    expect(inOrder.slice(1).every((lookup, i) => lookup.start >= inOrder[i].end)).toBe(true);
  });

  test('all but the last fail with an exception', () => {
    const failed = lookups.filter(({ isError }) => isError);
    expect(failed.length).toBe(lookups.length - 1);
    expect(failed.every(({ exceptions }) => exceptions[0].includes('Temporary failure in name resolution'))).toBe(true);
  });

  test('the request succeeds', () => {
    expect(rootOf(spans).isError).toBe(false);
  });

  test('a look-up lies eight services or more below the request', () => {
    const byId = new Map(spans.map((span) => [span.id, span]));
    let depth = 0;
    for (let span = lookups[0]; span.parent !== ''; span = byId.get(span.parent) ?? rootOf(spans)) depth++;
    expect(depth).toBeGreaterThanOrEqual(8);
  });
});

test('product-sequential: three calls of 100 ms in 310 ms, 110 ms if they ran at once', () => {
  const spans = see('product-sequential');
  const root = rootOf(spans);
  const calls = childrenOf(spans, root).toSorted((a, b) => Number(a.start - b.start));
  expect(calls.map(({ ms }) => ms)).toEqual([100, 100, 100]);
  expect(root.ms).toBe(310);
  expect(root.ms - sum(calls) + 100).toBe(110);
  expect(calls[1].start >= calls[0].end && calls[2].start >= calls[1].end).toBe(true);
});

test('n-plus-one: one SELECT of authors, then forty of a name', () => {
  const spans = see('n-plus-one');
  const [first, ...rest] = childrenOf(spans, rootOf(spans)).toSorted((a, b) => Number(a.start - b.start));
  expect(first.name).toBe('SELECT authors');
  expect(rest.map(({ name }) => name)).toEqual(Array(40).fill('SELECT author_names'));
  expect(rest.every((select, i) => i === 0 || select.start >= rest[i - 1].end)).toBe(true);
  expect(rest[39].end < rootOf(spans).end).toBe(true);
});

describe('error-echoes', () => {
  const spans = see('error-echoes');

  test('the INSERT fails with a duplicate key', () => {
    const insert = only(spans, 'directory', 'INSERT users');
    expect(insert.isError).toBe(true);
    expect(insert.exceptions[0]).toContain('duplicate key');
  });

  test('every span above it fails too', () => {
    const byId = new Map(spans.map((span) => [span.id, span]));
    const above: Seen[] = [];
    for (let span = byId.get(only(spans, 'directory', 'INSERT users').parent); span; span = byId.get(span.parent))
      above.push(span);
    expect(above.map(({ service }) => service)).toEqual([
      'directory',
      'accounts',
      'accounts',
      'accounts',
      'gateway',
      'gateway',
    ]);
    expect(above.every(({ isError }) => isError)).toBe(true);
  });

  test('the cancelled sibling ends after the call that failed', () => {
    const cancelled = spans.filter(({ message }) => message.includes('context canceled'));
    expect(cancelled.length).toBe(1);
    const failed = spans.filter(({ url }) => url.includes('directory'));
    expect(cancelled[0].parent).toBe(failed[0].parent);
    expect(cancelled[0].end > failed[0].end).toBe(true);
  });
});

test('after-the-answer: 50 ms, and a consumer that works on for 700', () => {
  const spans = see('after-the-answer');
  const consumer = only(spans, 'mailer', 'process order-confirmations');
  expect(rootOf(spans).ms).toBe(50);
  expect(consumer.kind).toBe(5);
  expect(Number(consumer.end - rootOf(spans).end) / 1e6).toBe(700);
  expect(spans.every(({ end }) => end <= consumer.end)).toBe(true);
});

test('clock-off: the one clock that is off can only be 300 ms behind, give or take the way', () => {
  const spans = see('clock-off');
  const server = only(spans, 'reports', 'GET /reports/{name}');
  const client = spans.filter(({ id }) => id === server.parent)[0];
  const least = Number(client.start - server.start) / 1e6;
  const most = Number(client.end - server.end) / 1e6;
  expect((least + most) / 2).toBe(300);
  expect(most - least).toBeLessThan(20);
  expect(only(spans, 'reports', 'SELECT sales').ms).toBe(430);
});

test('incomplete: the spans below the silent service name parents that are not there', () => {
  const spans = see('incomplete');
  const ids = new Set(spans.map(({ id }) => id));
  const orphans = spans.filter(({ parent }) => parent !== '' && !ids.has(parent));
  expect(orphans.map(({ service }) => service).toSorted()).toEqual(['inventory', 'shipping']);
  expect(spans.some(({ service }) => service === 'orders')).toBe(false);
  const hole = spans.filter(({ url }) => url.includes('orders:8080'));
  expect(childrenOf(spans, hole[0])).toEqual([]);
});

describe('batch-20k', () => {
  const spans = see(LARGE);
  const root = rootOf(spans);
  const waves = childrenOf(spans, root).toSorted((a, b) => Number(a.start - b.start));

  test('has 20,000 spans', () => {
    expect(spans.length).toBe(20_000);
  });

  test('runs in waves of eight workers, one wave after another', () => {
    const workers = countByParent(spans);
    expect(waves.map(({ id }) => workers.get(id))).toEqual(Array(25).fill(8));
    expect(waves.every((wave, i) => i === 0 || wave.start >= waves[i - 1].end)).toBe(true);
  });

  test('has one straggler, a query that makes its wave five times as long as any other', () => {
    const slow = spans.filter(({ ms, kind }) => kind === 3 && ms > 1000);
    expect(slow.map(({ name }) => name)).toEqual(['SELECT usage']);
    const [longest, next] = waves.toSorted((a, b) => b.ms - a.ms);
    expect(longest.start <= slow[0].start && slow[0].end <= longest.end).toBe(true);
    expect(longest.ms).toBeGreaterThan(next.ms * 5);
  });

  test('links each chunk to a trace made on 20 November 2026', () => {
    const ids = [...textOf(LARGE).matchAll(/"links":\[\{"traceId":"([0-9a-f]{8})/g)].map((match) =>
      Number.parseInt(match[1], 16),
    );
    expect(ids.length).toBe(200);
    expect(ids.every((second) => new Date(second * 1000).toISOString().startsWith('2026-11-20'))).toBe(true);
  });
});

function countByParent(spans: Seen[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { parent } of spans) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}
