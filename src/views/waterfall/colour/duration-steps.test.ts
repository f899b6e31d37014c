import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationBounds, MOST_STEPS, stepLabels } from './duration-steps.ts';

test('durations that are close have fine steps', () => {
  expect(durationBounds(8e6, 90e6)).toEqual([10e6, 20e6, 50e6]);
});

test('durations that are far apart have steps of ten', () => {
  expect(durationBounds(20e3, 4e9)).toEqual([100e3, 1e6, 10e6, 100e6, 1e9]);
});

test('the shortest share a step where there would be too many', () => {
  expect(durationBounds(1, 4e9)).toEqual([100e3, 1e6, 10e6, 100e6, 1e9]);
});

test('one duration is one step of that length', () => {
  expect(stepLabels(durationBounds(12e6, 12e6), 12e6)).toEqual(['12.0 ms']);
});

test('steps are named by their bounds, without decimals', () => {
  expect(stepLabels([1e6, 10e6, 60e9], 70e9)).toEqual([
    'under 1 ms',
    '1 ms – 10 ms',
    '10 ms – 1 min',
    '1 min and more',
  ]);
});

test('bounds ascend, lie among the durations and are never too many', () => {
  const duration = fc.integer({ min: 0, max: 2 ** 53 - 1 });
  fc.assert(
    fc.property(duration, duration, (a, b) => {
      const [shortest, longest] = [Math.min(a, b), Math.max(a, b)];
      const bounds = durationBounds(shortest, longest);
      expect(bounds.length).toBeLessThan(MOST_STEPS);
      expect(bounds).toEqual([...bounds].sort((one, other) => one - other));
      expect(bounds.every((bound) => bound > shortest && bound <= longest)).toBe(true);
    }),
  );
});
