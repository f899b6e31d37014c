import { expect, test } from 'vitest';
import { Burst } from './burst.ts';

/** Returns when something is done for keys at those moments: a key calls off what the one before it asked for. */
function doneFor(keys: readonly number[]): number[] {
  const burst = new Burst();
  const done: number[] = [];
  keys.forEach((key, i) => {
    const due = key + burst.waitFor(key);
    if (i + 1 < keys.length && keys[i + 1] < due) return;
    burst.ran(due);
    done.push(due);
  });
  return done;
}

test('a key that stands alone waits for nothing', () => expect(doneFor([0, 500, 1000])).toEqual([0, 500, 1000]));

test('the last key of a burst waits for its end', () => expect(doneFor([0, 100])).toEqual([0, 250]));

test('a long burst is answered in between', () =>
  expect(doneFor([0, 100, 200, 290, 310, 400, 500, 590, 640])).toEqual([0, 300, 600, 790]));
