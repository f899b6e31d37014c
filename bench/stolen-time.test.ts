import { expect, test } from 'vitest';
import { readProcessorTime, stolenShare } from './stolen-time.ts';

/** user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice. */
const stat = (...ticks: number[]) => `cpu  ${ticks.join(' ')}\ncpu0 1 2 3 4 5 6 7 8 9 10\n`;

test('what the host gave to others is a share of all that passed', () => {
  const before = stat(100, 0, 50, 900, 0, 0, 10, 40, 7, 0);
  expect(stolenShare(before, stat(160, 0, 60, 910, 0, 0, 10, 60, 60, 0))).toBe(0.2);
  expect(stolenShare(before, before)).toBe(0);
});

test('where nothing is told nothing was taken', () => {
  expect(stolenShare('', '')).toBe(0);
  const now = readProcessorTime();
  expect(stolenShare(now, now)).toBe(0);
});
