import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { adviceAbout } from './advice.ts';
import { isReceiving, roleOf } from './span-role.ts';

const SPAN: TestSpan = { id: '1', parent: null, service: 'shop', name: 'work', start: 0, end: 9 };

function traced(span: Partial<TestSpan>, ...others: TestSpan[]) {
  const spans = [{ ...SPAN, ...span }, ...others];
  const trace = traceFromSpans(spans);
  return { trace, facts: factsOf(trace, spans) };
}

function advice(span: Partial<TestSpan>, ...others: TestSpan[]): string {
  const { trace, facts } = traced(span, ...others);
  return adviceAbout(trace, facts, 0);
}

function role(span: Partial<TestSpan>): string {
  const { trace, facts } = traced(span);
  return roleOf(trace, facts, 0);
}

test('what a model took before its first token is advised on as that', () => {
  const asked = { kind: 'client', end: 9e9, facts: { modelOperation: 'chat', timeToFirstToken: '8.1' } } as const;
  expect(advice(asked)).toContain('before the first token');
  expect(advice({ ...asked, facts: { ...asked.facts, timeToFirstToken: '0.3' } })).toContain('after the first token');
});

test('an initialisation within a cold start is the start', () => {
  const spans: TestSpan[] = [
    { ...SPAN, kind: 'server', facts: { coldStart: 'true' } },
    { ...SPAN, id: '2', parent: '1', name: 'Initialization' },
    { ...SPAN, id: '3', parent: '1', name: 'render' },
  ];
  const trace = traceFromSpans(spans);
  const advised = [1, 2].map((row) => adviceAbout(trace, factsOf(trace, spans), row).includes('cold start'));
  expect(advised.toSorted()).toEqual([false, true]);
});

describe('the role of a span', () => {
  const roles: [Partial<TestSpan>, string][] = [
    [{ kind: 'client', facts: { databaseSystem: 'postgresql' } }, 'database'],
    [{ kind: 'internal', facts: { queryText: 'SELECT 1' } }, 'database'],
    [{ kind: 'client', name: 'SQL SELECT' }, 'database'],
    [{ kind: 'client', name: 'DELETE /cart' }, 'call'],
    [{ kind: 'client', name: 'select seats' }, 'call'],
    [{ kind: 'internal', name: 'SELECT best offer' }, 'own'],
    [{ kind: 'client', facts: { httpMethod: 'GET' } }, 'call'],
    [{ kind: 'client' }, 'call'],
    [{ kind: 'server' }, 'serve'],
    [{ kind: 'server', facts: { coldStart: 'true' } }, 'cold-start'],
    [{ kind: 'server', facts: { coldStart: 'false' } }, 'serve'],
    [{ kind: 'client', facts: { modelOperation: 'chat' } }, 'model'],
    [{ kind: 'internal', facts: { modelOperation: 'execute_tool' } }, 'tool'],
    [{ kind: 'internal', facts: { modelOperation: 'invoke_agent' } }, 'own'],
    [{ kind: 'producer' }, 'send'],
    [{ kind: 'client', facts: { messagingOperation: 'send' } }, 'send'],
    [{ kind: 'client', facts: { messagingOperation: 'receive' } }, 'receive'],
    [{ kind: 'consumer', name: 'orders receive' }, 'receive'],
    [{ kind: 'consumer', name: 'poll' }, 'receive'],
    [{ kind: 'consumer', name: 'orders process' }, 'own'],
    [{ kind: 'internal', name: 'poll' }, 'own'],
    [{ kind: 'internal' }, 'own'],
  ];
  test.each(roles)('of %j is %s', (span, expected) => {
    expect(role(span)).toBe(expected);
  });
});

test('a consumer that says it processes does not wait, whatever its name', () => {
  const { trace, facts } = traced({ kind: 'consumer', name: 'poll', facts: { messagingOperation: 'process' } });
  expect(isReceiving(trace, facts, 0)).toBe(false);
});

describe('advice', () => {
  test('about a query names it, its system and what it returned', () => {
    const facts = { databaseSystem: 'postgresql', querySummary: 'SELECT orders', returnedRows: '12000' };
    expect(advice({ kind: 'client', facts })).toBe(
      'Look at the query plan and the indexes for SELECT orders in postgresql; it returned 12,000 rows.',
    );
  });

  test('about code that names whom it calls is about that, where nothing came back from it', () => {
    const facts = { peer: 'api.stripe.com' };
    expect(advice({ kind: 'internal', facts })).toMatch(/^api\.stripe\.com sent no span/);
    expect(advice({ kind: 'internal', facts }, { ...SPAN, id: '2', parent: '1', end: 1 })).toMatch(/^Its own code/);
  });

  test('about a write is not about its plan', () => {
    const facts = { databaseSystem: 'mysql', databaseOperation: 'INSERT' };
    expect(advice({ kind: 'client', name: 'INSERT orders', facts })).toBe(
      'Look at lock waits, triggers and the indexes to be kept up for INSERT orders in mysql.',
    );
  });

  test('about a write is told by the name where nothing else tells', () => {
    expect(advice({ kind: 'client', name: 'INSERT orders', facts: { databaseSystem: 'mysql' } })).toContain(
      'lock waits',
    );
  });

  test('about looking up a name is about names', () => {
    expect(advice({ name: 'dns.lookup' })).toContain('resolver');
  });

  test('about a call of what has its own service’s name does not say that this sent no span', () => {
    expect(advice({ kind: 'client', facts: { peer: 'shop' } })).toMatch(/^What it called sent no span/);
  });

  test.each([
    ['resource.script /static/app.js', 'A file that the page loads'],
    ['resourceFetch', 'A file that the page loads'],
    ['browser request', 'The browser waits for the page itself'],
    ['documentFetch', 'The browser waits for the page itself'],
    ['ui.long-task Main UI thread blocked', 'The browser’s main thread was busy'],
    ['resource manager', 'Its own code'],
  ])('about what a browser records of itself is not about own code: %s', (name, beginning) => {
    expect(advice({ name }).startsWith(beginning)).toBe(true);
  });

  test.each([
    [{ databaseSystem: 'postgresql', databaseOperation: 'COMMIT' }, 'Look at how changes are written in postgresql'],
    [{ databaseSystem: 'mysql', queryText: 'SELECT * FROM stock WHERE id = ? FOR UPDATE' }, 'It may wait for a lock'],
    [{ databaseSystem: 'postgresql', queryText: 'SELECT pg_advisory_lock(42)' }, 'It may wait for a lock'],
    [{ databaseSystem: 'redis', databaseOperation: 'BLPOP' }, 'This waits until there is something to take'],
    [{ databaseSystem: 'redis', databaseOperation: 'LPOP' }, 'Look at how much it reads or writes'],
  ])('about what waits in a store is about that: %j', (facts, beginning) => {
    expect(advice({ kind: 'client', facts }).startsWith(beginning)).toBe(true);
  });

  test('about a key-value store is not about a plan either', () => {
    expect(advice({ kind: 'client', facts: { databaseSystem: 'redis' } })).not.toContain('plan');
  });

  test('about a call that nothing came back from names whom it called', () => {
    expect(advice({ kind: 'client', facts: { url: 'https://me:pw@api.stripe.com/v1' } })).toBe(
      'api.stripe.com sent no span: the time is in it or on the way. Instrument it if it is yours, and check that trace context reaches it.',
    );
  });

  test('about a call with spans below does not say that there are none', () => {
    const below: TestSpan = { ...SPAN, id: '2', parent: '1', start: 3, end: 3 };
    expect(advice({ kind: 'client', facts: { peer: 'stock' } }, below)).not.toContain('no span');
  });

  test('about a model has its name and its tokens', () => {
    const facts = { modelOperation: 'chat', model: 'large-1', inputTokens: '1200', outputTokens: '900' };
    expect(advice({ kind: 'client', facts })).toBe(
      'Model large-1, 1,200 tokens in, 900 tokens out. Stream the answer, or shorten what is asked and answered.',
    );
  });

  test('about a model that says nothing of itself begins with the advice', () => {
    expect(advice({ kind: 'client', facts: { modelOperation: 'chat', inputTokens: '-' } })).toMatch(/^Stream/);
  });

  test.each([
    ['acquire lock', 'who holds it'],
    ['semaphore.acquire', 'who is let in before it'],
    ['sleep', 'on purpose'],
  ])('about %s does not say that its code is slow', (name, words) => {
    expect(advice({ name })).toContain(words);
    expect(advice({ name })).not.toContain('profile');
  });

  test('about waiting for a message says that it is waiting', () => {
    expect(advice({ kind: 'consumer', name: 'orders receive' })).toContain('waiting for a message, not work');
  });
});
