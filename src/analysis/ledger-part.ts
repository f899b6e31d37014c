import { type LedgerLine, type LedgerSide, ledgerBy } from './ledger-shares.ts';
import type { LedgerEntry } from './trace-analysis.ts';

/** A line of the ledger that is chosen. */
export interface LedgerPart {
  /** What names it in an address. */
  readonly words: string;
  readonly side: LedgerSide;
  readonly line: LedgerLine;
}

const SIDES: readonly LedgerSide[] = ['service', 'operation', 'category'];

/** Returns what names a line in an address: `category:database`, `operation:orders:GET /orders/{id}`. */
export function wordsOfPart(side: LedgerSide, { service, name }: LedgerLine): string {
  const of = side === 'operation' ? `${service.replaceAll('%', '%25').replaceAll(':', '%3A')}:` : '';
  return `${side}:${of}${name}`;
}

/** Returns the line that an address names; null where the ledger has none of that name. */
export function partOfWords(ledger: readonly LedgerEntry[], words: string): LedgerPart | null {
  const side = SIDES.find((each) => words.startsWith(`${each}:`));
  const line = side && ledgerBy(ledger, side).find((each) => wordsOfPart(side, each) === words);
  return side !== undefined && line !== undefined ? { words, side, line } : null;
}
