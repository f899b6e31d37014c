import { type ReactNode, Suspense } from 'react';
import { Tabs } from '../../ui/tabs.tsx';
import { type TraceView, VIEWS } from '../../views/index.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { PanelActions } from './panel-actions.tsx';
import { PanelEdge } from './panel-edge.tsx';
import { coversBars } from './panel-frame.tsx';
import { closePanel, type Screen } from './screen-actions.ts';
import { useEscapeElsewhere } from './use-escape-elsewhere.ts';
import { useNearRow } from './use-near-row.ts';

const PANEL_VIEWS = VIEWS.filter((view) => view.place === 'panel');

export interface PanelContentProps {
  readonly screen: Screen;
  readonly props: TraceViewProps;
  readonly renderView: (view: TraceView) => ReactNode;
}

/** What stands in the panel's frame: its edge, and a tab for each view that is at home there and holds something. */
export function PanelContent({ screen, props, renderView }: PanelContentProps) {
  const { panel, tab, setTab } = screen;
  useEscapeElsewhere(coversBars(panel.place), () => closePanel(screen));
  useNearRow(panel.place === 'floating', props.selected);
  const views = PANEL_VIEWS.map((it) => ({ view: it, count: it.count?.(props) })).filter(({ count }) => count !== 0);
  const { view } = views.find((it) => it.view.id === tab) ?? views[0];
  return (
    <>
      <PanelEdge {...panel} />
      <Tabs
        label="Panel"
        tabs={views.map(({ view: { id, title }, count }) => ({ id, label: title, count }))}
        selected={view.id}
        onSelect={setTab}
        end={<PanelActions screen={screen} props={props} />}
      >
        <Suspense>{renderView(view)}</Suspense>
      </Tabs>
    </>
  );
}
