import { describe, expect, test } from 'vitest';
import { traceFromText } from '../testing/trace-from-text.ts';
import { sightOf } from './finding-sight.ts';

const TRACE = traceFromText(`
web  GET /page  |--------------------------------------------------|
  web  a             |----|
  web  b                         |----|
`);

describe('what brings a finding in sight', () => {
  test('is the time it is about, and a little around it', () => {
    const stretches = [
      { span: 1, start: 1000, end: 1500 },
      { span: 2, start: 1500, end: 2000 },
    ];
    expect(sightOf(TRACE, { spans: [1, 2], stretches })).toEqual({ spans: [1, 2], time: [920, 2080] });
  });

  test('of none that it names is that of its spans', () => {
    const [start, end] = sightOf(TRACE, { spans: [1, 2], stretches: [] }).time ?? [];
    expect(start).toBeLessThan(TRACE.start[1]);
    expect(end).toBeGreaterThan(TRACE.end[2]);
  });

  test('is that of its spans while times are shown as recorded', () => {
    const stretches = [{ span: 1, start: 1000, end: 1500 }];
    expect(sightOf(TRACE, { spans: [1, 2], stretches }, true)).toEqual(
      sightOf(TRACE, { spans: [1, 2], stretches: [] }),
    );
  });

  test('is never before the trace', () => {
    const stretches = [{ span: 0, start: 0, end: 100 }];
    expect(sightOf(TRACE, { spans: [0], stretches }).time?.[0]).toBe(0);
  });

  test('of nothing leaves the time as it is', () => {
    expect(sightOf(TRACE, { spans: [], stretches: [] }).time).toBeNull();
  });

  test('of a moment leaves the time as it is', () => {
    expect(sightOf(TRACE, { spans: [1], stretches: [{ span: 1, start: 5, end: 5 }] }).time).toBeNull();
  });
});
