import type { PageMemory } from './memory.ts';

/** What a page took after each of several traces that were opened in turn. */
export interface Growth {
  /** How the page went from one to the next. */
  readonly name: string;
  readonly after: readonly PageMemory[];
  readonly spanCounts: readonly number[];
}

/** The last may take so many times what the first took: two measurements of one page differ by less. */
const MOST = 1.2;

/** Returns whether the last trace left the page with notably more than the first, which is as large. */
export function isLeak(growth: Growth): boolean {
  return Object.values(ratiosOf(growth)).some((ratio) => !(ratio <= MOST));
}

/** Returns a line for each trace, and one for each kind of memory that is judged. */
export function growthLines(growth: Growth): string[] {
  const { name, after, spanCounts } = growth;
  const amounts = after.map(
    ({ heap, process }, i) =>
      `  ${spanCounts[i].toLocaleString('en').padStart(7)} spans  heap ${mega(heap)}  process ${mega(process)}`,
  );
  const verdicts = Object.entries(ratiosOf(growth)).map(
    ([what, ratio]) =>
      `${ratio <= MOST ? 'met   ' : 'MISSED'}  ${name}: ${what} after the last ${ratio.toFixed(2)} of that after the first, at most ${MOST}`,
  );
  return [`${name}:`, ...amounts, ...verdicts, ''];
}

function ratiosOf({ after }: Growth): Record<string, number> {
  const [first] = after;
  const last = after.at(-1);
  if (first === undefined || last === undefined) return { memory: Number.NaN };
  return { 'main-thread heap': last.heap / first.heap, 'process memory': last.process / first.process };
}

function mega(amount: number): string {
  return amount.toFixed(1).padStart(6);
}
