import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { isParent } from './rows.ts';

/** Where one may jump to from a span: each returns a span, -1 where there is none. */
export type Jump = (trace: SpanTable, from: SpanIndex) => SpanIndex;

export const parentOf: Jump = (trace, from) => trace.parent[from];

/** Children stand in order of their start. */
export const firstChild: Jump = (trace, from) => (isParent(trace, from) ? from + 1 : -1);

/** O(children). The first of equals. */
export const slowestChild: Jump = (trace, from) => {
  const { start, end, subtreeEnd } = trace;
  let slowest = -1;
  for (let child = from + 1; child < subtreeEnd[from]; child = subtreeEnd[child]) {
    if (slowest < 0 || end[child] - start[child] > end[slowest] - start[slowest]) slowest = child;
  }
  return slowest;
};

export const nextSibling: Jump = ({ parent, subtreeEnd, length }, from) => {
  const next = subtreeEnd[from];
  return next < length && parent[next] === parent[from] ? next : -1;
};

/** O(depth). */
export const previousSibling: Jump = ({ parent }, from) => {
  let before = from - 1;
  while (before > parent[from] && parent[before] !== parent[from]) before = parent[before];
  return before > parent[from] ? before : -1;
};

/** The next one down the rows, and after the last the first again. O(n). */
export const nextError: Jump = (trace, from) => search(trace, from, 1, isError);
export const previousError: Jump = (trace, from) => search(trace, from, -1, isError);

/** Of the same service and name; in a circle, as errors. O(n). */
export const nextOfOperation: Jump = (trace, from) => search(trace, from, 1, isSameOperation);
export const previousOfOperation: Jump = (trace, from) => search(trace, from, -1, isSameOperation);

type IsMeant = (trace: SpanTable, span: SpanIndex, from: SpanIndex) => boolean;

const isError: IsMeant = ({ status }, span) => status[span] === StatusCode.Error;

const isSameOperation: IsMeant = ({ service, name }, span, from) =>
  service[span] === service[from] && name[span] === name[from];

function search(trace: SpanTable, from: SpanIndex, direction: 1 | -1, isMeant: IsMeant): SpanIndex {
  const { length } = trace;
  for (let steps = 1; steps < length; steps++) {
    const span = (from + direction * steps + length) % length;
    if (isMeant(trace, span, from)) return span;
  }
  return -1;
}
