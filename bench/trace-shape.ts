import { type SeededRandom, seededRandom } from '../src/lib/seeded-random.ts';
import { SpanKind } from '../src/trace/span-kind.ts';

/** A trace to be written in any format: columns by span, parents before children. */
export interface TraceShape {
  readonly length: number;
  readonly seed: number;
  /** -1 for the root. */
  readonly parent: Int32Array;
  /** Whole microseconds from the trace's start, since Jaeger's JSON has no finer ones. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly service: Uint8Array;
  /** `SpanKind` */
  readonly kind: Uint8Array;
  readonly isError: Uint8Array;
  readonly hasEvents: Uint8Array;
  /** Spans in the order in which they ended, which is how backends that store as they receive give them. */
  readonly byEnd: Uint32Array;
}

export const SERVICES = [
  'frontend',
  'gateway',
  'auth',
  'catalogue',
  'cart',
  'checkout',
  'payment',
  'inventory',
  'shipping',
  'recommendation',
  'search',
  'notification',
] as const;

const DEEPEST = 11;
const MICROSECONDS_A_SPAN = 400;
const SHARE_WITH_EVENTS = 0.15;
const SHARE_OF_ERRORS = 0.01;

interface Task {
  readonly parent: number;
  readonly depth: number;
  /** Spans of the subtree, its root included. */
  readonly budget: number;
  readonly from: number;
  readonly to: number;
}

/** Returns a trace of exactly `length` spans: 12 services, up to 12 levels, children in sequence and at once. */
export function traceShape(length: number, seed: number): TraceShape {
  const random = seededRandom(seed);
  const columns = {
    parent: new Int32Array(length),
    start: new Float64Array(length),
    end: new Float64Array(length),
    service: new Uint8Array(length),
    kind: new Uint8Array(length),
    isError: new Uint8Array(length),
    hasEvents: new Uint8Array(length),
  };
  const tasks: Task[] = [{ parent: -1, depth: 0, budget: length, from: 0, to: length * MICROSECONDS_A_SPAN }];
  let span = 0;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop(), span++) {
    columns.parent[span] = task.parent;
    columns.start[span] = task.from;
    columns.end[span] = task.to;
    dealService(columns, random, span, task);
    columns.isError[span] = random.next() < SHARE_OF_ERRORS ? 1 : 0;
    columns.hasEvents[span] = random.next() < SHARE_WITH_EVENTS ? 1 : 0;
    if (task.budget > 1) tasks.push(...childTasks(random, span, task));
  }
  const byEnd = new Uint32Array(length).map((_, i) => i).sort((a, b) => columns.end[a] - columns.end[b] || b - a);
  return { length, seed, ...columns, byEnd };
}

function dealService(
  columns: { parent: Int32Array; service: Uint8Array; kind: Uint8Array },
  random: SeededRandom,
  span: number,
  task: Task,
): void {
  const staysWithParent = task.parent >= 0 && random.next() < 0.55;
  const service = staysWithParent ? columns.service[task.parent] : random.integer(0, SERVICES.length - 1);
  columns.service[span] = task.parent < 0 ? 0 : service;
  if (!staysWithParent) columns.kind[span] = SpanKind.Server;
  else columns.kind[span] = task.budget === 1 ? SpanKind.Client : SpanKind.Internal;
}

function childTasks(random: SeededRandom, parent: number, task: Task): Task[] {
  const budgets = split(random, task.budget - 1, task.depth + 1 === DEEPEST);
  const length = task.to - task.from;
  const from = task.from + Math.floor(length * 0.02);
  const room = Math.max(Math.floor(length * 0.96), 1);
  const isConcurrent = random.next() < 0.4;
  const depth = task.depth + 1;
  if (isConcurrent) {
    return budgets.map((budget) => {
      const start = from + Math.floor(room * random.between(0, 0.2));
      return { parent, depth, budget, from: start, to: start + Math.ceil(room * random.between(0.3, 0.8)) };
    });
  }
  const total = budgets.reduce((sum, budget) => sum + budget + 1, 0);
  let at = from;
  return budgets.map((budget) => {
    const slot = Math.floor((room * (budget + 1)) / total);
    const child = {
      parent,
      depth,
      budget,
      from: at,
      to: at + Math.max(Math.floor(slot * random.between(0.7, 0.98)), 1),
    };
    at += slot;
    return child;
  });
}

/** Returns sizes of the subtrees below a span; on the deepest level all are leaves. */
function split(random: SeededRandom, total: number, areLeaves: boolean): number[] {
  if (areLeaves) return Array(total).fill(1);
  const count = Math.min(total, random.integer(2, 6));
  const weights = Array.from({ length: count }, () => random.between(0.2, 1) ** 2);
  const sum = weights.reduce((a, b) => a + b, 0);
  const budgets = weights.map((weight) => 1 + Math.floor(((total - count) * weight) / sum));
  budgets[0] += total - budgets.reduce((a, b) => a + b, 0);
  return budgets;
}
