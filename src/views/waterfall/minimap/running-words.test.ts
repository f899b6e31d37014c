import { expect, test } from 'vitest';
import { atOnce } from '../../../lib/in-slices.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { serviceColours } from '../span-colours.ts';
import { groupAt } from './paint-running.ts';
import { runningSpans, sortedTimes } from './running-spans.ts';
import { columnInWords, meanInWords } from './running-words.ts';

const trace = traceFromText(`
  web   whole  |---|
    db  one    |--|
    db  two    |-|
`);
const colours = serviceColours(trace);
const running = runningSpans(trace, atOnce(sortedTimes(trace)), colours, 5);

test('a column is told with its time and its groups, most spans first', () => {
  expect(columnInWords(running, colours.groups, 0)).toBe('1.00 ms from 0 ns on: mean 3, at most 3 spans; db 2, web 1');
  expect(columnInWords(running, colours.groups, 4)).toBe('1.00 ms from 4.00 ms on: mean 1, at most 1 span; web 1');
});

test('a mean over a column of several moments is told beside the most', () => {
  const whole = runningSpans(trace, atOnce(sortedTimes(trace)), colours, 1);
  expect(columnInWords(whole, colours.groups, 0)).toBe(
    '5.00 ms from 0 ns on: mean 2.4, at most 3 spans; db 1.4, web 1',
  );
});

test.each([
  [0, '0'],
  [0.000003, '<0.01'],
  [0.0643, '0.064'],
  [0.6, '0.6'],
  [12.34, '12.3'],
  [1516.4, '1,516'],
])('a mean of %d is told as %s', (mean, words) => expect(meanInWords(mean)).toBe(words));

test.each([
  ['lowest', 1, 0],
  ['above it', 25, 1],
  ['above all', 35, null],
])('the group %s is the one whose area is pointed at', (_, above, group) => {
  // Three at once over 30 px.
  expect(groupAt(running, 0, above, 34)).toBe(group);
});
