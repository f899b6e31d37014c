import { describe, expect, test } from 'vitest';
import { ANY_TRACE, type AttributeCondition, type SearchQuery } from '../../trace/search-query.ts';
import type { SearchAsking } from './backend-search.ts';
import { zipkinSearch } from './zipkin-search.ts';

/** Searches a Zipkin that gives so many traces each time; returns the answer and the parameters of each question. */
async function searched(asked: Partial<SearchQuery>, count = 1) {
  const questions: Record<string, string>[] = [];
  const asking: SearchAsking = {
    range: [3_600_000, 7_200_000],
    now: 7_200_000,
    api: undefined,
    learn: () => {},
    ask: () => Promise.reject(new Error('Nothing is asked beside the traces.')),
    readTraces: async ([{ path, api }]) => {
      questions.push(Object.fromEntries(new URL(path, 'http://host').searchParams));
      return { count, api, isCut: false };
    },
    oldestWanted: () => null,
  };
  const answer = await zipkinSearch.search({ ...ANY_TRACE, ...asked }, asking);
  return { answer, questions };
}

const attribute = (key: string, operator: AttributeCondition['operator'], value = ''): AttributeCondition => ({
  key,
  operator,
  value,
});

const TIME = { endTs: '7200000', lookback: '3600000' };

describe('Zipkin is asked', () => {
  test('for anything of the time', async () => {
    const { questions, answer } = await searched({});
    expect(questions).toEqual([{ ...TIME, limit: '20' }]);
    expect(answer).toMatchObject({ decidedHere: [], isLimited: false, isNewest: true });
  });

  test('for service and span', async () => {
    const { questions } = await searched({ service: 'shop', operation: 'get /cart' });
    expect(questions).toEqual([{ serviceName: 'shop', spanName: 'get /cart', ...TIME, limit: '20' }]);
  });

  test('for more traces where different spans may meet what one is to meet', async () => {
    const { questions } = await searched({ operation: 'get /cart', isErrorsOnly: true });
    expect(questions).toEqual([{ spanName: 'get /cart', annotationQuery: 'error', ...TIME, limit: '100' }]);
  });

  test('for tags that are there, or have a value', async () => {
    const attributes = [attribute('http.path', '=', '/a=b'), attribute('retry', 'exists')];
    const [question] = (await searched({ attributes })).questions;
    expect(question.annotationQuery).toBe('http.path=/a=b and retry');
  });

  test.each([
    ['another operator', attribute('k', '!=', 'v')],
    ['a value that holds its “and”', attribute('k', '=', 'a and b')],
    ['a value that it would trim', attribute('k', '=', ' v')],
    ['a key that holds its sign of equality', attribute('k=', '=', 'v')],
    ['a number that may be written otherwise', attribute('k', '=', '1.0')],
    ['what it keeps elsewhere', attribute('network.peer.address', '=', '10.0.0.1')],
    ['a text longer than stores index', attribute('k', '=', 'v'.repeat(300))],
  ])('no tag for %s, which is decided here', async (_what, condition) => {
    const { questions, answer } = await searched({ attributes: [condition] });
    expect(questions[0].annotationQuery).toBeUndefined();
    expect(answer.decidedHere).toEqual([condition.key]);
  });

  test('for a peer both as such and as a tag', async () => {
    const { questions } = await searched({
      service: 'web',
      attributes: [attribute('service.peer.name', '=', 'mysql')],
    });
    expect(questions.map(({ remoteServiceName, annotationQuery }) => [remoteServiceName, annotationQuery])).toEqual([
      ['mysql', undefined],
      [undefined, 'service.peer.name=mysql'],
      [undefined, undefined],
    ]);
  });

  test('for lists that hold a value, which no tag finds, and whether there are more is told', async () => {
    const attributes = [attribute('http.path', '=', '/a'), attribute('retry', 'exists')];
    const few = await searched({ attributes });
    expect(few.questions.map(({ annotationQuery }) => annotationQuery)).toEqual(['http.path=/a and retry', 'retry']);
    expect(few.answer.notes).toEqual([]);
    const many = await searched({ attributes: [attribute('http.path', '=', '/a')] }, 1000);
    expect(many.answer.notes).toMatchObject([{ sentence: expect.stringMatching(/lists.*http\.path.*20 traces/) }]);
  });

  test('for no lists where no value is compared', async () =>
    expect((await searched({ attributes: [attribute('retry', 'exists')] })).questions).toHaveLength(1));

  test('for the durations of spans in whole microseconds, widened', async () => {
    const bounds = { durationOf: 'span', durationMin: 1_500_999, durationMax: 2_000_001 } as const;
    const [question] = (await searched(bounds)).questions;
    expect([question.minDuration, question.maxDuration]).toEqual(['1500', '2001']);
  });

  test.each([
    ['of traces', { durationOf: 'trace', durationMin: 5_000_000 }, 'trace latency'],
    ['without a lower bound', { durationOf: 'span', durationMax: 5_000_000 }, 'span latency'],
    ['between which nothing is', { durationOf: 'span', durationMin: 6_000_000, durationMax: 5_000 }, 'span latency'],
  ] as const)('for no durations %s, which are decided here', async (_what, bounds, words) => {
    const { questions, answer } = await searched(bounds);
    expect(questions).toEqual([{ ...TIME, limit: '100' }]);
    expect(answer.decidedHere).toEqual([words]);
  });

  test('for traces with a long span, where there are more than were asked for', async () => {
    const { questions } = await searched({ durationMin: 5_000_000 }, 1000);
    expect(questions[1]).toEqual({ minDuration: '5000', ...TIME, limit: '100' });
  });

  test('for quick spans that have a duration, where there are more than were asked for', async () => {
    const { questions } = await searched({ durationOf: 'span', durationMax: 5_000_000 }, 1000);
    expect(questions[1]).toEqual({ minDuration: '1', maxDuration: '5000', ...TIME, limit: '100' });
  });
});
