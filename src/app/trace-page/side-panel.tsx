import { X } from 'lucide-react';
import { type ReactNode, Suspense, useId, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { type TraceView, VIEWS } from '../../views/index.ts';
import { PanelEdge } from './panel-edge.tsx';

const PANEL_VIEWS = VIEWS.filter((view) => view.place === 'panel');

/** Beside the waterfall, over its right half, or a sheet over its lower half: by the width of the page. */
export type PanelPlace = 'beside' | 'over' | 'sheet';

const PLACES: Readonly<Record<PanelPlace, string>> = {
  beside: 'relative shrink-0',
  over: 'absolute inset-y-0 right-0 z-20 max-w-[90%] border-l border-line2 shadow-lg',
  sheet: 'absolute inset-x-0 bottom-0 z-20 h-[60%] rounded-t-xl border-t border-line2 shadow-lg',
};

export interface SidePanelProps {
  readonly place: PanelPlace;
  readonly width: number;
  readonly onClose: () => void;
  readonly renderView: (view: TraceView) => ReactNode;
}

/** The panel with a tab for each view that is at home there. */
export function SidePanel({ place, width, onClose, renderView }: SidePanelProps) {
  const id = useId();
  const [selected, setSelected] = useState(PANEL_VIEWS[0].id);
  const view = PANEL_VIEWS.find((it) => it.id === selected) ?? PANEL_VIEWS[0];
  return (
    <aside
      id={id}
      aria-label={view.title}
      className={`bg-surface ${PLACES[place]}`}
      style={place === 'sheet' ? undefined : { width }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || place === 'beside' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      {place !== 'sheet' && <PanelEdge width={width} controls={id} />}
      <Tabs
        label="Panel"
        tabs={PANEL_VIEWS.map((it) => ({ id: it.id, label: it.title }))}
        selected={view.id}
        onSelect={setSelected}
        end={
          <IconButton label="Close the panel" size="small" onClick={onClose}>
            <X size={14} aria-hidden />
          </IconButton>
        }
      >
        <Suspense>{renderView(view)}</Suspense>
      </Tabs>
    </aside>
  );
}
