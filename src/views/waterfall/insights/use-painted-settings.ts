import { useEffect } from 'react';
import type { ViewportStore } from '../viewport-store.ts';
import { layerSettings } from './layer-settings.ts';

/** Has the picture painted again when another layer is wanted. */
export function usePaintedSettings({ requestFrame }: ViewportStore): void {
  useEffect(() => layerSettings.subscribe(requestFrame), [requestFrame]);
}
