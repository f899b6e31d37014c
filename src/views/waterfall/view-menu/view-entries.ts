import { formatTimestamp } from '../../../trace/time.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { toggleColumn } from '../column-heads/change-columns.ts';
import { isFamily } from '../column-heads/find-column.ts';
import { COLUMNS } from '../columns/index.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { changeSettings, type WaterfallSettings } from '../waterfall-settings.ts';

interface ViewCalls {
  /** What the ruler's button would do, where there is no room for that. */
  readonly ruler: { readonly label: string; readonly run: () => void } | null;
  readonly onAttributes: () => void;
  readonly onMarks: () => void;
  readonly onReset: () => void;
}

/** What they tell of a waterfall. */
type Viewed = Pick<WaterfallModel, 'layout' | 'settings' | 'trace' | 'timeZone' | 'onTimeZone'>;

/** Returns the lines of the View menu: how the waterfall looks, all of it kept for the next trace. */
export function viewEntries(model: Viewed, calls: ViewCalls): MenuEntry[] {
  const { layout, settings } = model;
  const { ruler } = calls;
  return [
    ...(ruler === null ? [] : [{ type: 'action', label: ruler.label, onSelect: ruler.run } as const, SEPARATOR]),
    ...(layout.isNarrow ? [] : [densityEntry(settings), ...columnEntries(settings, calls.onAttributes), SEPARATOR]),
    ...SWITCHES.map(([key, label]) => switchEntry(settings, key, label)),
    { type: 'action', label: 'What the marks mean…', onSelect: calls.onMarks },
    SEPARATOR,
    timeZoneEntry(model),
    SEPARATOR,
    { type: 'action', label: 'Reset to defaults', onSelect: calls.onReset },
  ];
}

const SEPARATOR = { type: 'separator' } as const;

type Switch = 'showsOwnTime' | 'showsMoments' | 'showsRunning' | 'isAxisAbsolute';

const SWITCHES: readonly (readonly [key: Switch, label: string])[] = [
  ['showsOwnTime', 'Own time solid, children’s light'],
  ['showsMoments', 'Events and links on the bars'],
  ['showsRunning', 'How many run at once, below the minimap'],
  ['isAxisAbsolute', 'Time of day on the axis'],
];

function switchEntry(settings: WaterfallSettings, key: Switch, label: string): MenuEntry {
  return {
    type: 'check',
    label,
    isChecked: settings[key],
    onChange: (isChecked) => changeSettings({ [key]: isChecked }),
  };
}

function densityEntry({ density }: WaterfallSettings): MenuEntry {
  return {
    type: 'choice',
    label: 'Rows',
    options: [
      { value: 'one-line', label: 'One line' },
      { value: 'two-line', label: 'Two lines: service over operation' },
    ],
    value: density,
    onChange: (value) => changeSettings({ density: value === 'two-line' ? 'two-line' : 'one-line' }),
  };
}

function columnEntries({ columns }: WaterfallSettings, onAttributes: () => void): MenuEntry[] {
  const plain = COLUMNS.filter((column) => !isFamily(column));
  return [
    { type: 'separator' },
    ...plain.map(
      ({ id, title }): MenuEntry => ({
        type: 'check',
        label: `Column: ${title('').toLowerCase()}`,
        isChecked: columns.includes(id),
        onChange: () => toggleColumn(id),
      }),
    ),
    { type: 'action', label: 'Columns of attributes…', onSelect: onAttributes },
  ];
}

function timeZoneEntry({ trace, timeZone, onTimeZone }: Viewed): MenuEntry {
  return {
    type: 'choice',
    label: 'Times',
    options: [
      { value: 'utc', label: 'In UTC' },
      { value: 'local', label: `Local: ${offsetOf(trace.startTimeUnixNano)}` },
    ],
    value: timeZone,
    onChange: (value) => onTimeZone(value === 'local' ? 'local' : 'utc'),
  };
}

/** The local offset when the trace was recorded, as timestamps have it. */
function offsetOf(time: bigint): string {
  return formatTimestamp(time, 'local').split(' ').at(-1) ?? '';
}
