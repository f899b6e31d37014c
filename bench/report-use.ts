import { markdownTable } from './markdown-table.ts';
import type { UseFigures } from './measure-use.ts';
import { sizeOf } from './sizes.ts';

/** Sizes that targets are set for; one between two has those of the larger. */
const JUDGED_SIZES = [1_000, 10_000, 100_000, 1_000_000];

/** Upper limits at these sizes, by the words that a figure's name begins or ends with; the first that fits counts. */
const LIMITS: readonly (readonly [pattern: RegExp, limits: readonly number[]])[] = [
  [/^rest/, []],
  [/p95 frame$/, [17.5, 17.5, 17.5, 17.5]],
  [/dropped %$/, [1, 1, 1, 1]],
  [/^(click|collapse|expand)/, [33, 33, 33, 50]],
  [/^colour by/, [150, 150, 150, 150]],
  [/^find: first/, [33, 33, 50, 100]],
  [/^find: all/, [50, 50, 250, 2500]],
  [/^filter.*: first$/, [33, 33, 50, 100]],
  [/^filter.*: all$/, [50, 50, 250, 2500]],
  [/^longest task/, [50, 50, 50, 50]],
  [/heap MB$/, [10, 12, 20, 60]],
];

/** On a slow machine an answer is at once if it is there within so many milliseconds; nothing else is judged there. */
const SLOW_ANSWER = 100;
const ANSWERS = /^(click|collapse|expand|find: first|filter.*: first$)/;

/** Returns the figures as a table of Markdown: a column a size. */
export function usageTable(spanCounts: readonly number[], columns: readonly UseFigures[]): string {
  const [first = {}] = columns;
  const lines = Object.keys(first).map((name) => [name, ...columns.map((figures) => figures[name].toFixed(1))]);
  return markdownTable([['', ...spanCounts.map(sizeOf)], ...lines]);
}

/** Returns a sentence for each figure that has a limit, and how many keep it; `slowdown` is 1 where nothing was slowed. */
export function usageVerdicts(
  spanCounts: readonly number[],
  columns: readonly UseFigures[],
  slowdown: number,
): string[] {
  const judged = columns.flatMap((figures, i) =>
    Object.entries(figures).flatMap(([name, value]) => {
      const limit = slowdown === 1 ? limitOf(name, spanCounts[i]) : slowLimitOf(name);
      return limit === undefined ? [] : [{ name: `${sizeOf(spanCounts[i])}: ${name}`, value, limit }];
    }),
  );
  const met = judged.filter(({ value, limit }) => value <= limit).length;
  const sentences = judged.map(
    ({ name, value, limit }) =>
      `${value <= limit ? 'met   ' : 'MISSED'}  ${name} ${value.toFixed(1)}, at most ${limit}`,
  );
  return [...sentences, `${met} of ${judged.length} targets are met.`];
}

function limitOf(name: string, spanCount: number): number | undefined {
  const column = JUDGED_SIZES.findIndex((size) => size >= spanCount);
  return LIMITS.find(([pattern]) => pattern.test(name))?.[1][column];
}

function slowLimitOf(name: string): number | undefined {
  return ANSWERS.test(name) ? SLOW_ANSWER : undefined;
}
