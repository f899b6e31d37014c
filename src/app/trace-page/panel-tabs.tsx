import { X } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { type TraceView, VIEWS } from '../../views/index.ts';

const PANEL_VIEWS = VIEWS.filter((view) => view.place === 'panel');

export interface PanelTabsProps {
  readonly onClose: () => void;
  readonly renderView: (view: TraceView) => ReactNode;
}

/** A tab for each view that is at home in the panel. */
export function PanelTabs({ onClose, renderView }: PanelTabsProps) {
  const [selected, setSelected] = useState(PANEL_VIEWS[0].id);
  const view = PANEL_VIEWS.find((it) => it.id === selected) ?? PANEL_VIEWS[0];
  return (
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
  );
}
