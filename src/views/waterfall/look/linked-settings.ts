import { Lending } from '../../../lib/lending.ts';
import type { TraceLook } from '../../trace-look.ts';
import { findColumn } from '../column-heads/find-column.ts';
import { DEFAULT_LAYERS, type LayerSettings, layerSettings } from '../insights/layer-settings.ts';
import { DEFAULT_SETTINGS, type WaterfallSettings, waterfallSettings } from '../waterfall-settings.ts';

/** What of the look is a setting, which somebody else may like otherwise. */
export type SettingsLook = Pick<TraceLook, 'columns' | 'density' | 'layers'>;

type Switch = 'showsOwnTime' | 'showsMoments' | 'showsRunning' | 'isAxisAbsolute';

/** What can be painted or left out, by its word in an address: `no-` before it where it is left out. */
const SWITCHES: readonly (readonly [word: string, key: Switch])[] = [
  ['own-time', 'showsOwnTime'],
  ['moments', 'showsMoments'],
  ['running', 'showsRunning'],
  ['time-of-day', 'isAxisAbsolute'],
];
const LAYERS: readonly (readonly [word: string, key: keyof LayerSettings])[] = [
  ['path', 'showsPath'],
  ['gaps', 'showsGaps'],
  ['short-gaps', 'showsShortGaps'],
  ['sequences', 'showsSequences'],
  ['tries', 'showsTries'],
  ['numbers', 'showsNumbers'],
  ['fat-leaves', 'showsFatLeaves'],
  ['origins', 'showsOrigins'],
  ['tail', 'showsTail'],
];

const lentToWaterfall = new Lending(waterfallSettings);
const lentToLayers = new Lending(layerSettings);

/** Returns what of the settings is otherwise than they come, in the words of an address. */
export function seenSettings(): SettingsLook {
  const settings = waterfallSettings.get();
  const layers = layerSettings.get();
  return {
    columns: settings.columns,
    density: settings.density === DEFAULT_SETTINGS.density ? '' : settings.density,
    layers: [...changedWords(SWITCHES, settings, DEFAULT_SETTINGS), ...changedWords(LAYERS, layers, DEFAULT_LAYERS)],
  };
}

/** Has the waterfall stand by what a look says, without making it the person's own; what it does not say is their own. */
export function lendSettings(look: SettingsLook): void {
  const [settings, layers] = settingsOf(look);
  if (!isSame(settings, lentToWaterfall.lent())) lentToWaterfall.lend(settings);
  if (!isSame(layers, lentToLayers.lent())) lentToLayers.lend(layers);
}

/** Returns what of the look is still lent: nobody has set it otherwise. */
export function lentSettings(look: SettingsLook): SettingsLook {
  const settings = lentToWaterfall.lent();
  const lent = new Set<string>([...Object.keys(settings), ...Object.keys(lentToLayers.lent())]);
  const words = [...SWITCHES, ...LAYERS].filter(([, key]) => lent.has(key)).map(([word]) => word);
  return {
    columns: settings.columns === undefined ? [] : look.columns,
    density: settings.density === undefined ? '' : look.density,
    layers: look.layers.filter((word) => words.includes(word.replace(/^no-/, ''))),
  };
}

/** Returns the fields that a look says; what it says and is none is left out. */
export function settingsOf({
  columns,
  density,
  layers,
}: SettingsLook): readonly [Partial<WaterfallSettings>, Partial<LayerSettings>] {
  const known = columns.filter((id) => findColumn(id) !== null);
  return [
    {
      ...(known.length > 0 && { columns: known }),
      ...((density === 'one-line' || density === 'two-line') && { density }),
      ...saidBy(SWITCHES, layers),
    },
    saidBy(LAYERS, layers),
  ];
}

function changedWords<Key extends string>(
  switches: readonly (readonly [word: string, key: Key])[],
  now: Readonly<Record<Key, boolean>>,
  first: Readonly<Record<Key, boolean>>,
): string[] {
  return switches.filter(([, key]) => now[key] !== first[key]).map(([word, key]) => (now[key] ? word : `no-${word}`));
}

function saidBy<Key extends string>(
  switches: readonly (readonly [word: string, key: Key])[],
  words: readonly string[],
): Partial<Record<Key, boolean>> {
  const said: Partial<Record<Key, boolean>> = {};
  for (const [word, key] of switches) {
    if (words.includes(word)) said[key] = true;
    else if (words.includes(`no-${word}`)) said[key] = false;
  }
  return said;
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
