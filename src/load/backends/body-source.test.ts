import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SilenceWatch } from './body-source.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a silence', () => {
  test('is over as soon as something is heard, however long it all takes', () => {
    const watch = new SilenceWatch(new AbortController().signal, 1000);
    for (let second = 0; second < 100; second++) {
      vi.advanceTimersByTime(999);
      watch.heard();
    }
    expect(watch.signal.aborted).toBe(false);
  });

  test('as long as allowed ends the request', () => {
    const watch = new SilenceWatch(new AbortController().signal, 1000);
    vi.advanceTimersByTime(1000);
    expect(watch.signal.aborted).toBe(true);
    expect(() => watch.throwIfOver('http://a.example/')).toThrow('a.example sent nothing for 1 s.');
  });

  test('is not told where the caller gave up', () => {
    const caller = new AbortController();
    const watch = new SilenceWatch(caller.signal, 1000);
    caller.abort();
    expect(() => watch.throwIfOver('http://a.example/')).toThrow('cancelled');
  });
});
