import { describe, expect, test } from 'vitest';
import { partOfWords, wordsOfPart } from './ledger-part.ts';
import { ledgerBy } from './ledger-shares.ts';
import type { LedgerEntry } from './trace-analysis.ts';

const LEDGER: readonly LedgerEntry[] = [
  { category: 'own', service: 'web', operation: 'GET /page', time: 8 },
  { category: 'database', service: 'a:b%', operation: 'c', time: 7 },
  { category: 'database', service: 'a', operation: 'b%:c', time: 5 },
];

describe('a part of the ledger', () => {
  test('is found again by its words, whatever its names have in them', () => {
    for (const side of ['service', 'operation', 'category'] as const) {
      for (const line of ledgerBy(LEDGER, side)) {
        const words = wordsOfPart(side, line);
        expect(partOfWords(LEDGER, words)).toEqual({ words, side, line });
      }
    }
  });

  test.each(['', 'database', 'host:web', 'service:mail', 'operation:web', 'category:'])('is none: %s', (words) => {
    expect(partOfWords(LEDGER, words)).toBeNull();
  });
});
