import { type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react';
import { Tabs } from '../../ui/tabs.tsx';
import { type TraceView, VIEWS } from '../../views/index.ts';
import { FIRST_LOOK } from '../../views/trace-look.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { searchWithAttribute } from '../search-page/searches-like.ts';
import { formatUrl } from '../url-state.ts';
import { PanelActions } from './panel-actions.tsx';
import { PanelEdge } from './panel-edge.tsx';
import { coversBars } from './panel-frame.tsx';
import { closePanel, type Screen } from './screen-actions.ts';
import { useEscapeElsewhere } from './use-escape-elsewhere.ts';
import { useNearRow } from './use-near-row.ts';
import { useLinkTemplates, useTraceBackend } from './use-trace-backend.ts';

const PANEL_VIEWS = VIEWS.filter((view) => view.place === 'panel');

export interface PanelContentProps {
  readonly screen: Screen;
  readonly props: TraceViewProps;
  readonly renderView: (view: TraceView, props: TraceViewProps) => ReactNode;
}

/** What stands in the panel's frame: its edge, and a tab for each view that is at home there and holds something. */
export function PanelContent({ screen, props, renderView }: PanelContentProps) {
  const { panel, tab, setTab, onLook } = screen;
  // A panel that is on show is not closed, whatever a link says.
  const asked = screen.look.panel === 'closed' ? '' : screen.look.panel;
  useEscapeElsewhere(coversBars(panel.place), () => closePanel(screen));
  useNearRow(panel.place === 'floating', props.selected);
  useTabOfLatest(screen, props);
  const views = PANEL_VIEWS.map((view) => ({ view, count: view.count?.(props) })).filter(({ count }) => count !== 0);
  const byItself = tabByItself(screen, props);
  const present = tab || asked || byItself;
  useEffect(() => {
    const panel = present === byItself ? '' : present;
    if (panel !== asked) onLook({ panel }, 'still');
  }, [present, byItself, asked, onLook]);
  const searchLink = useSearchLink(screen, props);
  const links = useLinkTemplates(useTraceBackend(screen.address));
  const { view } = views.find((it) => it.view.id === present) ?? views[0];
  return (
    <>
      <PanelEdge {...panel} />
      <Tabs
        label="Panel"
        tabs={views.map(({ view: { id, title }, count }) => ({ id, label: title, count }))}
        selected={view.id}
        onSelect={setTab}
        end={<PanelActions screen={screen} props={props} view={view.id} />}
      >
        {/* How rows stand says nothing to what stands here, which is gone through once less for each scroll. */}
        <Suspense>{renderView(view, { ...props, searchLink, links, look: FIRST_LOOK })}</Suspense>
      </Tabs>
    </>
  );
}

/** Returns what says where traces with an attribute's value are searched for: where this one came from. */
function useSearchLink({ address }: Screen, { trace }: TraceViewProps): (key: string, value: string) => string | null {
  const { backend, example, file } = address;
  return useCallback(
    (key, value) => {
      const search = searchWithAttribute(trace, { backend, example, file }, key, value);
      return search && formatUrl({ page: 'search', query: search.query });
    },
    [backend, example, file, trace],
  );
}

/** Returns which tab is on show while nobody has chosen one: a link to a comparison shows it. */
function tabByItself({ address }: Screen, { selected, insights }: TraceViewProps): string {
  if (address.page === 'trace' && (address.pins?.length ?? 0) > 1) return 'compare';
  // One that the address names is shown once the trace is analysed.
  const hasFinding = (insights?.shown ?? -1) >= 0 || (address.page === 'trace' && address.finding !== undefined);
  return selected >= 0 && !hasFinding ? 'details' : 'findings';
}

/** A span that is newly selected is shown, and so is a finding that is newly chosen, unless spans are being compared. */
function useTabOfLatest({ tab, setTab, address }: Screen, { selected, insights }: TraceViewProps): void {
  const shown = insights?.shown ?? -1;
  // A link that names a finding says which tab is on show beside it.
  const isAwaited = useRef(shown < 0 && 'finding' in address && address.finding !== undefined);
  const before = useRef({ selected, shown });
  useEffect(() => {
    const { selected: lastSelected, shown: lastShown } = before.current;
    before.current = { selected, shown };
    if (shown !== lastShown && shown >= 0) {
      if (!isAwaited.current) setTab('findings');
      isAwaited.current = false;
    } else if (selected !== lastSelected && selected >= 0 && tab === 'findings') setTab('details');
  }, [selected, shown, tab, setTab]);
}
