import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMomentsCache } from './moments-cache.ts';

const none = { events: [], eventCount: 0, links: [], linkCount: 0 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('moments of rows in sight', () => {
  test('are asked for once, those of the last wish', async () => {
    const asked: (readonly number[])[] = [];
    const cache = createMomentsCache(
      async (spans) => {
        asked.push(spans);
        return spans.map(() => none);
      },
      () => undefined,
    );
    cache.want([1, 2]);
    cache.want([3, 4]);
    await vi.runAllTimersAsync();
    cache.want([3, 4]);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([[3, 4]]);
    expect(cache.get(3)).toBe(none);
    expect(cache.get(1)).toBeUndefined();
  });

  test('have the picture painted when they are there', async () => {
    const onArrived = vi.fn();
    const cache = createMomentsCache(async (spans) => spans.map(() => none), onArrived);
    cache.want([1]);
    expect(onArrived).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(onArrived).toHaveBeenCalledOnce();
  });

  test('are not asked for again once they could not be read', async () => {
    const read = vi.fn(() => Promise.reject(new Error('gone')));
    const cache = createMomentsCache(read, () => undefined);
    cache.want([1]);
    await vi.runAllTimersAsync();
    cache.want([1]);
    await vi.runAllTimersAsync();
    expect(read).toHaveBeenCalledOnce();
  });
});
