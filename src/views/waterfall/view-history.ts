import type { SpanSet } from '../../trace/span-set.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';

/** What of a trace is shown. */
export interface View {
  /** null for the whole time. */
  readonly time: readonly [start: Nanoseconds, end: Nanoseconds] | null;
  /** The span whose subtree alone is shown, -1 for the whole trace. */
  readonly root: SpanIndex;
  /** The spans of the critical path while they alone are shown, null for all. */
  readonly only: SpanSet | null;
  readonly collapsed: SpanSet;
  /** Row at the upper edge. */
  readonly firstRow: number;
}

/** A view that was left, or gone back from. */
export interface Step {
  readonly view: View;
  /** Rows changed between it and the view after it: going there takes them back too, and else leaves them. */
  readonly changesTree: boolean;
}

/**
 * The views of a waterfall, as a browser has those of a window. Never changed: each function returns another one.
 *
 * ```
 *   past: whole trace, zoomed   present: subtree   future: (after a step back) what was gone back from
 * ```
 */
export interface ViewHistory {
  /** The last one was left last. */
  readonly past: readonly Step[];
  readonly present: View;
  /** The last one was gone back from last. */
  readonly future: readonly Step[];
  /** When the present view came about, in milliseconds. */
  readonly changedAt: number;
  /** What brought it about. */
  readonly gesture: number;
}

/** What somebody is doing when a view changes. */
export interface Doing {
  /** Another number for each press of a button, each key that goes down, each run of a wheel. */
  readonly gesture: number;
  /** A button is still down: however long that takes, it is one. */
  readonly isHeld: boolean;
}

/** Changes of one gesture that follow each other faster than this are one: the turns of a wheel, a held key. */
const ONE_STEP_MS = 700;
const MOST_STEPS = 100;

export function startHistory(present: View): ViewHistory {
  return { past: [], present, future: [], changedAt: Number.NEGATIVE_INFINITY, gesture: 0 };
}

/**
 * Returns the history after `view` was seen at `now`. Scrolling, and a single row that is collapsed or expanded, belong to
 * the present view; another stretch of time, another root, or many rows at once are a step, of each gesture its own.
 */
export function afterView(history: ViewHistory, view: View, now: number, { gesture, isHeld }: Doing): ViewHistory {
  const { past, present, changedAt } = history;
  const changesTree = isOtherTree(present, view);
  if (!changesTree && isSameTime(present, view)) return { ...history, present: view };
  const last = past.at(-1);
  const isLate = now - changedAt > (isHeld ? Number.MAX_VALUE : ONE_STEP_MS);
  const isNewStep = last === undefined || gesture !== history.gesture || isLate;
  const steps = isNewStep
    ? [...past.slice(1 - MOST_STEPS), { view: present, changesTree }]
    : [...past.slice(0, -1), { view: last.view, changesTree: last.changesTree || changesTree }];
  return { past: steps, present: view, future: [], changedAt: now, gesture };
}

/** Returns the history one step back, its present view being what is to be shown; null where there is no step. */
export function stepBack(history: ViewHistory): ViewHistory | null {
  const { past, present, future } = history;
  const end = past.findLastIndex(({ view }) => !isSameView(view, present));
  if (end < 0) return null;
  const { view, changesTree } = past[end];
  return {
    past: past.slice(0, end),
    present: viewAfterStep(view, present, changesTree),
    future: [...future, { view: present, changesTree }],
    changedAt: Number.NEGATIVE_INFINITY,
    gesture: history.gesture,
  };
}

/** Returns the history one step forward, after steps back; null where there is none. */
export function stepForward(history: ViewHistory): ViewHistory | null {
  const { past, present, future } = history;
  const step = future.at(-1);
  if (step === undefined) return null;
  return {
    past: [...past, { view: present, changesTree: step.changesTree }],
    present: viewAfterStep(step.view, present, step.changesTree),
    future: future.slice(0, -1),
    changedAt: Number.NEGATIVE_INFINITY,
    gesture: history.gesture,
  };
}

/** Whether the whole time of the whole trace is shown, whatever is collapsed. */
export function isWhole({ time, root, only }: View): boolean {
  return time === null && root < 0 && only === null;
}

/** Where a step is one of time alone, rows that were collapsed since stay so. */
function viewAfterStep(to: View, present: View, changesTree: boolean): View {
  return changesTree ? to : { ...present, time: to.time };
}

function isSameView(a: View, b: View): boolean {
  return isSameTime(a, b) && !isOtherTree(a, b);
}

function isSameTime({ time: a }: View, { time: b }: View): boolean {
  return a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
}

function isOtherTree(a: View, b: View): boolean {
  return a.root !== b.root || a.only !== b.only || differsByMany(a.collapsed, b.collapsed);
}

function differsByMany(a: SpanSet, b: SpanSet): boolean {
  if (a === b) return false;
  let isOneFound = false;
  for (let i = 0; i < a.words.length; i++) {
    const different = a.words[i] ^ b.words[i];
    if (different === 0) continue;
    if (isOneFound || (different & (different - 1)) !== 0) return true;
    isOneFound = true;
  }
  return false;
}
