import { serviceName, spanName } from '../trace/span.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { retryTimes } from './retry-times.ts';
import { roleOf } from './span-role.ts';
import { GAP_KINDS, type Gaps, LEDGER_CATEGORIES, type LedgerCategory, type LedgerEntry } from './trace-analysis.ts';

/**
 * Returns where the root's time went: each nanosecond of the critical path in the first category that fits, one entry a
 * category, service and operation; categories in their order, within each the largest first. The times sum to the root's
 * duration exactly. O(n log n).
 */
export function ledgerOf(context: AnalysisContext): LedgerEntry[] {
  const { trace, path, retries } = context;
  const ledger = new Ledger(context);
  const retrying = retryTimes(trace, retries);
  const gaps = gapReader(trace.length, context.gaps);
  for (let i = 0; i < path.span.length; i++) {
    const span = path.span[i];
    for (let at = path.start[i]; at < path.end[i]; ) {
      const loopEnd = retrying.endOfLoop(span, at);
      const gap = gaps(span, at);
      const gapEdge = gap < 0 ? path.end[i] : edgeAfter(context.gaps, gap, at);
      const loopEdge = loopEnd > at ? loopEnd : retrying.nextLoop(span, at);
      const until = Math.min(path.end[i], loopEdge, gapEdge);
      const isInGap = gap >= 0 && context.gaps.start[gap] <= at;
      ledger.add(loopEnd > at ? 'retry' : ledger.categoryOf(span, isInGap ? gap : -1), span, until - at);
      at = until;
    }
  }
  return ledger.entries();
}

/** Sums by category, service and operation. */
class Ledger {
  readonly #context: AnalysisContext;
  /** 1 for rows in which nothing that belongs to them is active. */
  readonly #isLeaf: Uint8Array;
  readonly #sums = new Map<number, { category: LedgerCategory; span: SpanIndex; time: Nanoseconds }>();

  constructor(context: AnalysisContext) {
    this.#context = context;
    this.#isLeaf = new Uint8Array(context.trace.length);
    for (const leaf of context.leaves) this.#isLeaf[leaf] = 1;
  }

  add(category: LedgerCategory, span: SpanIndex, time: Nanoseconds): void {
    const { service, name, strings } = this.#context.trace;
    const operation = service[span] * strings.length + name[span];
    const key = operation * LEDGER_CATEGORIES.length + LEDGER_CATEGORIES.indexOf(category);
    const sum = this.#sums.get(key);
    if (sum === undefined) this.#sums.set(key, { category, span, time });
    else sum.time += time;
  }

  /** Returns what time of a row is, of which `gap` is the gap that it lies in, -1 for none. */
  categoryOf(span: SpanIndex, gap: number): LedgerCategory {
    if (gap >= 0) {
      const { kind, isReported } = this.#context.gaps;
      const gapKind = GAP_KINDS[kind[gap]];
      if (gapKind === 'retry-backoff') return 'retry';
      if (gapKind === 'network') return 'network';
      if (isReported[gap] === 1) return 'gap';
    }
    return this.#workOf(span);
  }

  /** What a span does in time that is no gap. */
  #workOf(span: SpanIndex): LedgerCategory {
    const { trace, facts } = this.#context;
    const role = roleOf(trace, facts, span);
    if (role === 'send' || role === 'receive') return 'messaging';
    if (role === 'database') return 'database';
    return trace.kind[span] === SpanKind.Client && this.#isLeaf[span] === 1 ? 'remote' : 'own';
  }

  entries(): LedgerEntry[] {
    const { trace } = this.#context;
    const entries = [...this.#sums.values()].map(({ category, span, time }) => ({
      category,
      service: serviceName(trace, span),
      operation: spanName(trace, span),
      time,
    }));
    return entries.sort(inOrder);
  }
}

function inOrder(a: LedgerEntry, b: LedgerEntry): number {
  return (
    LEDGER_CATEGORIES.indexOf(a.category) - LEDGER_CATEGORIES.indexOf(b.category) ||
    b.time - a.time ||
    compareText(a.service, b.service) ||
    compareText(a.operation, b.operation)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Returns a function that gives, for a row and a moment, the row's first gap that ends after it; -1 for none. It is to
 * be asked in order of time, as the path is: gaps that are over are left behind.
 */
function gapReader(length: number, { span: of, end }: Gaps): (span: SpanIndex, moment: Nanoseconds) => number {
  const next = new Int32Array(length).fill(-1);
  for (let gap = of.length - 1; gap >= 0; gap--) next[of[gap]] = gap;
  return (span, moment) => {
    let gap = next[span];
    while (gap >= 0 && end[gap] <= moment) gap = of[gap + 1] === span ? gap + 1 : -1;
    next[span] = gap;
    return gap;
  };
}

function edgeAfter({ start, end }: Gaps, gap: number, moment: Nanoseconds): Nanoseconds {
  return start[gap] <= moment ? end[gap] : start[gap];
}
