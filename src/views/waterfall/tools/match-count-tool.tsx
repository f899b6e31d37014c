import { useDeferredValue, useMemo } from 'react';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { usePick } from '../../use-pick.ts';
import { matchFigures, OWN_TIME_SAYS } from '../filter/match-figures.ts';
import type { Tool, ToolProps } from './tool.ts';
import { toolRoom } from './tool-room.ts';

/** How much of the trace the filter has found. A narrow window has it below the box. */
export const matchCountTool: Tool = { id: 'match-count', place: 'bars', component: MatchCountTool };

function MatchCountTool({ model }: ToolProps) {
  const { trace, selfTime, layout } = model;
  const matches = useDeferredValue(usePick(trace, 'matches'));
  const figures = useMemo(() => matches && matchFigures(matches.spans, matches.count, selfTime), [matches, selfTime]);
  if (figures === null || layout.isNarrow) return null;
  const { spans, time, share } = figures;
  const { isTight } = toolRoom(model);
  return (
    <Tooltip label={OWN_TIME_SAYS} side="bottom">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what the figures mean is told to keyboards too */}
      <span tabIndex={0} className="mr-auto shrink-0 whitespace-nowrap text-ink2">
        <strong className="font-semibold text-ink">{spans}</strong>
        <span className={isTight ? 'sr-only' : ''}> · {time}</span>
        {share !== '' && <> · {isTight ? `${share} of own time` : share}</>}
      </span>
    </Tooltip>
  );
}
