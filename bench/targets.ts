import { type Cell, mediansOf } from './cell.ts';

/** What a limit is a multiple of, or counted in. */
type Unit = 'F' | 'B' | 'ms' | 'MB' | 'kB';

const DIGITS: Readonly<Record<Unit, number>> = { F: 2, B: 2, ms: 0, MB: 0, kB: 1 };

interface Limit {
  readonly most: number;
  readonly unit: Unit;
  /** The payload's own bytes come on top. */
  readonly isAbovePayload?: boolean;
}

/** One target, judged. */
export interface Verdict {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: Unit;
}

const ms = (most: number): Limit => ({ most, unit: 'ms' });
const mb = (most: number): Limit => ({ most, unit: 'MB' });
const f = (most: number): Limit => ({ most, unit: 'F' });

/** What may be reached at most, by the number of spans: of the sizes that a target is set for. */
const TARGETS: readonly {
  readonly what: string;
  readonly measuredOf: (cell: Cell) => number | null;
  readonly limits: Readonly<Record<number, Limit>>;
}[] = [
  {
    what: 'first row',
    measuredOf: (cell) => mediansOf(cell).ours.firstRow,
    limits: { 1000: f(3), 10000: f(1.2), 100000: f(0.3), 1000000: ms(1_000) },
  },
  {
    what: 'all rows',
    measuredOf: (cell) => mediansOf(cell).ours.allRows,
    limits: { 1000: f(3), 10000: f(1.5), 100000: f(0.8), 1000000: { most: 1.4, unit: 'B' } },
  },
  {
    what: 'blocked',
    measuredOf: (cell) => mediansOf(cell).ours.blocked,
    limits: { 1000: ms(50), 10000: ms(50), 100000: ms(50), 1000000: ms(100) },
  },
  {
    what: 'longest task',
    measuredOf: (cell) => mediansOf(cell).ours.longestTask,
    limits: { 1000: ms(50), 10000: ms(50), 100000: ms(50), 1000000: ms(50) },
  },
  {
    what: 'main-thread heap',
    measuredOf: ({ memory }) => memory?.heap ?? null,
    limits: { 1000: mb(10), 10000: mb(12), 100000: mb(20), 1000000: mb(60) },
  },
  {
    what: 'process memory',
    measuredOf: ({ memory }) => (memory === null || Number.isNaN(memory.process) ? null : memory.process),
    limits: {
      1000: mb(50),
      10000: mb(60),
      100000: mb(190),
      1000000: { most: 400, unit: 'MB', isAbovePayload: true },
    },
  },
];

/** Returns what is judged of a cell; what was not measured is left out. */
export function judge(cell: Cell): Verdict[] {
  return TARGETS.flatMap(({ what, measuredOf, limits }) => {
    const limit = limits[cell.spanCount];
    const value = measuredOf(cell);
    return limit === undefined || value === null ? [] : [verdictOn(what, value, limit, cell)];
  });
}

function verdictOn(what: string, value: number, { most, unit, isAbovePayload }: Limit, cell: Cell): Verdict {
  const payload = isAbovePayload ? cell.byteLength / 1e6 : 0;
  return { what, value: value / measureOf(unit, cell), limit: most + payload, unit };
}

/** How many milliseconds or MB one of the unit is. */
function measureOf(unit: Unit, cell: Cell): number {
  if (unit === 'F') return mediansOf(cell).f;
  return unit === 'B' ? mediansOf(cell).b : 1;
}

/** Returns whether a target is met; nothing measured meets none. */
export function isMet({ value, limit }: Verdict): boolean {
  return value <= limit;
}

/** Returns a verdict as a line of a report about `subject`. */
export function verdictLine(subject: string, verdict: Verdict): string {
  const { what, value, limit, unit } = verdict;
  const inUnit = (amount: number) => `${amount.toFixed(DIGITS[unit])} ${unit}`;
  return `${isMet(verdict) ? 'met   ' : 'MISSED'}  ${subject}: ${what} ${inUnit(value)}, at most ${inUnit(limit)}`;
}
