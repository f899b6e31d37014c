import { afterEach, describe, expect, test } from 'vitest';
import { FIRST_LOOK } from '../../trace-look.ts';
import { changeLayers, DEFAULT_LAYERS, layerSettings } from '../insights/layer-settings.ts';
import { changeSettings, DEFAULT_SETTINGS, waterfallSettings } from '../waterfall-settings.ts';
import { lendSettings, lentSettings, seenSettings, settingsOf } from './linked-settings.ts';

afterEach(() => {
  lendSettings(FIRST_LOOK);
  waterfallSettings.set(DEFAULT_SETTINGS);
  layerSettings.set(DEFAULT_LAYERS);
});

const SAID = {
  columns: ['duration', 'attribute:http.route'],
  density: 'two-line',
  layers: ['no-own-time', 'short-gaps'],
};

describe('settings in a link', () => {
  test('are none where everything is as it comes', () =>
    expect(seenSettings()).toEqual({ columns: [], density: '', layers: [] }));

  test('are what is otherwise', () => {
    changeSettings({ columns: SAID.columns, density: 'two-line', showsOwnTime: false });
    changeLayers({ showsShortGaps: true });
    expect(seenSettings()).toEqual(SAID);
  });

  test('are read as they were said', () =>
    expect(settingsOf(SAID)).toEqual([
      { columns: SAID.columns, density: 'two-line', showsOwnTime: false },
      { showsShortGaps: true },
    ]));

  test('that are none are left out, each alone', () =>
    expect(settingsOf({ columns: ['mood', 'kind'], density: 'three', layers: ['no-sun', 'no-path'] })).toEqual([
      { columns: ['kind'] },
      { showsPath: false },
    ]));

  test('hold while they are lent', () => {
    lendSettings(SAID);
    expect(waterfallSettings.get()).toMatchObject({ columns: SAID.columns, density: 'two-line', showsOwnTime: false });
    lendSettings(FIRST_LOOK);
    expect([waterfallSettings.get(), layerSettings.get()]).toEqual([DEFAULT_SETTINGS, DEFAULT_LAYERS]);
  });

  test('that somebody has set otherwise are in the link no more', () => {
    lendSettings(SAID);
    changeSettings({ density: 'one-line' });
    changeLayers({ showsShortGaps: false });
    expect(lentSettings(SAID)).toEqual({ columns: SAID.columns, density: '', layers: ['no-own-time'] });
  });
});
