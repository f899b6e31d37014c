import { describe, expect, test } from 'vitest';
import { type ClockScale, clockScale } from './clock-scale.ts';

/** 21 Nov 2026, 23:59:58.75 UTC */
const START = BigInt(Date.UTC(2026, 10, 21, 23, 59, 58)) * 1_000_000n + 750_000_000n;
const DAY = 86_400e9;

function scaleOf(duration: number): ClockScale {
  const scale = clockScale(START, 'utc', duration);
  if (scale === null) throw new Error('There is a date.');
  return scale;
}

function ticksOf(scale: ClockScale, to: number, count: number): (string | undefined)[] {
  const times = scale.times(0, to, count);
  return times.map((time) => scale.tickText?.(time, times[1] - times[0]));
}

describe('ticks of the time of day', () => {
  test('are at round times of day, whenever the trace began, with what differs from the tick before', () => {
    expect(ticksOf(scaleOf(2e9), 2e9, 2.5)).toEqual([':59', '.5', '22 Nov', '.5']);
  });

  test('are seconds where steps are, and the minute at its beginning', () => {
    const start = BigInt(Date.UTC(2026, 10, 21, 23, 48, 15)) * 1_000_000n;
    const scale = clockScale(start, 'utc', 50e9);
    if (scale === null) throw new Error('There is a date.');
    expect(ticksOf(scale, 50e9, 4)).toEqual([':20', ':30', ':40', ':50', '23:49']);
  });

  test('have no seconds where steps are minutes, and the day at midnight', () => {
    const scale = scaleOf(120e9);
    expect(scale.tickText?.(61.25e9, 60e9)).toBe('00:01');
    expect(scale.tickText?.(1.25e9, 60e9)).toBe('22 Nov');
  });

  test('count from the start where times of day would differ in their seventh figure', () => {
    expect(ticksOf(scaleOf(3_000), 3_000, 2)).toEqual(['', '+1 µs', '+2 µs', '+3 µs']);
  });
});

describe('the time of day', () => {
  test('has as many figures as neighbours need to differ', () => {
    expect(scaleOf(2e9).text(1_000, 1_000)).toBe('23:59:58.750001');
    expect(scaleOf(2e9).text(250e6, 1e9)).toBe('23:59:59');
  });

  test('comes with its day in a trace of more than one', () => {
    const scale = scaleOf(3 * DAY);
    expect(scale.text(2 * DAY, 60e9)).toBe('23 Nov 23:59:59');
    expect(scale.endText(3 * DAY)).toBe('24 Nov 23:59:59');
  });

  test('has the day that it is rounded up into', () => {
    expect(scaleOf(3 * DAY).text(1e9, 1e9)).toBe('22 Nov 00:00:00');
  });

  test('says date and zone for its beginning, in milliseconds as elsewhere, and has shorter forms', () => {
    expect(scaleOf(30e9).dateTexts(0, 0.1e9)).toEqual([
      '21 Nov 2026, 23:59:58.750 UTC',
      '21 Nov 23:59:58.750',
      '23:59:58.750',
    ]);
  });

  test('keeps the day in the shortest form where there are several', () => {
    expect(scaleOf(3 * DAY).dateTexts(DAY, 60e9)).toEqual(['22 Nov 2026, 23:59:58 UTC', '22 Nov 23:59:59']);
  });

  test('stands at the end as exactly as the duration, which is told instead in a short trace', () => {
    expect(scaleOf(30e9).endText(30e9)).toBe('00:00:28.8');
    expect(scaleOf(0.5e9).endText(0.5e9)).toBe('23:59:59.250');
    expect(scaleOf(3_000).endText(3_000)).toBe('+3.00 µs');
  });

  test('stands at the end of a deep zoom as the time since the start', () => {
    expect(scaleOf(30e9).edgeText(1_500, 1)).toBe('+1.500 µs');
    expect(scaleOf(30e9).edgeText(10e9, 0.1e9)).toBe('00:00:08.8');
  });

  test('is none for a clock that began at zero', () => {
    expect(clockScale(5_000n, 'utc', 1e9)).toBe(null);
  });
});
