import { ChevronDown, Layers } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { useStored } from '../../../ui/use-stored.ts';
import type { FullModel } from '../full-model.ts';
import { GapIcon, OwnTimeIcon, PathIcon, SequenceIcon } from '../insights/layer-icons.tsx';
import { changeLayers, type LayerSettings, layerSettings } from '../insights/layer-settings.ts';
import { isPathAlone, togglePathAlone } from '../insights/path-alone.ts';
import { analysisOf, litFindingOf } from '../insights/shown-analysis.ts';
import type { CssPixels } from '../viewport.ts';
import { changeSettings } from '../waterfall-settings.ts';
import type { Tool, ToolProps } from './tool.ts';

/** What of the analysis is drawn on the bars. */
export const layersTool: Tool = { id: 'layers', place: 'bars', component: LayersTool };

/** Where the bars have less room, all of it is one menu; a chip beside it takes some more. */
const ROOM_FOR_TOGGLES: CssPixels = 670;
const ROOM_FOR_CHIP: CssPixels = 190;

function LayersTool({ model }: ToolProps) {
  const settings = useStored(layerSettings);
  if (analysisOf(model) === null) return null;
  const { layout } = model;
  const hasSteps = model.lit !== null && litFindingOf(model) < 0;
  const isCut = model.tree.root >= 0 || isPathAlone(model);
  const isAsRecorded = model.insights?.isAsRecorded === true;
  const hasChip = (model.insights?.changes.length ?? 0) > 0 || hasSteps || isCut || isAsRecorded;
  const isRoomy = !layout.isNarrow && layout.canvasWidth >= ROOM_FOR_TOGGLES + (hasChip ? ROOM_FOR_CHIP : 0);
  return (
    <>
      {isRoomy && <Toggles model={model} settings={settings} />}
      <Menu
        label="Layers"
        trigger={
          isRoomy ? (
            <IconButton label="More layers">
              <ChevronDown size={13} aria-hidden />
            </IconButton>
          ) : layout.isNarrow ? (
            <IconButton label="Layers" isBordered>
              <Layers size={14} aria-hidden />
            </IconButton>
          ) : (
            <Button variant="quiet">
              Layers <ChevronDown size={13} aria-hidden />
            </Button>
          )
        }
        entries={entriesOf(model, settings, !isRoomy)}
      />
    </>
  );
}

function Toggles({ model, settings }: { readonly model: FullModel; readonly settings: LayerSettings }) {
  const { showsPath, showsGaps, showsSequences } = settings;
  const { showsOwnTime } = model.settings;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own.
    <span role="group" aria-label="Layers" className="flex shrink-0 items-center">
      <Toggle isOn={showsPath} icon={<PathIcon />} onChange={(isOn) => changeLayers({ showsPath: isOn })}>
        Critical path
      </Toggle>
      <Toggle isOn={showsGaps} icon={<GapIcon />} onChange={(isOn) => changeLayers({ showsGaps: isOn })}>
        Gaps
      </Toggle>
      <Toggle isOn={showsSequences} icon={<SequenceIcon />} onChange={(isOn) => changeLayers({ showsSequences: isOn })}>
        Sequences
      </Toggle>
      <Toggle isOn={showsOwnTime} icon={<OwnTimeIcon />} onChange={(isOn) => changeSettings({ showsOwnTime: isOn })}>
        Own time
      </Toggle>
    </span>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly icon: ReactNode;
  readonly onChange: (isOn: boolean) => void;
  readonly children: string;
}

/** A layer that is off is crossed out. */
function Toggle({ isOn, icon, onChange, children }: ToggleProps) {
  return (
    <Button
      variant="quiet"
      size="small"
      aria-pressed={isOn}
      title={`${isOn ? 'Hide' : 'Show'}: ${children.toLowerCase()}`}
      className={`px-1.5 ${isOn ? 'text-ink' : 'text-ink3 line-through'}`}
      onClick={() => onChange(!isOn)}
    >
      <span className={isOn ? 'flex' : 'flex opacity-50'}>{icon}</span>
      {children}
    </Button>
  );
}

type Switch = readonly [key: keyof LayerSettings, label: string];

const MAIN: readonly Switch[] = [
  ['showsPath', 'Critical path'],
  ['showsGaps', 'Gaps'],
  ['showsSequences', 'Sequences'],
];

const FURTHER: readonly Switch[] = [
  ['showsShortGaps', 'Gaps that are too short to be told'],
  ['showsTries', 'Which try a call is'],
  ['showsNumbers', 'Numbers of findings'],
  ['showsFatLeaves', 'What share a fat leaf takes'],
  ['showsOrigins', 'Where a failure began'],
  ['showsTail', 'What goes on after the answer'],
];

function entriesOf(model: FullModel, settings: LayerSettings, hasMain: boolean): MenuEntry[] {
  const isAlone = isPathAlone(model);
  const alone: MenuEntry = {
    type: 'check',
    label: 'Only the critical path',
    isChecked: isAlone,
    onChange: () => togglePathAlone(model),
  };
  const ownTime: MenuEntry = {
    type: 'check',
    label: 'Own time solid, children’s light',
    isChecked: model.settings.showsOwnTime,
    onChange: (showsOwnTime) => changeSettings({ showsOwnTime }),
  };
  const main = hasMain ? [...MAIN.map((each) => entryOf(settings, each)), ownTime, SEPARATOR] : [];
  return [...main, alone, SEPARATOR, ...FURTHER.map((each) => entryOf(settings, each)), ...clockEntries(model)];
}

const SEPARATOR: MenuEntry = { type: 'separator' };

function entryOf(settings: LayerSettings, [key, label]: Switch): MenuEntry {
  return {
    type: 'check',
    label,
    isChecked: settings[key],
    onChange: (isChecked) => changeLayers({ [key]: isChecked }),
  };
}

function clockEntries({ insights }: FullModel): MenuEntry[] {
  if (insights === null || insights.analysis.clock.corrected === null) return [];
  return [
    SEPARATOR,
    {
      type: 'check',
      label: 'Clocks corrected',
      isChecked: !insights.isAsRecorded,
      onChange: (isCorrected) => insights.onAsRecorded(!isCorrected),
    },
  ];
}
