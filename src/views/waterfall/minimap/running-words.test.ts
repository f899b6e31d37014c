import { expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { serviceColours } from '../span-colours.ts';
import { groupAt } from './paint-running.ts';
import { runningSpans, sortedTimes } from './running-spans.ts';
import { columnInWords } from './running-words.ts';

const trace = traceFromText(`
  web   whole  |---|
    db  one    |--|
    db  two    |-|
`);
const colours = serviceColours(trace);
const running = runningSpans(trace, sortedTimes(trace), colours, 5);

test('a moment is told with its groups, most spans first', () => {
  expect(columnInWords(running, colours.groups, 0)).toBe('0 ns: 3 spans run; db 2, web 1');
  expect(columnInWords(running, colours.groups, 4)).toBe('4.00 ms: 1 span runs; web 1');
});

test.each([
  ['lowest', 1, 0],
  ['above it', 25, 1],
  ['above all', 35, null],
])('the group %s is the one whose area is pointed at', (_, above, group) => {
  // Three at once over 30 px.
  expect(groupAt(running, 0, above, 34)).toBe(group);
});
