import { useState } from 'react';
import { GAP_KINDS, GAP_POSITIONS, type Gaps } from '../../analysis/trace-analysis.ts';
import { inSentence } from '../../analysis/wording/in-sentence.ts';
import { counted } from '../../lib/counted.ts';
import { TextButton } from '../../ui/text-button.tsx';
import type { Sight } from '../trace-insights.ts';
import { PartRow } from './part-row.tsx';
import type { PartSectionProps } from './part-section.tsx';

const KIND_WORDS = {
  uninstrumented: 'nothing visible',
  network: 'network and queueing',
  'retry-backoff': 'back-off',
} as const;
const PLACE_WORDS = { head: 'at its start', middle: 'in between', tail: 'at its end' } as const;

/** More are told once they are asked for. */
const MOST = 5;

/** The stretches of the span in which nothing below it is visible; each leads to its place on the bar. */
export function GapsOfSpan({ span, insights: { analysis, onSight, isAsRecorded } }: PartSectionProps) {
  const [isWhole, setWhole] = useState(false);
  const { gaps } = analysis;
  const all = gapsOf(gaps, span.index);
  if (all.length === 0) return null;
  const shown = isWhole ? all : all.slice(0, MOST);
  const show = (gap: number) => {
    const margin = (gaps.end[gap] - gaps.start[gap]) / 2;
    const time: Sight['time'] = [Math.max(0, gaps.start[gap] - margin), gaps.end[gap] + margin];
    // At recorded times it is elsewhere.
    onSight({ spans: [span.index], time: isAsRecorded ? null : time });
  };
  return (
    <PartRow label="Gaps" title="Time in which nothing is visible below this span">
      <ul>
        {shown.map((gap) => (
          <li key={gap} className="pb-0.5">
            <TextButton onClick={() => show(gap)}>{inSentence(gaps.end[gap] - gaps.start[gap])}</TextButton>{' '}
            <span className="text-ink2">
              {PLACE_WORDS[GAP_POSITIONS[gaps.position[gap]]]}, {KIND_WORDS[GAP_KINDS[gaps.kind[gap]]]}
              {gaps.critical[gap] > 0 ? '' : ', off the critical path'}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < all.length && (
        <TextButton onClick={() => setWhole(true)}>{counted(all.length - shown.length, 'more gap')}</TextButton>
      )}
    </PartRow>
  );
}

/** Gaps stand by row: those of one are next to each other. */
function gapsOf({ span }: Gaps, row: number): number[] {
  let from = 0;
  for (let to = span.length; from < to; ) {
    const middle = (from + to) >>> 1;
    if (span[middle] < row) from = middle + 1;
    else to = middle;
  }
  const found: number[] = [];
  for (let gap = from; gap < span.length && span[gap] === row; gap++) found.push(gap);
  return found;
}
