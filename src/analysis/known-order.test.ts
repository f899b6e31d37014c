import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { withoutValues } from './call-fingerprint.ts';
import { knownOrder } from './known-order.ts';

/** Two calls below one root, as rows 1 and 2. */
function orderOf(earlier: Partial<TestSpan>, later: Partial<TestSpan> = {}) {
  const call = { parent: '1', service: 'web', name: 'call', kind: 'client' } as const;
  const spans: TestSpan[] = [
    { id: '1', parent: null, service: 'web', name: 'GET /', start: 0, end: 100 },
    { ...call, id: '2', start: 0, end: 50, ...earlier },
    { ...call, id: '3', start: 50, end: 100, ...later },
  ];
  const trace = traceFromSpans(spans);
  return knownOrder(trace, factsOf(trace, spans));
}

const isKnown = (earlier: Partial<TestSpan>, later: Partial<TestSpan> = {}) => orderOf(earlier, later).isKnown(1, 2);

describe('the order of two calls is known', () => {
  test('after a failure, and not before one', () => {
    expect(isKnown({ status: 'error' })).toBe(true);
    expect(isKnown({}, { status: 'error' })).toBe(false);
  });

  test('where the later one is sent again', () => {
    expect(isKnown({}, { facts: { resendCount: '1' } })).toBe(true);
    expect(isKnown({ facts: { resendCount: '1' } }, { facts: { resendCount: '0' } })).toBe(false);
  });

  test.each([
    { databaseOperation: 'INSERT' },
    { querySummary: 'update users' },
    { queryText: '  DELETE FROM users' },
    { queryText: '/* traced */ -- by us\n(INSERT INTO users VALUES (1))' },
    { queryText: 'BEGIN' },
    { httpMethod: 'POST' },
    { httpMethod: 'patch' },
    { messagingOperation: 'send' },
  ])('where either is a write: %j', (facts) => {
    expect([isKnown({ facts }), isKnown({}, { facts })]).toEqual([true, true]);
  });

  test.each([
    { databaseOperation: 'SELECT' },
    { queryText: 'SELECT * FROM inserts' },
    { queryText: '/* INSERT' },
    { queryText: '' },
    { httpMethod: 'GET' },
    { databaseSystem: 'mysql' },
  ])('but not where both read, or do not say: %j', (facts) => {
    expect([isKnown({ facts }), isKnown({}, { facts })]).toEqual([false, false]);
  });

  test('by a name only of what is said to be a database', () => {
    expect(isKnown({ name: 'INSERT users' })).toBe(false);
    expect(isKnown({ name: 'INSERT users', facts: { databaseSystem: 'mysql' } })).toBe(true);
  });

  test('between a model and a tool, in either order, and not between two of a kind', () => {
    const [model, tool] = ['chat', 'execute_tool'].map((modelOperation) => ({ facts: { modelOperation } }));
    expect([isKnown(model, tool), isKnown(tool, model)]).toEqual([true, true]);
    expect([isKnown(model, model), isKnown(tool, tool), isKnown({}, tool)]).toEqual([false, false, false]);
  });

  test('however a statement is commented', () => {
    const facts = { queryText: `${'/**/'.repeat(1000)}!` };
    expect(isKnown({ facts })).toBe(false);
  });
});

describe('a statement without its values', () => {
  test.each([
    ['SELECT * FROM t1 WHERE id = 17', 'SELECT * FROM t1 WHERE id = ?'],
    ["SELECT 'it''s', 'a\\'b' FROM x", 'SELECT ?, ? FROM x'],
    ['SELECT 1.5, 2e9', 'SELECT ?, ?'],
    ["SELECT name FROM u WHERE n = 'cut of", 'SELECT name FROM u WHERE n = ?'],
    ['SELECT "users"."id" FROM "users"', 'SELECT "users"."id" FROM "users"'],
  ])('%s', (statement, expected) => {
    expect(withoutValues(statement)).toBe(expected);
  });
});
