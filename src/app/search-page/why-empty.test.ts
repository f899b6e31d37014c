import { describe, expect, test } from 'vitest';
import type { SearchAnswer } from '../../trace/found-trace.ts';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { whyEmpty } from './why-empty.ts';

const NOW = 1_795_219_290_000;
const EMPTY: SearchAnswer = {
  traces: [],
  notes: [],
  returned: 0,
  isLimited: false,
  address: 'http://tempo/api/search',
  traceQl: '',
  range: [NOW - 900_000, NOW],
};

const labels = (query: Partial<typeof ANY_TRACE>, answer: Partial<SearchAnswer> = {}) =>
  whyEmpty({ ...ANY_TRACE, ...query }, { ...EMPTY, ...answer }, '', NOW).steps.map(({ label }) => label);

describe('why nothing was found', () => {
  test('a relative time can be made longer', () => {
    expect(labels({})).toEqual(['Search the last hour']);
  });

  test('an absolute time can be made wider', () => {
    const [from, to] = [NOW - 7_200_000, NOW - 3_600_000];
    const { reasons, steps } = whyEmpty({ ...ANY_TRACE, time: { type: 'between', from, to } }, EMPTY, '', NOW);
    expect(reasons).toEqual(['Only what began between the two times was searched.']);
    expect(steps[0]).toMatchObject({
      label: 'An hour more on either side',
      query: { time: { from: from - 3_600_000, to: to + 3_600_000 } },
    });
  });

  test('what an account above the results tells is not told again', () => {
    const notes = [{ kind: 'compensated', sentence: 'The server returned 20 traces …' } as const];
    const { reasons } = whyEmpty(ANY_TRACE, { ...EMPTY, returned: 20, notes }, '', NOW);
    expect(reasons.join()).not.toMatch(/returned/);
  });

  test('the longest time cannot, and neither can a file', () => {
    expect(labels({ time: { type: 'last', milliseconds: 7 * 86_400_000 } })).toEqual([]);
    expect(labels({}, { range: null })).toEqual([]);
  });

  test('each condition can be left out', () => {
    const steps = labels({ service: 'gateway', isErrorsOnly: true, durationMin: 5 }, { range: null });
    expect(steps).toEqual(['With and without errors', 'Any duration', 'Any service']);
  });

  test('each of several attributes can be left out alone, and the kind and health checks too', () => {
    const [a, b] = ['a', 'b'].map((key) => ({ key, operator: 'exists', value: '' }) as const);
    const query = { ...ANY_TRACE, kind: SpanKind.Server, attributes: [a, b], hidesHealthChecks: true };
    const { steps } = whyEmpty(query, { ...EMPTY, range: null }, '', NOW);
    expect(steps.map(({ label }) => label)).toEqual(['Any kind', 'Without a', 'Without b', 'With health checks']);
    expect(steps[1].query.attributes).toEqual([b]);
  });

  test('several conditions on spans are told to be of one span', () => {
    const reasonsOf = (query: Partial<typeof ANY_TRACE>) =>
      whyEmpty({ ...ANY_TRACE, ...query }, EMPTY, '', NOW).reasons.join();
    const one = { service: 'gateway', kind: SpanKind.Server, isErrorsOnly: true };
    expect(reasonsOf(one)).toMatch('One span must meet all of these: gateway, failed, server.');
    expect(reasonsOf(one)).toMatch('failed spans of gateway');
    expect(reasonsOf({ service: 'gateway', durationMin: 5 })).not.toMatch(/One span/);
  });

  test('what was returned and dropped is told, with a larger limit', () => {
    const { reasons, steps } = whyEmpty(ANY_TRACE, { ...EMPTY, returned: 20, isLimited: true }, '', NOW);
    expect(reasons[0]).toMatch(/^20 traces were returned/);
    expect(steps[0].query.limit).toBe(100);
  });

  test("Tempo's newest half minute is told where it matters", () => {
    const reasonsOf = (time: typeof ANY_TRACE.time) =>
      whyEmpty({ ...ANY_TRACE, time }, EMPTY, 'tempo', NOW).reasons.join();
    expect(reasonsOf(ANY_TRACE.time)).toMatch(/half a minute/);
    expect(reasonsOf({ type: 'between', from: 0, to: NOW - 3_600_000 })).not.toMatch(/half a minute/);
  });
});
