import { expect, test } from 'vitest';
import { spanIdDigits } from './span-id-digits.ts';

test.each([
  ['00f067aa0ba902b7', '00f067aa0ba902b7'],
  ['00F067AA0BA902B7', '00f067aa0ba902b7'],
  ['0x00f067aa0ba902b7', '00f067aa0ba902b7'],
  ['00f067aa-0ba9-02b7', '00f067aa0ba902b7'],
  ['000000000000000000f067aa0ba902b7', '00f067aa0ba902b7'],
  ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '00f067aa0ba902b7'],
  ['APBnqgupArc=', '00f067aa0ba902b7'],
  ['0ba902b7', '0ba902b7'],
])('%s says the id %s', (text, digits) => expect(spanIdDigits(text)).toBe(digits));

test.each(['cafe', '200', 'GET', 'customer_id=', '4bf92f3577b34da6a3ce929d0e0e4736', ''])(
  '%j says no span id',
  (text) => expect(spanIdDigits(text)).toBeNull(),
);
