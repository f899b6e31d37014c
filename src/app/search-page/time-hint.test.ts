import { describe, expect, test } from 'vitest';
import { readTimeHint, timeHint } from './time-hint.ts';

const NOW = Date.UTC(2026, 10, 20, 12);

describe('when a trace was, in its address', () => {
  test('is fixed once it is written', () =>
    expect(timeHint({ type: 'last', milliseconds: 3_600_000 }, NOW)).toEqual({
      from: '2026-11-20T11:00:00Z',
      to: '2026-11-20T12:00:00Z',
    }));
  test('is read as it was written', () => {
    const time = { type: 'between', from: NOW, to: NOW + 1 } as const;
    expect(readTimeHint(`v=2&${new URLSearchParams(timeHint(time, 0))}`)).toEqual(time);
  });
  test.each(['', 'from=1', 'from=x&to=y', 'from=2026-11-20T12:00:00Z&to=2026-11-20T11:00:00Z'])(
    'is not in “%s”',
    (text) => expect(readTimeHint(text)).toBeNull(),
  );
});
