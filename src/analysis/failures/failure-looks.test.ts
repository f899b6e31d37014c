import { expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { failureLooks } from './failure-looks.ts';

function isCancelled(facts: NonNullable<TestSpan['facts']>): boolean {
  const spans = spansFromText('web GET /page |---| status=error').map((span) => ({ ...span, facts }));
  return failureLooks(factsOf(traceFromSpans(spans), spans)).isCancelled(0);
}

test.each([
  { statusMessage: 'context canceled' },
  { statusMessage: 'ERROR: canceling statement due to user request (SQLSTATE 57014)' },
  { statusMessage: 'Error 1317: Query execution was interrupted' },
  { statusMessage: 'The user aborted a request.' },
  { exceptionType: 'java.lang.InterruptedException' },
  { statusMessage: '(Interrupted) operation was interrupted' },
  { statusMessage: 'stream error: stream ID 3; CANCEL' },
  { rpcStatus: '1' },
])('%j was given up on purpose', (facts) => {
  expect(isCancelled(facts)).toBe(true);
});

test.each([
  { statusMessage: 'ERROR: canceling statement due to statement timeout' },
  { statusMessage: 'Query execution was interrupted, maximum statement execution time exceeded' },
  { statusMessage: 'current transaction is aborted' },
  { statusMessage: 'stream error: stream ID 3; INTERNAL_ERROR' },
])('%j was not', (facts) => {
  expect(isCancelled(facts)).toBe(false);
});
