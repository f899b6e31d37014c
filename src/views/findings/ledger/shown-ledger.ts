import type { LedgerLine, LedgerSide } from '../../../analysis/ledger-shares.ts';

/** What names a line among those of one side. */
export function keyOf({ service, name }: LedgerLine): string {
  return JSON.stringify([service, name]);
}

export interface ShownLedger {
  readonly side: LedgerSide;
  readonly lines: readonly LedgerLine[];
  /** A colour a line. */
  readonly colours: readonly string[];
  /** The line whose spans are lit; null for none. */
  readonly litKey: string | null;
  readonly onToggle: (line: LedgerLine) => void;
}
