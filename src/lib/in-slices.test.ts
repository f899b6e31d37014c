import { expect, test } from 'vitest';
import { atOnce, inSlices } from './in-slices.ts';

function* countTo(end: number): Generator<undefined, number> {
  let count = 0;
  while (count < end) {
    count++;
    yield;
  }
  return count;
}

/** Each step takes longer than a slice. */
function* slowly(onStep: () => void): Generator<undefined, string> {
  for (let step = 0; step < 3; step++) {
    for (const until = performance.now() + 10; performance.now() < until; );
    onStep();
    yield;
  }
  return 'done';
}

test('work in slices comes to what it does at once', async () => {
  expect(await inSlices(countTo(1000), new AbortController().signal)).toBe(1000);
  expect(atOnce(countTo(1000))).toBe(1000);
});

test('something else comes between two slices', async () => {
  const told: string[] = [];
  const work = inSlices(
    slowly(() => told.push('step')),
    new AbortController().signal,
  );
  setTimeout(() => told.push('else'));
  expect(await work).toBe('done');
  expect(told.indexOf('else')).toBeLessThan(told.lastIndexOf('step'));
});

test('work that is ended goes no further than its slice', async () => {
  const ended = new AbortController();
  let steps = 0;
  const work = inSlices(
    slowly(() => {
      steps++;
      ended.abort();
    }),
    ended.signal,
  );
  expect(await work).toBeNull();
  expect(steps).toBe(1);
});
