import type { Nanoseconds } from '../trace/units.ts';
import type { LedgerEntry } from './trace-analysis.ts';

export type LedgerSide = 'service' | 'operation' | 'category';

/** A line of the ledger: all entries that are alike on one side. */
export interface LedgerLine {
  /** The category, or the service's or the operation's name. */
  readonly name: string;
  /** Of an operation, its service; else empty. */
  readonly service: string;
  readonly time: Nanoseconds;
  /** Tenths of a percent; see `roundedShares`. */
  readonly share: number;
  readonly entries: readonly LedgerEntry[];
}

/** Returns the ledger by one of its sides, most time first. */
export function ledgerBy(ledger: readonly LedgerEntry[], side: LedgerSide): LedgerLine[] {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) {
    const key = side === 'operation' ? JSON.stringify([entry.service, entry.operation]) : entry[side];
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  const lines = [...groups.values()].map((entries) => ({
    name: entries[0][side],
    service: side === 'operation' ? entries[0].service : '',
    time: entries.reduce((sum, { time }) => sum + time, 0),
    entries,
  }));
  lines.sort((a, b) => b.time - a.time);
  const shares = roundedShares(lines.map(({ time }) => time));
  return lines.map((line, i) => ({ ...line, share: shares[i] }));
}

/** Of so many lines one adds the shares up; of more, what rounding leaves would be more than a share of some. */
export const MOST_ADDED_UP = 11;

/**
 * Returns the share of each in all, in tenths of a percent; all are 0 if there is nothing to share. Those of a few are
 * 1000 together: what rounding down leaves goes to those that lost most by it (largest remainder). Of more, each is
 * rounded for itself, so that equal parts have equal shares.
 */
export function roundedShares(parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (!(whole > 0)) return parts.map(() => 0);
  const exact = parts.map((part) => (part / whole) * 1000);
  if (parts.length > MOST_ADDED_UP) return exact.map(Math.round);
  const shares = exact.map(Math.floor);
  const left = 1000 - shares.reduce((sum, share) => sum + share, 0);
  const byLoss = exact.map((_, i) => i).sort((a, b) => exact[b] - shares[b] - (exact[a] - shares[a]) || a - b);
  for (const i of byLoss.slice(0, left)) shares[i]++;
  return shares;
}

/** Returns a share in tenths of a percent as text: `41.0 %`, `<0.1 %` for what is there and rounds to nothing. */
export function ledgerShareText({ share, time }: Pick<LedgerLine, 'share' | 'time'>): string {
  if (share === 0 && time > 0) return '<0.1\u00a0%';
  return `${share === 1000 ? '100' : (share / 10).toFixed(1)}\u00a0%`;
}
