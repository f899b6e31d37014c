import fc from 'fast-check';
import type { Nanoseconds } from '../trace/units.ts';
import type { TestSpan } from './trace-from-spans.ts';

/** How a span's times lie to its parent's, or to those of the sibling before it. */
const PLACES = ['inside', 'touching', 'outliving', 'early', 'after', 'instant', 'same'] as const;
/** Which span is named as the parent. Most lines of a trace are in order. */
const PARENTS = [
  'earlier',
  'earlier',
  'earlier',
  'earlier',
  'earlier',
  'previous',
  'previous',
  'none',
  'missing',
  'self',
  'later',
] as const;
const SERVICES = ['web', 'api', 'db'] as const;
const KINDS = ['internal', 'server', 'client', 'producer', 'consumer'] as const;
const STATUSES = ['unset', 'unset', 'ok', 'error'] as const;
/** Nanoseconds a step: durations lie around the tolerance of 1 ms as well as far above it. */
const UNITS = [1_000, 100_000, 10_000_000] as const;
/** Steps of the first root. */
const ROOT_STEPS = 1_000;

/** What is drawn for one span; made into times once the spans before it are known. */
const PLAN = fc.record({
  parentKind: fc.constantFrom(...PARENTS),
  /** Which earlier or later span, as a part of how many there are. */
  pick: fc.double({ min: 0, max: 0.999, noNaN: true }),
  place: fc.constantFrom(...PLACES),
  from: fc.nat({ max: 99 }),
  length: fc.nat({ max: 99 }),
  service: fc.constantFrom(...SERVICES),
  name: fc.constantFrom('GET /', 'SELECT', 'send'),
  kind: fc.constantFrom(...KINDS),
  status: fc.constantFrom(...STATUSES),
  followsFrom: fc.nat({ max: 19 }).map((draw) => draw === 0),
  isUnfinished: fc.nat({ max: 29 }).map((draw) => draw === 0),
  isNegative: fc.nat({ max: 29 }).map((draw) => draw === 0),
  sharesId: fc.nat({ max: 19 }).map((draw) => draw === 0),
  isRepeated: fc.nat({ max: 29 }).map((draw) => draw === 0),
});

type Plan = typeof PLAN extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/**
 * Spans as real recordings have them at their worst: 1 to 200, children inside, touching, outliving, early and late,
 * instants, equal times on purpose, ids that are shared or sent twice, parents that are missing, later, the span itself
 * or in a circle, unfinished and negative durations.
 */
export const randomSpans: fc.Arbitrary<TestSpan[]> = fc
  .tuple(fc.array(PLAN, { minLength: 1, maxLength: 200 }), fc.constantFrom(...UNITS))
  .map(([plans, unit]) => spansOf(plans, unit));

/** Spans whose only disorder is that of times: one tree, ids that differ, everything finished. */
export const randomTree: fc.Arbitrary<TestSpan[]> = fc
  .tuple(fc.array(PLAN, { minLength: 1, maxLength: 200 }), fc.constantFrom(...UNITS))
  .map(([plans, unit]) => spansOf(plans.map(inOrder), unit));

/** A random trace whose times are multiples of a unit: cells of an array can stand for them. */
export interface SpansInCells {
  readonly spans: TestSpan[];
  /** Nanoseconds. */
  readonly unit: Nanoseconds;
}

/** Cells of 10 µs, 250 µs and 5 ms: the tolerance is nothing, some cells and less than one. */
const CELLS = [10_000, 250_000, 5_000_000] as const;

const DRAWN_IN_CELLS = fc.record({
  plans: fc.array(PLAN, { minLength: 1, maxLength: 40 }),
  unit: fc.constantFrom(...CELLS),
  isOneService: fc.boolean(),
});

/** `randomTree` of up to 40 spans in cells; every other one is the work of one service, in which spans are adopted. */
export const treeInCells: fc.Arbitrary<SpansInCells> = DRAWN_IN_CELLS.map(({ plans, unit, isOneService }) => ({
  spans: inCells(spansOf((isOneService ? plans.map(inService) : plans).map(inOrder), 1), unit),
  unit,
}));

/** `randomSpans` of up to 40 spans in cells, with every disorder. */
export const spansInCells: fc.Arbitrary<SpansInCells> = DRAWN_IN_CELLS.map(({ plans, unit, isOneService }) => ({
  spans: inCells(spansOf(isOneService ? plans.map(inService) : plans, 1), unit),
  unit,
}));

/** Work that nothing leaves: each span is its parent's own. */
function inService(plan: Plan): Plan {
  return { ...plan, service: 'web', kind: plan.kind === 'server' ? 'internal' : plan.kind };
}

function inCells(spans: readonly TestSpan[], unit: Nanoseconds): TestSpan[] {
  return spans.map((span) => ({ ...span, start: span.start * unit, end: span.end === null ? null : span.end * unit }));
}

/** `randomSpans` in an order that has no meaning, beside the order in which they were drawn. */
export const shuffledSpans: fc.Arbitrary<{ spans: TestSpan[]; shuffled: TestSpan[] }> = randomSpans.chain((spans) =>
  fc.shuffledSubarray(spans, { minLength: spans.length }).map((shuffled) => ({ spans, shuffled })),
);

function inOrder(plan: Plan, position: number): Plan {
  const isPlain = plan.parentKind === 'earlier' || plan.parentKind === 'previous';
  return {
    ...plan,
    parentKind: position === 0 ? 'none' : isPlain ? plan.parentKind : 'earlier',
    isUnfinished: false,
    isNegative: false,
    sharesId: false,
    isRepeated: false,
  };
}

function spansOf(plans: readonly Plan[], unit: number): TestSpan[] {
  const spans: TestSpan[] = [];
  for (const [position, plan] of plans.entries()) {
    const span = spanOf(plan, position, plans.length, spans, unit);
    spans.push(span);
    if (plan.isRepeated) spans.push({ ...span });
  }
  return spans;
}

function spanOf(plan: Plan, position: number, count: number, before: readonly TestSpan[], unit: number): TestSpan {
  const picked = before[Math.floor(plan.pick * before.length)];
  const above = plan.parentKind === 'previous' ? before.at(-1) : picked;
  const [start, end] = timesOf(plan, above, before, unit);
  return {
    id: plan.sharesId && picked !== undefined ? picked.id : idAt(position),
    parent: parentOf(plan, position, count, above),
    service: plan.service,
    name: plan.name,
    kind: plan.kind,
    status: plan.status,
    start,
    end: plan.isUnfinished ? null : plan.isNegative ? start - (end - start) - unit : end,
    followsFrom: plan.followsFrom,
  };
}

/** Never zero, and not in the order of the positions, so that ties are decided by something else than the order. */
function idAt(position: number): string {
  return ((Math.imul(position + 1, 0x9e3779b1) >>> 0) + 1).toString(16).padStart(16, '0');
}

function parentOf(plan: Plan, position: number, count: number, above: TestSpan | undefined): string | null {
  switch (plan.parentKind) {
    case 'none':
      return null;
    case 'missing':
      return `fade${Math.floor(plan.pick * 3)}`;
    case 'self':
      return idAt(position);
    case 'later':
      return idAt(position + Math.floor(plan.pick * (count - position)));
    default:
      return above?.id ?? null;
  }
}

/** Start and end in whole nanoseconds, the end not before the start. */
function timesOf(
  plan: Plan,
  above: TestSpan | undefined,
  before: readonly TestSpan[],
  unit: number,
): [start: number, end: number] {
  if (above === undefined) return [0, ROOT_STEPS * unit];
  const parentStart = above.start;
  const parentLength = Math.max((above.end ?? above.start) - above.start, 0);
  const inParent = (hundredths: number) => parentStart + Math.floor((parentLength * hundredths) / 100);
  const from = inParent(plan.from);
  const length = Math.floor((parentLength * plan.length) / 100);
  const sibling = before.findLast((span) => span.parent === above.id);
  switch (plan.place) {
    case 'inside':
      return [from, Math.min(from + length, parentStart + parentLength)];
    case 'touching':
      return sibling?.end == null ? [from, from + length] : [sibling.end, Math.max(sibling.end, sibling.end + length)];
    case 'outliving':
      return [from, parentStart + parentLength + length + unit];
    case 'early':
      return [parentStart - length - unit, from];
    case 'after':
      return [parentStart + parentLength + plan.from * unit, parentStart + parentLength + plan.from * unit + length];
    case 'instant':
      return [from, from];
    case 'same':
      return [parentStart, parentStart + parentLength];
  }
}
