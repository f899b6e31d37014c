import { describe, expect, test } from 'vitest';
import type { LoadProblem } from '../../load/load-problem.ts';
import type { TraceSummary } from '../../trace/span-table.ts';
import { NO_SOURCE, type TraceState, type TracesState } from '../url-state.ts';
import { isSameTrace, whichTrace } from './which-trace.ts';

const summary = (traceId: string): TraceSummary => ({
  traceId,
  rootService: 'a',
  rootName: 'b',
  startTimeUnixNano: 0n,
  duration: 1,
  spanCount: 1,
  errorCount: 0,
  serviceCount: 1,
});
const one: TraceState = { page: 'trace', traceId: 'ab', span: '', ...NO_SOURCE, file: 'x.json' };
const all: TracesState = { page: 'traces', traceIds: [], ...NO_SOURCE, file: 'x.json' };
const source = (...ids: string[]) => ({ summaries: ids.map(summary), missing: [] });

describe('an address of a trace', () => {
  test('means the trace of that id, however it is written', () =>
    expect(whichTrace({ ...one, traceId: '0xAB' }, source('cd', '000000000000000000000000000000ab'))).toEqual({
      type: 'trace',
      traceNumber: 1,
    }));

  test('means nothing in a file without that id', () =>
    expect(whichTrace(one, source('cd'))).toEqual({ type: 'absent' }));

  test('means whatever the backend gave for that id', () =>
    expect(whichTrace({ ...one, file: '', backend: 'jaeger' }, source('cd'))).toEqual({
      type: 'trace',
      traceNumber: 0,
    }));
});

describe('an address of a list', () => {
  const missing: LoadProblem[] = [
    { kind: 'unknown_format', sentence: 'No.', address: 'y', status: 0, serverWords: '', advice: [] },
  ];

  test('means the only trace of files some of which were not read', () =>
    expect(whichTrace(all, { ...source('ab'), missing })).toEqual({ type: 'trace', traceNumber: 0 }));

  test('means the list where an id was not found beside one', () =>
    expect(whichTrace({ ...all, file: '', traceIds: ['ab', 'cd'] }, { ...source('ab'), missing })).toEqual({
      type: 'list',
    }));

  test('means the list of several', () => expect(whichTrace(all, source('ab', 'cd'))).toEqual({ type: 'list' }));
  test('means the only trace', () => expect(whichTrace(all, source('ab'))).toEqual({ type: 'trace', traceNumber: 0 }));
});

test('ids of different numbers are different traces', () => expect(isSameTrace('ab', 'abc')).toBe(false));
