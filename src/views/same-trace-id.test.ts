import { expect, test } from 'vitest';
import { isSameTraceId } from './same-trace-id.ts';

const NORMALISED = '00000000000000000123456789abcdef';

test.each(['0123456789ABCDEF', '123456789abcdef', NORMALISED])('%s is the trace on show', (written) => {
  expect(isSameTraceId(written, NORMALISED)).toBe(true);
});

test.each(['0123456789abcdee', '', '10000000000000000123456789abcdef'])('%j is another trace', (written) => {
  expect(isSameTraceId(written, NORMALISED)).toBe(false);
});

test('compares ids that are not hexadecimal as text', () => {
  expect(isSameTraceId('order-17', 'order-17')).toBe(true);
});
