import { DragEdge } from '../../ui/drag-edge.tsx';
import { PANEL_ID } from './panel-frame.tsx';
import {
  changePanel,
  DEFAULT_PANEL_HEIGHT,
  DEFAULT_PANEL_WIDTH,
  MIN_PANEL_HEIGHT,
  MIN_PANEL_WIDTH,
  maxPanelExtent,
} from './panel-state.ts';
import type { Panel } from './use-panel.ts';

/** The edge that gives the panel its size, where it has one of its own. */
export function PanelEdge({ place, width, height }: Pick<Panel, 'place' | 'width' | 'height'>) {
  if (place === 'beside' || place === 'over') {
    return (
      <DragEdge
        label="Width of the panel"
        controls={PANEL_ID}
        width={width}
        least={MIN_PANEL_WIDTH}
        most={maxPanelExtent(window.innerWidth, MIN_PANEL_WIDTH)}
        side="after"
        onChange={(asked) => changePanel({ width: asked })}
        onReset={() => changePanel({ width: DEFAULT_PANEL_WIDTH })}
        className="-left-[5px]"
      />
    );
  }
  if (place !== 'below') return null;
  return (
    <DragEdge
      label="Height of the panel"
      controls={PANEL_ID}
      width={height}
      least={MIN_PANEL_HEIGHT}
      most={maxPanelExtent(window.innerHeight, MIN_PANEL_HEIGHT)}
      side="after"
      isAcross
      onChange={(asked) => changePanel({ height: asked })}
      onReset={() => changePanel({ height: DEFAULT_PANEL_HEIGHT })}
      className="-top-[5px]"
    />
  );
}
