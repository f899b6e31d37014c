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
import { analysisOf } from '../insights/shown-analysis.ts';
import { changeSettings } from '../waterfall-settings.ts';
import type { Tool, ToolProps } from './tool.ts';
import { toolRoom } from './tool-room.ts';

/** What of the analysis is drawn on the bars. */
export const layersTool: Tool = { id: 'layers', place: 'bars', component: LayersTool };

function LayersTool({ model }: ToolProps) {
  const settings = useStored(layerSettings);
  if (analysisOf(model) === null) return null;
  const { isNarrow } = model.layout;
  const { layers } = toolRoom(model);
  const hasToggles = layers !== 'menu';
  return (
    <>
      {hasToggles && <Toggles model={model} settings={settings} hasWords={layers === 'words'} />}
      <Menu
        label="Layers"
        trigger={
          hasToggles ? (
            <IconButton label="More layers">
              <ChevronDown size={13} aria-hidden />
            </IconButton>
          ) : isNarrow ? (
            <IconButton label="Layers" isBordered>
              <Layers size={14} aria-hidden />
            </IconButton>
          ) : (
            <Button variant="quiet">
              Layers <ChevronDown size={13} aria-hidden />
            </Button>
          )
        }
        entries={entriesOf(model, settings, !hasToggles)}
      />
    </>
  );
}

interface TogglesProps {
  readonly model: FullModel;
  readonly settings: LayerSettings;
  /** Else the icons stand alone. */
  readonly hasWords: boolean;
}

function Toggles({ model, settings, hasWords }: TogglesProps) {
  const { showsPath, showsGaps, showsSequences } = settings;
  const { showsOwnTime } = model.settings;
  const look = { hasWords };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own.
    <span role="group" aria-label="Layers" className="flex shrink-0 items-center">
      <Toggle {...look} isOn={showsPath} icon={<PathIcon />} onChange={(isOn) => changeLayers({ showsPath: isOn })}>
        Critical path
      </Toggle>
      <Toggle {...look} isOn={showsGaps} icon={<GapIcon />} onChange={(isOn) => changeLayers({ showsGaps: isOn })}>
        Gaps
      </Toggle>
      <Toggle
        {...look}
        isOn={showsSequences}
        icon={<SequenceIcon />}
        onChange={(isOn) => changeLayers({ showsSequences: isOn })}
      >
        Sequences
      </Toggle>
      <Toggle
        {...look}
        isOn={showsOwnTime}
        icon={<OwnTimeIcon />}
        onChange={(isOn) => changeSettings({ showsOwnTime: isOn })}
      >
        Own time
      </Toggle>
    </span>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly icon: ReactNode;
  readonly hasWords: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: string;
}

/** A layer that is off is crossed out. */
function Toggle({ isOn, icon, hasWords, onChange, children }: ToggleProps) {
  return (
    <Button
      variant="quiet"
      size="small"
      aria-pressed={isOn}
      title={`${isOn ? 'Hide' : 'Show'}: ${children.toLowerCase()}`}
      className={`px-1.5 ${isOn ? 'text-ink' : 'text-ink3 line-through'}`}
      onClick={() => onChange(!isOn)}
    >
      <span className={`relative flex ${isOn ? '' : 'opacity-50'}`}>
        {icon}
        {!hasWords && !isOn && <span className="absolute inset-x-0 top-1/2 border-t border-current" />}
      </span>
      <span className={hasWords ? undefined : 'sr-only'}>{children}</span>
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
