import { describe, expect, test, vi } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { stepToError } from './step-to-error.ts';

vi.mock('../../ui/announce.ts', () => ({ announce: vi.fn() }));

const trace = traceFromText(`
  web a     |--------|  status=error
   web b     |--|
   web c        |--|    status=error
`);

/** The row that is selected by a step from `row`, and what is brought in sight. */
function stepFrom(row: number, of = trace): readonly [selected: unknown, sight: unknown] {
  const [select, onSight] = [vi.fn(), vi.fn()];
  stepToError(of, { row, select }, { onSight });
  return [select.mock.calls[0]?.[0], onSight.mock.calls[0]?.[0].spans[0]];
}

describe('a step to an error', () => {
  test('leads to the first one where nothing is selected', () => {
    expect(stepFrom(-1)).toEqual([0, 0]);
  });

  test('leads to the next, and after the last to the first', () => {
    expect([0, 1, 2].map((row) => stepFrom(row)[0])).toEqual([2, 2, 0]);
  });

  test('leads to the only one from anywhere, from itself too', () => {
    const last = traceFromText(`
      web a     |--------|
       web b     |--|       status=error
    `);
    expect([-1, 0, 1].map((row) => stepFrom(row, last)[0])).toEqual([1, 1, 1]);
  });
});
