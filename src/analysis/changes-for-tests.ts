import fc from 'fast-check';
import type { SpanTable } from '../trace/span-table.ts';
import type { Change } from './change.ts';
import type { Relations } from './relations.ts';

/** Factors that tests scale spans by. */
export const FACTORS = [0, 0.3, 0.5, 0.9, 1, 1.25, 3] as const;

/** Draws as parts of what there is: which rows to scale, which parents' children to start together. */
export const drawnChanges = fc.record({
  scaled: fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.constantFrom(...FACTORS)), {
    maxLength: 4,
  }),
  parents: fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat({ max: 255 })), { maxLength: 2 }),
});

type DrawnChanges = typeof drawnChanges extends fc.Arbitrary<infer Drawn> ? Drawn : never;

interface ChangesForTests {
  readonly factors: ReadonlyMap<number, number>;
  readonly groups: readonly (readonly number[])[];
  /** All of them, members of groups by start backwards. */
  readonly changes: readonly Change[];
}

/** Returns scaled rows none of which is within another, and groups none of whose members is within what is scaled. For tests. */
export function changesOf(
  { trace, relations }: { readonly trace: SpanTable; readonly relations: Relations },
  drawn: DrawnChanges,
): ChangesForTests {
  const factors = new Map<number, number>();
  for (const [part, factor] of drawn.scaled) {
    const row = Math.floor(part * trace.length);
    const isApart = [...factors.keys()].every((other) => !isBelow(trace, row, other) && !isBelow(trace, other, row));
    if (isApart && trace.end[row] > trace.start[row]) factors.set(row, factor);
  }
  const groups: number[][] = [];
  for (const [part, mask] of drawn.parents) {
    const parent = Math.floor(part * trace.length);
    const children = Array.from(relations.child.subarray(relations.childFrom[parent], relations.childFrom[parent + 1]));
    const members = children.filter((_, i) => ((mask >> (i % 8)) & 1) === 1);
    const isInside = [...factors.keys()].some((row) => row === parent || isBelow(trace, parent, row));
    if (members.length > 1 && !isInside && !groups.some((group) => group.includes(members[0]))) {
      if (!groups.some((group) => trace.parent[group[0]] === parent)) groups.push(members);
    }
  }
  const changes: Change[] = [
    ...[...factors].map(([span, factor]): Change => ({ op: 'scale', span, factor })),
    ...groups.map((spans): Change => ({ op: 'parallel', spans: [...spans].reverse() })),
  ];
  return { factors, groups, changes };
}

function isBelow({ subtreeEnd }: SpanTable, row: number, above: number): boolean {
  return row > above && row < subtreeEnd[above];
}
