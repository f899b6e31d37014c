import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ledgerBy, ledgerShareText, MOST_ADDED_UP, roundedShares } from './ledger-shares.ts';
import type { LedgerEntry } from './trace-analysis.ts';

const LEDGER: readonly LedgerEntry[] = [
  { category: 'retry', service: 'shop', operation: 'GET', time: 10 },
  { category: 'database', service: 'shop', operation: 'SELECT', time: 60 },
  { category: 'own', service: 'shop', operation: 'GET', time: 5 },
  { category: 'own', service: 'mail', operation: 'GET', time: 25 },
];

function told(side: Parameters<typeof ledgerBy>[1]) {
  return ledgerBy(LEDGER, side).map(({ service, name, time, share }) => [service, name, time, share]);
}

describe('the ledger', () => {
  test('by service', () => {
    expect(told('service')).toEqual([
      ['', 'shop', 75, 750],
      ['', 'mail', 25, 250],
    ]);
  });

  test('by operation keeps those of one name in two services apart', () => {
    expect(told('operation')).toEqual([
      ['shop', 'SELECT', 60, 600],
      ['mail', 'GET', 25, 250],
      ['shop', 'GET', 15, 150],
    ]);
  });

  test('by category', () => {
    expect(told('category')).toEqual([
      ['', 'database', 60, 600],
      ['', 'own', 30, 300],
      ['', 'retry', 10, 100],
    ]);
  });

  test('of no time has no shares', () => {
    expect(ledgerBy([{ category: 'own', service: 'shop', operation: 'GET', time: 0 }], 'service')[0].share).toBe(0);
  });
});

describe('shares', () => {
  test('of three thirds are whole together', () => {
    expect(roundedShares([1, 1, 1])).toEqual([334, 333, 333]);
  });

  test('of a few are 100.0 % together, whatever they are of, and each less than a tenth off', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: MOST_ADDED_UP }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        fc.pre(whole > 0);
        const shares = roundedShares(parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1000);
        for (const [i, part] of parts.entries()) expect(Math.abs(shares[i] - (part / whole) * 1000)).toBeLessThan(1);
      }),
    );
  });

  test('of many are each rounded for itself: equal ones are equal', () => {
    expect(new Set(roundedShares(Array(300).fill(1)))).toEqual(new Set([3]));
    expect(roundedShares([10, ...Array(300).fill(1)])[0]).toBe(32);
  });

  test('are written with one decimal', () => {
    expect(ledgerShareText({ share: 410, time: 5 })).toBe('41.0\u00a0%');
  });

  test('that round to nothing say that they are not', () => {
    expect(ledgerShareText({ share: 0, time: 5 })).toBe('<0.1\u00a0%');
  });

  test('of all are 100 %', () => {
    expect(ledgerShareText({ share: 1000, time: 5 })).toBe('100\u00a0%');
  });
});
