import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import type { LoadedSource } from './load-source.ts';
import { createQueryClient, SOURCE_QUERY } from './query-client.ts';

const summary = {
  traceId: '',
  rootService: '',
  rootName: '',
  startTimeUnixNano: 0n,
  duration: 0,
  errorCount: 0,
  serviceCount: 0,
};

function sourceOf(spanCount: number, close: () => void): LoadedSource {
  const nothing = () => Promise.reject(new Error('not asked for'));
  const summaries = [{ ...summary, spanCount }];
  const opened = { summaries, defects: [], missing: [], asked: [], openTrace: nothing, received: nothing, close };
  return { opened, only: null };
}

/** Opens a source as the page does; returns what stops looking at it. */
async function look(client: QueryClient, name: string, spanCount: number, closed: string[]): Promise<() => void> {
  const source = sourceOf(spanCount, () => closed.push(name));
  const queryKey = [SOURCE_QUERY, name];
  const observer = new QueryObserver(client, { queryKey, queryFn: () => Promise.resolve(source) });
  const leave = observer.subscribe(() => {});
  await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true));
  // What was loaded later is told by the clock.
  await new Promise((resolve) => setTimeout(resolve, 2));
  return leave;
}

/** Looks at one after another; returns which were let go of, in the order in which that happened. */
async function closedOf(spanCounts: Readonly<Record<string, number>>): Promise<string[]> {
  const client = createQueryClient();
  const closed: string[] = [];
  let leave = () => {};
  for (const [name, spanCount] of Object.entries(spanCounts)) {
    const next = await look(client, name, spanCount, closed);
    leave();
    leave = next;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const result = [...closed];
  leave();
  client.clear();
  return result;
}

test('the two last small ones are kept for going back', async () => {
  expect(await closedOf({ a: 10, b: 10, c: 10, d: 10, e: 10 })).toEqual(['a', 'b']);
});

test('a large one is let go of once nobody looks at it', async () => {
  expect(await closedOf({ a: 10, large: 100_000, b: 10 })).toEqual(['large']);
});

test('the one that is looked at stays, however large', async () => {
  expect(await closedOf({ a: 100, large: 1_000_000 })).toEqual([]);
});
