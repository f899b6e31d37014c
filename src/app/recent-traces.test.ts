import { describe, expect, test } from 'vitest';
import { parseRecentTraces, type RecentTrace, withoutTrace, withTrace } from './recent-traces.ts';

const trace: RecentTrace = {
  traceId: 'a1',
  rootService: 'gateway',
  rootName: 'GET /',
  duration: 5,
  startTimeUnixNano: '1700000000000000000',
  errorCount: 0,
  backend: 'jaeger',
  example: '',
  file: '',
};

describe('recent traces', () => {
  test('put the latest in front', () =>
    expect(withTrace([trace], { ...trace, traceId: 'b2' }).map((entry) => entry.traceId)).toEqual(['b2', 'a1']));

  test('hold a trace once, as it was seen last', () =>
    expect(withTrace([trace], { ...trace, errorCount: 3 })).toEqual([{ ...trace, errorCount: 3 }]));

  test('tell one trace from two places apart', () =>
    expect(withTrace([trace], { ...trace, backend: 'tempo' })).toHaveLength(2));

  test('are at most twenty', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...trace, traceId: String(i) }));
    const recent = withTrace(many, trace);
    expect([recent.length, recent[0], recent.at(-1)?.traceId]).toEqual([20, trace, '18']);
  });

  test('lose the one that is removed', () =>
    expect(withoutTrace([trace, { ...trace, traceId: 'b2' }], trace).map((entry) => entry.traceId)).toEqual(['b2']));

  test('are read from what was kept', () =>
    expect(parseRecentTraces(JSON.parse(JSON.stringify([trace])))).toEqual([trace]));

  test('leave out an entry that cannot be read', () =>
    expect(parseRecentTraces([{ ...trace, startTimeUnixNano: 'soon' }, 7, null, trace])).toEqual([trace]));

  test.each([null, 'x', { length: 3 }])('are none where %j was kept', (value) =>
    expect(parseRecentTraces(value)).toEqual([]),
  );
});
