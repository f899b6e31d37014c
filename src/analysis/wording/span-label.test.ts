import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import type { TestSpan } from '../../testing/trace-from-spans.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import type { Fact } from '../../trace/span-facts.ts';
import { callLabel, operationLabel, spanLabel } from './span-label.ts';

/** One span, and below it a child where `isLeaf` is false. */
function labelled(span: Partial<TestSpan>, noted: Partial<Record<Fact, string>> = {}, isLeaf = true) {
  const root: TestSpan = {
    id: '1',
    parent: null,
    service: 'orders',
    name: 'GET',
    start: 0,
    end: 9,
    facts: noted,
    ...span,
  };
  const child: TestSpan = { id: '2', parent: '1', service: 'stock', name: 'GET /stock', start: 1, end: 2 };
  const spans = isLeaf ? [root] : [root, child];
  const trace = traceFromSpans(spans);
  return { trace, facts: factsOf(trace, spans) };
}

describe('the label of a span', () => {
  test('is its service and its name', () => {
    const { trace, facts } = labelled({ name: 'reserve' });
    expect(spanLabel(trace, facts, 0)).toBe('orders › reserve');
  });

  test('is its name alone where no service is known', () => {
    const { trace, facts } = labelled({ service: '', name: 'reserve' });
    expect(spanLabel(trace, facts, 0)).toBe('reserve');
  });

  test('says so where there is no name', () => {
    const { trace, facts } = labelled({ name: '' });
    expect(spanLabel(trace, facts, 0)).toBe('orders › (no name)');
  });

  test('before a verb has the service behind', () => {
    const { trace, facts } = labelled({ name: 'INSERT reservations' });
    expect(callLabel(trace, facts, 0)).toBe('INSERT reservations (orders)');
  });

  test('is one line, however the name is', () => {
    const { trace, facts } = labelled({ name: `a\nb\u202e${'c'.repeat(500)}` });
    expect(operationLabel(trace, facts, 0)).toMatch(/^a b\ufffdc{75}…$/);
  });
});

describe('a poor name', () => {
  test('of a statement has its table', () => {
    const { trace, facts } = labelled({ name: 'SELECT FROM' }, { queryText: 'SELECT id FROM authors' });
    expect(operationLabel(trace, facts, 0)).toBe('SELECT FROM authors');
  });

  test('of a request that spans came back from has its path', () => {
    const { trace, facts } = labelled({ kind: 'client' }, { url: 'https://stock.example.org/stock?id=7' }, false);
    expect(operationLabel(trace, facts, 0)).toBe('GET /stock');
  });

  test('of a request that nothing came back from has the host', () => {
    const { trace, facts } = labelled({ kind: 'client', name: 'POST' }, { url: 'https://me:pw@api.stripe.com:443/v1' });
    expect(operationLabel(trace, facts, 0)).toBe('POST api.stripe.com');
  });

  test('has the path where the host is an address of digits, or of this machine', () => {
    const urls = ['http://127.0.0.1:8106/v1/charges?ms=3', 'http://localhost/v1/charges', 'http://[::1]/v1/charges'];
    for (const url of urls) {
      const { trace, facts } = labelled({ kind: 'client', name: 'POST' }, { url });
      expect(operationLabel(trace, facts, 0)).toBe('POST /v1/charges');
    }
  });

  test('has no more if that is what the service says', () => {
    const { trace, facts } = labelled({}, { peer: 'orders' });
    expect(spanLabel(trace, facts, 0)).toBe('orders › GET');
  });

  test('stays alone where nothing tells more', () => {
    const { trace, facts } = labelled({});
    expect(spanLabel(trace, facts, 0)).toBe('orders › GET');
  });
});
