import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TraceSummary } from '../../trace/span-table.ts';
import { LoadError, type LoadProblem } from '../load-problem.ts';
import { mutationsOf } from '../mutations-for-tests.ts';
import { readDocument, sharedFolder } from '../read-for-tests.ts';

const CART = {
  traceID: '5b8efff798038103d269b633813fc60',
  rootServiceName: 'shop',
  rootTraceName: 'GET /cart',
  startTimeUnixNano: '1785578400123456789',
  durationMs: 120,
  serviceStats: { shop: { spanCount: 3 }, stock: { spanCount: 4, errorCount: 2 } },
};

const SUMMARY = {
  traceId: '5b8efff798038103d269b633813fc60c',
  rootServiceName: 'shop',
  rootOperationName: 'GET /cart',
  minStartTimeUnixNano: '1785578400123456789',
  maxEndTimeUnixNano: '1785578400243456790',
  spanCount: 7,
  services: [{ name: 'shop' }, { name: 'stock' }],
};

async function problemOf(document: unknown): Promise<LoadProblem> {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const error = await readDocument(text).catch((thrown: unknown) => thrown);
  if (error instanceof LoadError) return error.problem;
  throw new Error('read as if it held spans');
}

async function resultsOf(document: unknown): Promise<readonly TraceSummary[]> {
  return (await problemOf(document)).results ?? [];
}

describe('the answer to a search in Tempo', () => {
  test('lists its traces with what it says of them', async () => {
    expect(await resultsOf({ traces: [CART], metrics: {} })).toEqual([
      {
        traceId: '05b8efff798038103d269b633813fc60',
        rootService: 'shop',
        rootName: 'GET /cart',
        startTimeUnixNano: 1_785_578_400_123_456_789n,
        duration: 120_000_000,
        spanCount: 7,
        errorCount: 2,
        serviceCount: 2,
      },
    ]);
  });

  test('leaves open what it does not say', async () => {
    const [trace] = await resultsOf({ traces: [{ traceID: 'ab', rootServiceName: 'shop' }] });
    expect(trace).toMatchObject({
      spanCount: -1,
      errorCount: -1,
      serviceCount: -1,
      startTimeUnixNano: 0n,
      rootName: '',
    });
  });

  test.each([
    ['12 results, no spans', { traces: Array.from({ length: 12 }, (_, i) => ({ ...CART, traceID: `a${i}` })) }],
    ['1 result, no spans', { traces: [CART] }],
    ['0 results, no spans', { traces: [], metrics: { completedJobs: 1, totalBlocks: 3 } }],
  ])('is told as such: %s', async (words, document) => {
    expect(await problemOf(document)).toMatchObject({ kind: 'no_spans', sentence: expect.stringContaining(words) });
  });

  test.each([
    [
      'one after another',
      `${JSON.stringify({ traces: [CART] })}\n${JSON.stringify({ traces: [{ ...CART, traceID: 'b' }] })}`,
    ],
    ['in an array', JSON.stringify([{ traces: [CART] }, { traces: [{ ...CART, traceID: 'b' }] }])],
  ])('lists those of several: %s', async (_name, text) => {
    expect(await resultsOf(text)).toHaveLength(2);
  });

  test('names a trace once that it lists twice', async () => {
    expect(await resultsOf({ traces: [CART, CART] })).toHaveLength(1);
  });

  test('that breaks off lists what is whole, and says that a part is lost', async () => {
    const text = JSON.stringify({ traces: [CART, { ...CART, traceID: 'b' }] });
    const problem = await problemOf(text.slice(0, -60));
    expect(problem.results).toHaveLength(1);
    expect(problem.sentence).toContain('cannot be read');
  });

  test('of two megabytes is read to its end', async () => {
    const traces = Array.from({ length: 8000 }, (_, i) => ({ ...CART, traceID: (2 ** 40 + i).toString(16) }));
    expect(await resultsOf({ traces })).toHaveLength(8000);
  });
});

describe('the summaries of Jaeger', () => {
  test('are listed with what they say', async () => {
    expect(await resultsOf({ summaries: [SUMMARY] })).toEqual([
      {
        traceId: SUMMARY.traceId,
        rootService: 'shop',
        rootName: 'GET /cart',
        startTimeUnixNano: 1_785_578_400_123_456_789n,
        duration: 120_000_001,
        spanCount: 7,
        errorCount: 0,
        serviceCount: 2,
      },
    ]);
  });

  test('are listed from within a result', async () => {
    expect(await resultsOf({ result: { summaries: [SUMMARY] } })).toHaveLength(1);
  });
});

const folder = sharedFolder('traces');

describe.skipIf(folder === null)('recorded answers', () => {
  const text = (name: string) => readFileSync(join(folder ?? '', name), 'utf8');

  test('the public sample lists its trace, as long as its longest span', async () => {
    expect(await resultsOf(text('public/tempo-search-response.json'))).toMatchObject([
      { traceId: '100cb753c787ed5657c8d88dafc176ed', rootService: 'istio-ingressgateway.istio-system' },
    ]);
  });

  test('that of a Tempo lists as many as were sent', async () => {
    const sent = JSON.parse(text('recorded/tempo-3/search.json')).traces.length;
    const results = await resultsOf(text('recorded/tempo-3/search.json'));
    expect(results).toHaveLength(sent);
    expect(results.every(({ spanCount, serviceCount }) => spanCount > 0 && serviceCount > 0)).toBe(true);
  });

  test('that are damaged end in a sentence, or in defects where what is left looks like spans', async () => {
    const bytes = new TextEncoder().encode(text('recorded/tempo-3/search.json'));
    for (const mutated of mutationsOf(bytes, 100)) {
      const read = await readDocument(mutated).catch((thrown: unknown) => thrown);
      expect(read instanceof LoadError || hasDefects(read)).toBe(true);
    }
  });
});

function hasDefects(read: unknown): boolean {
  const defects: unknown = typeof read === 'object' && read !== null && 'inputDefects' in read ? read.inputDefects : [];
  return Array.isArray(defects) && defects.length > 0;
}
