import { afterEach, describe, expect, test, vi } from 'vitest';
import { NO_SOURCE, type TraceState, type TracesState } from '../url-state.ts';
import type { Destination } from '../use-address.ts';
import { takeStep } from './take-step.ts';

afterEach(() => vi.unstubAllGlobals());

const TRACE: TraceState = { page: 'trace', traceId: 'a1', span: '', ...NO_SOURCE };
const LIST: TracesState = { page: 'traces', traceIds: [], ...NO_SOURCE };

/** Where a change of the span goes while the address bar says `path`. */
function stepsFrom(path: string, address: TraceState | TracesState): readonly Destination[] {
  const { pathname, search } = new URL(path, 'http://h/');
  vi.stubGlobal('document', { baseURI: 'http://h/' });
  vi.stubGlobal('location', { pathname, search });
  vi.stubGlobal('history', { state: null });
  const steps: Destination[] = [];
  takeStep({ address, navigate: (to) => steps.push(to) }, { span: 'b2' }, true);
  return steps;
}

describe('a change of what is looked at', () => {
  test('keeps what the address bar says by now', () => {
    expect(stepsFrom('/trace/a1?finding=gap', TRACE)).toEqual([{ ...TRACE, finding: 'gap', span: 'b2' }]);
  });

  test.each(['/', '/search?service=shop', '/trace/c3'])('brings nobody back from %s', (path) => {
    expect(stepsFrom(path, TRACE)).toEqual([]);
  });

  test('of a list is none', () => {
    expect(stepsFrom('/traces', LIST)).toEqual([]);
  });
});
