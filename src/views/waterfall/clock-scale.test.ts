import { describe, expect, test } from 'vitest';
import { clockScale } from './clock-scale.ts';

/** 21 Nov 2026, 23:59:58.75 UTC */
const START = BigInt(Date.UTC(2026, 10, 21, 23, 59, 58)) * 1_000_000n + 750_000_000n;

describe('the time of day on the axis', () => {
  const scale = clockScale(START, 'utc');

  test('has ticks at round times of day, whenever the trace began', () => {
    const times = scale?.times(0, 2e9, 4) ?? [];
    expect(times.map((time) => scale?.text(time, 0.5e9))).toEqual([
      '23:59:59.0',
      '23:59:59.5',
      '00:00:00.0',
      '00:00:00.5',
    ]);
  });

  test('has as many figures as neighbours need to differ', () => {
    expect(scale?.text(1_000, 1_000)).toBe('23:59:58.750001');
    expect(scale?.text(250e6, 1e9)).toBe('23:59:59');
  });

  test('has no seconds where steps are minutes, and the day at midnight', () => {
    expect(scale?.text(61.25e9, 60e9)).toBe('00:01');
    expect(scale?.text(1.25e9, 60e9)).toBe('22 Nov');
  });

  test('says date and zone for its beginning', () => {
    expect(scale?.dateText(0, 0.01e9)).toBe('21 Nov 2026, 23:59:58.75 UTC');
  });

  test('is none for a clock that began at zero', () => {
    expect(clockScale(5_000n, 'utc')).toBe(null);
  });
});
