import { useEffect, useRef } from 'react';
import { FIRST_LOOK } from '../../views/trace-look.ts';
import { layerSettings } from '../../views/waterfall/insights/layer-settings.ts';
import { lendSettings, lentSettings } from '../../views/waterfall/look/linked-settings.ts';
import { waterfallSettings } from '../../views/waterfall/waterfall-settings.ts';
import type { Screen } from './screen-actions.ts';

/**
 * Has the waterfall stand by the settings that the address asks for, as long as it does: they are not the person's own.
 * One that is set otherwise is the person's from then on, and leaves the address.
 */
export function useLinkedSettings({ look, onLook }: Screen): void {
  const { columns, density, layers } = look;
  const latest = useRef({ look, onLook });
  useEffect(() => {
    latest.current = { look, onLook };
  });
  const asked = JSON.stringify({ columns, density, layers });
  // biome-ignore lint/correctness/useExhaustiveDependencies: lists that say the same are the same
  useEffect(() => {
    lendSettings({ columns, density, layers });
    const follow = () => {
      const { look, onLook } = latest.current;
      const left = lentSettings(look);
      if (JSON.stringify(left) !== asked) onLook(left, 'still');
    };
    const stops = [waterfallSettings.subscribe(follow), layerSettings.subscribe(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [asked]);
  useEffect(() => () => lendSettings(FIRST_LOOK), []);
}
