import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { natureOf } from './call-nature.ts';
import { knownOrder } from './known-order.ts';

function nature(span: Partial<TestSpan>) {
  const spans: TestSpan[] = [
    { id: '1', parent: null, service: 'web', name: 'call', kind: 'client', start: 0, end: 9, ...span },
  ];
  const trace = traceFromSpans(spans);
  const facts = factsOf(trace, spans);
  return natureOf(trace, facts, knownOrder(trace, facts), 0);
}

const command = (databaseSystem: string, databaseOperation: string) =>
  nature({ facts: { databaseSystem, databaseOperation } });

describe('a call changes something', () => {
  test.each(['SETEX', 'DEL', 'XADD', 'EVALSHA', 'HINCRBY', 'NEWCOMMAND'])(
    'by a command of a cache: %s',
    (operation) => {
      expect(command('redis', operation)).toBe('write');
    },
  );

  test.each([
    ['mongodb', 'findAndModify'],
    ['mongodb', 'findOneAndUpdate'],
    ['mongodb', 'bulkWrite'],
    ['elasticsearch', 'bulk'],
    ['elasticsearch', 'index'],
    ['cassandra', 'BATCH'],
    ['postgresql', 'CALL'],
    ['postgresql', 'ALTER'],
    ['postgresql', 'COPY'],
    ['dynamodb', 'TransactWriteItems'],
  ])('by a command of %s: %s', (system, operation) => {
    expect(command(system, operation)).toBe('write');
  });

  test.each([
    'WITH gone AS (DELETE FROM t RETURNING id) SELECT * FROM gone',
    'SELECT * FROM t WHERE id = 1 FOR UPDATE',
  ])('deeper within a statement: %s', (queryText) => {
    expect(nature({ name: 'q', facts: { databaseSystem: 'postgresql', queryText } })).toBe('write');
  });

  test('by its method', () => {
    expect(nature({ name: 'shop', facts: { rpcMethod: 'CreateOrder' } })).toBe('write');
  });

  test('by handing over a message', () => {
    expect(nature({ kind: 'producer', name: 'orders' })).toBe('write');
  });
});

describe('a call only reads', () => {
  test.each([
    ['redis', 'GET'],
    ['redis', 'TTL'],
    ['redis', 'HGETALL'],
    ['mongodb', 'find'],
    ['mongodb', 'aggregate'],
    ['dynamodb', 'GetItem'],
    ['dynamodb', 'BatchGetItem'],
    ['elasticsearch', 'search'],
    ['postgresql', 'SELECT'],
  ])('by a command of %s: %s', (system, operation) => {
    expect(command(system, operation)).toBe('read');
  });

  test('by its statement, whatever its name', () => {
    const queryText = 'WITH some AS (SELECT 1) SELECT last_update FROM some';
    expect(nature({ name: 'q1', facts: { databaseSystem: 'postgresql', queryText } })).toBe('read');
  });
});

test('of a call that says nothing nothing is known', () => {
  expect(nature({ name: 'do it' })).toBe('unknown');
});
