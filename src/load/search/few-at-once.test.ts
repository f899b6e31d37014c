import { expect, test } from 'vitest';
import { fewAtOnce } from './few-at-once.ts';

/** Tasks that end when told. */
function tasks() {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const task = (number: number) => () => {
    begun.push(number);
    return new Promise<number>((resolve) => {
      ends[number] = () => resolve(number);
    });
  };
  return { begun, ends, task };
}

const { signal } = new AbortController();
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('no more than so many run, the others in the order asked', async () => {
  const { begun, ends, task } = tasks();
  const run = fewAtOnce(2);
  const all = [0, 1, 2, 3].map((number) => run(task(number), signal));
  await settled();
  expect(begun).toEqual([0, 1]);
  ends[1]();
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]();
  await settled();
  ends[2]();
  ends[3]();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

test('a task that nobody waits for any more is not begun', async () => {
  const { begun, ends, task } = tasks();
  const run = fewAtOnce(1);
  const first = run(task(0), signal);
  const controller = new AbortController();
  const second = run(task(1), controller.signal);
  controller.abort();
  ends[0]();
  await expect(second).rejects.toThrow();
  await first;
  expect(begun).toEqual([0]);
});

test('one that fails makes room', async () => {
  const run = fewAtOnce(1);
  await expect(run(() => Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  expect(await run(async () => 7, signal)).toBe(7);
});
