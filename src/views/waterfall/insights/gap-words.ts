import {
  GAP_KINDS,
  GAP_POSITIONS,
  type GapKind,
  type Gaps,
  type TraceAnalysis,
} from '../../../analysis/trace-analysis.ts';
import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import type { LayerNote } from '../layers/layer.ts';

const SHORT: Readonly<Record<GapKind, string>> = {
  uninstrumented: 'gap',
  network: 'network',
  'retry-backoff': 'back-off',
};

const TITLES: Readonly<Record<GapKind, string>> = {
  uninstrumented: 'Gap: nothing is visible here',
  network: 'On the way: network and queueing',
  'retry-backoff': 'Back-off: a pause before the next try',
};

const PLACES = {
  head: 'before the first call below it',
  middle: 'between two calls below it',
  tail: 'after the last call below it',
} as const;

export function gapKindOf({ kind }: Gaps, gap: number): GapKind {
  return GAP_KINDS[kind[gap]];
}

/** Returns what stands on a gap: `61 ms gap`. */
export function gapLabel(gaps: Gaps, gap: number): string {
  return `${inSentence(gaps.end[gap] - gaps.start[gap])} ${SHORT[gapKindOf(gaps, gap)]}`;
}

/** Returns what a tooltip says about a gap, last the name of the finding that is about it; none for an empty one. */
export function gapNote({ gaps }: Pick<TraceAnalysis, 'gaps'>, gap: number, finding: string): LayerNote {
  const length = inSentence(gaps.end[gap] - gaps.start[gap]);
  const critical = gaps.critical[gap];
  const onPath =
    critical > 0 ? `${inSentence(critical)} of it on the critical path` : 'None of it is on the critical path';
  return {
    title: TITLES[gapKindOf(gaps, gap)],
    lines: [`${length}, ${PLACES[GAP_POSITIONS[gaps.position[gap]]]}`, onPath, ...(finding === '' ? [] : [finding])],
  };
}
