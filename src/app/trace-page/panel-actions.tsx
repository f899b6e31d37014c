import { ArrowDown, ArrowUp, type LucideIcon, PanelBottom, PanelRight, PictureInPicture2, Pin, X } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { MAX_PINS } from '../url-state.ts';
import type { PanelDock } from './panel-state.ts';
import { withPinToggled } from './pin-toggle.ts';
import { closePanel, movePanel, type Screen } from './screen-actions.ts';
import { stepToFinding } from './step-to-finding.ts';

const DOCKS: readonly { readonly value: PanelDock; readonly label: string }[] = [
  { value: 'right', label: 'Right' },
  { value: 'below', label: 'Below' },
  { value: 'floating', label: 'Floating' },
];

const ICONS: Readonly<Record<PanelDock, LucideIcon>> = {
  right: PanelRight,
  below: PanelBottom,
  floating: PictureInPicture2,
};

export interface PanelActionsProps {
  readonly screen: Screen;
  readonly props: TraceViewProps;
  /** Id of the view that is shown. */
  readonly view: string;
}

/** At the end of the panel's tabs: from finding to finding, or pin; move, close. */
export function PanelActions({ screen, props, view }: PanelActionsProps) {
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      {view === 'findings' ? <FindingSteps {...props} /> : <PinButton {...props} />}
      {screen.panel.place !== 'sheet' && <DockMenu screen={screen} />}
      <IconButton label="Close the panel" size="small" onClick={() => closePanel(screen)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

function PinButton({ selected, pinned, onPin }: TraceViewProps) {
  const isPinned = pinned.includes(selected);
  const isFull = !isPinned && pinned.length >= MAX_PINS;
  return (
    <IconButton
      label="Pin for comparison"
      title={isFull ? `${MAX_PINS} spans are pinned; no more fit side by side` : 'Pin for comparison (k)'}
      size="small"
      aria-pressed={isPinned}
      disabled={selected < 0 || isFull}
      onClick={() => onPin(withPinToggled(pinned, selected))}
      className="aria-pressed:bg-accent-bg aria-pressed:text-accent"
    >
      <Pin size={14} aria-hidden className={isPinned ? 'fill-current' : ''} />
    </IconButton>
  );
}

function FindingSteps({ trace, insights }: TraceViewProps) {
  if (insights === null || insights.analysis.findings.length === 0) return null;
  return (
    <>
      <IconButton
        label="Next finding"
        title="Next finding (n)"
        size="small"
        onClick={() => stepToFinding(insights, trace, 1)}
      >
        <ArrowDown size={14} aria-hidden />
      </IconButton>
      <IconButton
        label="Previous finding"
        title="Previous finding (p)"
        size="small"
        onClick={() => stepToFinding(insights, trace, -1)}
      >
        <ArrowUp size={14} aria-hidden />
      </IconButton>
    </>
  );
}

function DockMenu({ screen }: { readonly screen: Screen }) {
  const { dock } = screen.panel;
  const Icon = ICONS[dock];
  return (
    <Menu
      label="Place of the panel"
      trigger={
        <IconButton label="Place of the panel" size="small">
          <Icon size={14} aria-hidden />
        </IconButton>
      }
      entries={[
        {
          type: 'choice',
          label: 'Panel',
          options: DOCKS,
          value: dock,
          onChange: (value) => {
            const chosen = DOCKS.find((it) => it.value === value);
            if (chosen) movePanel(screen, chosen.value);
          },
        },
      ]}
    />
  );
}
