import { expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { type SpanColours, serviceColours } from '../span-colours.ts';
import { latestSlivers } from './latest-slivers.ts';

const trace = traceFromText(`
  a  one   |--|
  b  two       |--|
`);

const byName: SpanColours = { by: 'name', groups: [], groupOf: (span) => 1 - span };

test('services that get marks are drawn from the slivers that there are', () => {
  const latest = latestSlivers(null, trace, serviceColours(trace), 10, 4);
  expect(latestSlivers(latest, trace, serviceColours(trace), 10, 4)).toBe(latest);
});

test.each([
  ['other groups', byName, 10, 4],
  ['other columns', serviceColours(trace), 12, 4],
  ['other rows', serviceColours(trace), 10, 6],
])('%s have slivers of their own', (_, colours, columns, rows) => {
  const latest = latestSlivers(null, trace, serviceColours(trace), 10, 4);
  const { slivers } = latestSlivers(latest, trace, colours, columns, rows);
  expect(slivers).not.toBe(latest.slivers);
  expect(slivers).toMatchObject({ columns, rows });
});

test('another trace has slivers of its own', () => {
  const latest = latestSlivers(null, trace, serviceColours(trace), 10, 4);
  const other = traceFromText('a  one  |--|');
  expect(latestSlivers(latest, other, serviceColours(other), 10, 4).trace).toBe(other);
});
