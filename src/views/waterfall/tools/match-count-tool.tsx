import { useDeferredValue, useMemo } from 'react';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { usePick } from '../../use-pick.ts';
import { matchFigures, NONE_SAYS, OWN_TIME_SAYS } from '../filter/match-figures.ts';
import type { Tool, ToolProps } from './tool.ts';

/** How much of the trace the filter has found. A narrow window has it below the box. */
export const matchCountTool: Tool = { id: 'match-count', place: 'bars', component: MatchCountTool };

const LINE = 'flex h-4.5 min-w-0 flex-wrap overflow-hidden leading-4.5 whitespace-pre text-ink2';

/** Figures that lack room go to a second line, which is out of sight: each is whole or not there, the last ones first. */
function MatchCountTool({ model }: ToolProps) {
  const { trace, selfTime, layout } = model;
  const matches = useDeferredValue(usePick(trace, 'matches'));
  const figures = useMemo(() => matches && matchFigures(matches.spans, matches.count, selfTime), [matches, selfTime]);
  if (matches === null || figures === null || layout.isNarrow) return null;
  const { count, outOf, time, share } = figures;
  return (
    <div
      className="mr-auto flex min-w-0 [&>span]:min-w-0"
      style={{ minWidth: `${count.length + 1}ch`, marginLeft: 'var(--filter-covers, 0px)' }}
    >
      <Tooltip label={matches.count === 0 ? NONE_SAYS : OWN_TIME_SAYS} side="bottom">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what the figures mean is told to keyboards too */}
        <span tabIndex={0} className={LINE}>
          <strong className="contents font-semibold text-ink">
            <span>{count}</span>
            <span> {outOf}</span>
          </strong>
          <span> · {time}</span>
          {share !== '' && <span> · {share}</span>}
        </span>
      </Tooltip>
    </div>
  );
}
