import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { spanName } from '../trace/span.ts';
import { contextOf } from './analyse-trace.ts';
import { lockHolderOf } from './lock-holder.ts';

/** The name of what may have held the lock that the first row named `waiting` waited for; null for none. */
function holder(drawing: string, waiting: string): string | null {
  const spans = spansFromText(drawing).map((span) =>
    span.kind === 'client' ? { ...span, facts: { databaseSystem: 'mysql' } } : span,
  );
  const trace = traceFromSpans(spans);
  const context = contextOf(trace, factsOf(trace, spans));
  const span =
    Array.from({ length: trace.length }, (_, row) => row).find((row) => spanName(trace, row) === waiting) ?? -1;
  const found = lockHolderOf(context, span);
  return found < 0 ? null : spanName(trace, found);
}

describe('what may have held a lock', () => {
  const TRANSACTIONS = `
    shop  POST /settle    |---------------------------------------------------------------------|
      shop  add fee        |-----------------------------------------------------------|
        shop  UPDATE fee   |-------------------------------------------------------|        kind=client
      shop  settle         |----------------------------------------------------------------|
        shop  COMMIT                                                       |-------|            kind=client
  `;

  test('is the transaction that ended just before a statement that writes', () => {
    expect(holder(TRANSACTIONS, 'UPDATE fee')).toBe('COMMIT');
  });

  test('is none where the statement only reads, or ends long after', () => {
    expect(holder(TRANSACTIONS.replace('UPDATE', 'SELECT'), 'SELECT fee')).toBeNull();
    expect(holder(TRANSACTIONS.replace('|-------| ', '|---| '), 'UPDATE fee')).toBeNull();
  });

  test('is what ran all along beside a span that waits by its name', () => {
    const drawing = `
      api  GET /config        |--------------------------------------------------------------|
        api  rebuild cache    |-------------------------------------------------------|
        api  acquire lock      |------------------------------------------------------|
        api  log                           |-----------------------------------------|
    `;
    expect(holder(drawing, 'acquire lock')).toBe('rebuild cache');
    expect(holder(drawing.replace('acquire lock', 'count things'), 'count things')).toBeNull();
    expect(holder(drawing.replace('rebuild cache', 'acquire lock '), 'acquire lock')).toBeNull();
  });
});
