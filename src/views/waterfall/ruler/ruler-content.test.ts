import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { contentText, rulerContent } from './ruler-content.ts';

const trace = traceFromText(`
  web a  |--------|
   db b    |--|       status=error
   db c        |----|
   db d |-|
`);
const MS = 1e6;

describe('what lies in a stretch of time', () => {
  test('is what runs, what of it starts there, and what lies wholly inside', () => {
    // The drawing's first column is d's; the stretch is from just before b to just after its end.
    expect(rulerContent(trace, 2.5 * MS, 8 * MS)).toEqual({ running: 4, starting: 2, inside: 1, errors: 1 });
  });

  test('counts both its ends in', () => {
    expect(rulerContent(trace, trace.duration, trace.duration).running).toBeGreaterThan(0);
  });

  test('is said in a sentence', () => {
    expect(contentText({ running: 4, starting: 2, inside: 1, errors: 1 })).toBe(
      '4 spans running · 2 start here · 1 wholly inside · 1 error',
    );
    expect(contentText({ running: 0, starting: 0, inside: 0, errors: 0 })).toBe('No span is running.');
  });
});
