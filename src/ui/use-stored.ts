import { useSyncExternalStore } from 'react';
import type { Stored } from '../lib/stored.ts';

/** Returns the stored value, and follows it. */
export function useStored<T>(stored: Stored<T>): T {
  return useSyncExternalStore(stored.subscribe, stored.get);
}
