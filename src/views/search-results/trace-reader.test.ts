import { expect, test } from 'vitest';
import { foundTrace } from './found-for-tests.ts';
import { isMiscounted, miscountedWords } from './trace-reader.ts';

const readWith = (spanCount: number) => ({ times: [], counted: foundTrace({ spanCount }), error: '' });

test.each([
  ['as many as it told', 5, readWith(5), false],
  ['others', 5, readWith(7), true],
  ['what it did not tell', -1, readWith(7), false],
  ['nothing yet', 5, undefined, false],
] as const)('of a search, where the trace has %s', (_, told, reading, isOther) =>
  expect(isMiscounted(foundTrace({ spanCount: told }), reading)).toBe(isOther),
);

test('how many there are is told', () => {
  expect([0, 1, 2].map(miscountedWords)).toEqual([
    '',
    'Spans are those read in the traces: of one trace the search told another number.',
    'Spans are those read in the traces: of 2 traces the search told another number.',
  ]);
});
