import { describe, expect, test } from 'vitest';
import { createFrameScheduler } from './frame-scheduler.ts';

/** Frames that come when the test says so. */
function handFrames() {
  let waiting = new Map<number, () => void>();
  let next = 1;
  return {
    requestAnimationFrame(callback: () => void): number {
      waiting.set(next, callback);
      return next++;
    },
    cancelAnimationFrame(handle: number): void {
      waiting.delete(handle);
    },
    frame(): void {
      const due = waiting;
      waiting = new Map();
      for (const callback of due.values()) callback();
    },
  };
}

describe('frame scheduler', () => {
  test('runs once a frame however often it is asked', () => {
    const host = handFrames();
    let runs = 0;
    const scheduler = createFrameScheduler(() => runs++, host);
    scheduler.request();
    scheduler.request();
    host.frame();
    host.frame();
    expect(runs).toBe(1);
  });

  test('work that asks again runs in the next frame', () => {
    const host = handFrames();
    let runs = 0;
    const scheduler = createFrameScheduler(() => {
      if (++runs < 3) scheduler.request();
    }, host);
    scheduler.request();
    host.frame();
    expect(runs).toBe(1);
    host.frame();
    host.frame();
    host.frame();
    expect(runs).toBe(3);
  });

  test('a frame taken back does not run, and can be asked for anew', () => {
    const host = handFrames();
    let runs = 0;
    const scheduler = createFrameScheduler(() => runs++, host);
    scheduler.request();
    scheduler.cancel();
    host.frame();
    expect(runs).toBe(0);
    scheduler.request();
    host.frame();
    expect(runs).toBe(1);
  });
});
