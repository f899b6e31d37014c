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
import { timedAnalysisOf } from '../insights/shown-analysis.ts';
import { type Reading, reading } from '../reading.tsx';
import { changeSettings } from '../waterfall-settings.ts';
import type { Tool } from './tool.ts';
import { type ToolRoom, toolRoom } from './tool-room.ts';

interface LayersToolProps extends Reading, Pick<FullModel, 'insights'> {
  readonly layers: ToolRoom['layers'];
  readonly isNarrow: boolean;
  readonly showsOwnTime: boolean;
  /** Rows of the critical path are the only ones. */
  readonly isAlone: boolean;
}

function LayersTool(props: LayersToolProps) {
  const { insights, layers, isNarrow, showsOwnTime } = props;
  const settings = useStored(layerSettings);
  if (insights === null) return null;
  const hasToggles = layers !== 'menu';
  return (
    <>
      {hasToggles && (
        <Toggles
          settings={settings}
          showsOwnTime={showsOwnTime}
          isTimed={timedAnalysisOf(props) !== null}
          hasWords={layers === 'words'}
        />
      )}
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
        entries={entriesOf(props, settings, !hasToggles)}
      />
    </>
  );
}

/** What of the analysis is drawn on the bars. */
export const layersTool: Tool = {
  id: 'layers',
  place: 'bars',
  component: reading(
    (model) => ({
      insights: model.insights,
      layers: toolRoom(model).layers,
      isNarrow: model.layout.isNarrow,
      showsOwnTime: model.settings.showsOwnTime,
      isAlone: isPathAlone(model),
    }),
    LayersTool,
  ),
};

interface TogglesProps {
  readonly settings: LayerSettings;
  readonly showsOwnTime: boolean;
  /** What was worked out is of the times that are shown. */
  readonly isTimed: boolean;
  /** Else the icons stand alone. */
  readonly hasWords: boolean;
}

function Toggles({ settings, showsOwnTime, isTimed, hasWords }: TogglesProps) {
  const { showsPath, showsGaps, showsSequences } = settings;
  const look = { hasWords, isTimed };
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
        isTimed
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
  /** Else it cannot be drawn. */
  readonly isTimed: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: string;
}

/** A layer that is off is crossed out. */
function Toggle({ isOn: isWanted, icon, hasWords, isTimed, onChange, children }: ToggleProps) {
  const isOn = isWanted && isTimed;
  const action = `${isOn ? 'Hide' : 'Show'}: ${children.toLowerCase()}`;
  return (
    <Button
      variant="quiet"
      size="small"
      aria-pressed={isOn}
      disabled={!isTimed}
      title={isTimed ? action : `${children}: of corrected times, and those shown are as recorded`}
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

function entriesOf(props: LayersToolProps, settings: LayerSettings, hasMain: boolean): MenuEntry[] {
  const { isAlone, now } = props;
  const alone: MenuEntry = {
    type: 'check',
    label: 'Only the critical path',
    isChecked: isAlone,
    onChange: () => togglePathAlone(now()),
  };
  const ownTime: MenuEntry = {
    type: 'check',
    label: 'Own time solid, children’s light',
    isChecked: props.showsOwnTime,
    onChange: (showsOwnTime) => changeSettings({ showsOwnTime }),
  };
  const main = hasMain ? [...MAIN.map((each) => entryOf(settings, each)), ownTime, SEPARATOR] : [];
  return [...main, alone, SEPARATOR, ...FURTHER.map((each) => entryOf(settings, each)), ...clockEntries(props)];
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

function clockEntries({ insights }: Pick<FullModel, 'insights'>): MenuEntry[] {
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
