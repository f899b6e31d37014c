import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askEvery } from './ask-every.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Asks every second; each answer takes so long. */
function asking(milliseconds: number, answer: () => void = () => {}) {
  const controller = new AbortController();
  const asked: number[] = [];
  const began = Date.now();
  const ask = async () => {
    asked.push(Date.now() - began);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    answer();
  };
  askEvery(1000, ask, controller.signal);
  return { asked, controller };
}

describe('asking every second', () => {
  test('waits for an answer that takes longer', async () => {
    const { asked } = asking(1500);
    await vi.advanceTimersByTimeAsync(4000);
    expect(asked).toEqual([1000, 3500]);
  });

  test('goes on after a failure', async () => {
    const { asked } = asking(500, () => {
      throw new Error('no');
    });
    await vi.advanceTimersByTimeAsync(2500);
    expect(asked).toEqual([1000, 2500]);
  });

  test.each([500, 1500])('ends when that is asked after %d ms, an answer on its way or not', async (after) => {
    const { asked, controller } = asking(1000);
    await vi.advanceTimersByTimeAsync(after);
    const before = asked.length;
    controller.abort();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked.length).toBe(before);
  });
});
