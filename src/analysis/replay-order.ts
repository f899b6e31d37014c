import type { SpanIndex } from '../trace/units.ts';
import type { Dependencies, ReplayPlan } from './replay-plan.ts';

/** Not begun, begun and waiting for something, done. */
const NEW = 0;
const OPEN = 1;
const DONE = 2;
/** No row, and no end of one. */
const NOTHING = 0x7fffffff;

/** Starts and ends in an order in which each comes after what it depends on. */
export type EvaluationOrder = Pick<ReplayPlan, 'order' | 'startAt' | 'endAt' | 'isTangled' | 'isRowOrder'>;

/**
 * Returns the starts and ends of all rows in an order in which each comes after what it depends on. Rows stand in it as
 * in the waterfall, a start before all that is below and an end behind it, but for the few that wait for something
 * further down: that is brought forward. A row with nothing below ends with its start. O(n); no recursion.
 */
export function evaluationOrder(dependencies: Dependencies): EvaluationOrder {
  return isRowOrderEnough(dependencies) ? rowOrder(dependencies) : orderByNeed(dependencies);
}

/** Returns whether all that is above a row, or closed before it, is all that it waited for at its start. So it is in most traces. */
function isRowOrderEnough({ trace, relations, waitedFrom, waited, before }: Dependencies): boolean {
  const { length, parent, start, end, subtreeEnd } = trace;
  const { spawn } = relations;
  if (!relations.areChildrenInRowOrder) return false;
  /** Of those that a row waited for, how many were looked at, and one past the last row below these. */
  const seen = new Uint32Array(length);
  const closedAt = new Uint32Array(length);
  for (let span = 0; span < length; span++) {
    const above = parent[span];
    if (above < 0) continue;
    const from = spawn[span];
    if (from < 0) {
      if (start[span] > end[above]) return false;
      continue;
    }
    for (; seen[from] < before[span]; seen[from]++) {
      const other = waited[waitedFrom[from] + seen[from]];
      if (subtreeEnd[other] > closedAt[from]) closedAt[from] = subtreeEnd[other];
    }
    if (closedAt[from] > span) return false;
  }
  return true;
}

function rowOrder({ trace: { length, parent, subtreeEnd } }: Dependencies): EvaluationOrder {
  const order = new Int32Array(2 * length);
  const startAt = new Uint32Array(length);
  const endAt = new Uint32Array(length);
  let used = 0;
  /** The row that ends next, below the others that have begun: its ancestors. */
  let open: SpanIndex = -1;
  for (let row = 0; row <= length; row++) {
    for (; open >= 0 && subtreeEnd[open] <= row; open = parent[open]) {
      endAt[open] = used;
      order[used++] = ~open;
    }
    if (row === length) break;
    startAt[row] = used;
    endAt[row] = used;
    order[used++] = row;
    if (subtreeEnd[row] > row + 1) open = row;
  }
  return { order: order.subarray(0, used), startAt, endAt, isTangled: false, isRowOrder: true };
}

/** Each start and end, and before it whatever it depends on that was not there yet. */
function orderByNeed(dependencies: Dependencies): EvaluationOrder {
  const { trace, relations, waitedFrom, waited, before } = dependencies;
  const { length, parent, start, end, subtreeEnd } = trace;
  const { spawn } = relations;
  const previous = previousSiblings(dependencies);
  const order = new Int32Array(2 * length);
  const startAt = new Uint32Array(length);
  const endAt = new Uint32Array(length);
  const startState = new Uint8Array(length);
  const endState = new Uint8Array(length);
  /** How many of those that a row waited for have an end. */
  const ended = new Uint32Array(length);
  const waiting: number[] = [];
  let used = 0;
  let isTangled = false;

  const isLast = (row: SpanIndex) => subtreeEnd[row] === row + 1;
  const stateOf = (step: number) => (step >= 0 ? startState[step] : endState[~step]);

  function finish(step: number): void {
    if (step >= 0) {
      startState[step] = DONE;
      startAt[step] = used;
    }
    if (step < 0 || isLast(step)) {
      const row = step < 0 ? ~step : step;
      endState[row] = DONE;
      endAt[row] = used;
    }
    order[used++] = step;
  }

  /** Returns the first end among the `count` first that `span` waited for which is not there yet. */
  function missingEnd(span: SpanIndex, count: number): number {
    for (; ended[span] < count; ended[span]++) {
      const other = waited[waitedFrom[span] + ended[span]];
      if (endState[other] === OPEN) isTangled = true;
      if (endState[other] === NEW) return isLast(other) ? other : ~other;
    }
    return NOTHING;
  }

  function missingForStart(span: SpanIndex): number {
    const above = parent[span];
    if (above < 0) return NOTHING;
    if (startState[above] !== DONE) return above;
    const sibling = previous[span];
    if (sibling >= 0 && startState[sibling] !== DONE) return sibling;
    const from = spawn[span];
    if (from >= 0) return missingEnd(from, before[span]);
    return start[span] > end[above] && endState[above] !== DONE ? ~above : NOTHING;
  }

  function missingForEnd(span: SpanIndex): number {
    if (startState[span] !== DONE) return span;
    return missingEnd(span, waitedFrom[span + 1] - waitedFrom[span]);
  }

  const missingFor = (step: number) => (step >= 0 ? missingForStart(step) : missingForEnd(~step));

  function settle(first: number): void {
    if (missingFor(first) === NOTHING) {
      finish(first);
      return;
    }
    waiting.push(first);
    while (waiting.length > 0) {
      const step = waiting[waiting.length - 1];
      const isDone = stateOf(step) === DONE;
      const missing = isDone ? NOTHING : missingFor(step);
      const isCircle = missing !== NOTHING && stateOf(missing) === OPEN;
      if (isCircle) isTangled = true;
      if (missing !== NOTHING && !isCircle) {
        if (step >= 0) startState[step] = OPEN;
        if (step < 0 || isLast(step)) endState[step < 0 ? ~step : step] = OPEN;
        waiting.push(missing);
        continue;
      }
      waiting.pop();
      if (!isDone) finish(step);
    }
  }

  /** The row that ends next, below the others that have begun: its ancestors. */
  let open: SpanIndex = -1;
  const closeUpTo = (row: SpanIndex) => {
    for (; open >= 0 && subtreeEnd[open] <= row; open = parent[open]) {
      if (endState[open] !== DONE) settle(~open);
    }
  };
  for (let row = 0; row < length; row++) {
    closeUpTo(row);
    if (startState[row] !== DONE) settle(row);
    open = row;
  }
  closeUpTo(length);
  return { order: order.subarray(0, used), startAt, endAt, isTangled, isRowOrder: false };
}

/** Children asked to start together start with the first of them, which therefore comes first. */
function previousSiblings({ trace, relations }: Dependencies): Int32Array {
  const { childFrom, child } = relations;
  const previous = new Int32Array(trace.length).fill(-1);
  for (let above = 0; above < trace.length; above++) {
    for (let i = childFrom[above] + 1; i < childFrom[above + 1]; i++) previous[child[i]] = child[i - 1];
  }
  return previous;
}
