import { expect, test } from 'vitest';
import { foundTrace } from './found-for-tests.ts';
import { headlineOf } from './headline.ts';

const ms = (duration: number, errorCount = 0) => foundTrace({ duration: duration * 1e6, errorCount });

test.each([
  [[], 'No trace found', ''],
  [[ms(38)], '1 trace, 38.0 ms', 'none holds errors'],
  [[ms(38, 2)], '1 trace, 38.0 ms', 'it holds errors'],
  [[ms(38), ms(100, 1)], '2 traces, 38.0 ms to 100 ms', '1 holds errors'],
  [[ms(300), ms(38, 1), ms(100, 4)], '3 traces, 38.0 ms to 300 ms', 'half took 100 ms or less, 2 hold errors'],
  [[ms(1, 1), ms(2, 1)], '2 traces, 1.00 ms to 2.00 ms', 'all hold errors'],
  [[ms(1, -1), ms(2, 0)], '2 traces, 1.00 ms to 2.00 ms', ''],
])('case %#', (traces, figures, rest) => {
  expect(headlineOf(traces)).toEqual({ figures, rest });
});

test('where some are listed, the words say that they are of all', () => {
  expect(headlineOf([ms(38), ms(100)], true).figures).toBe('2 traces in all, 38.0 ms to 100 ms');
});
