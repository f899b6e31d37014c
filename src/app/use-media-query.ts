import { useCallback, useSyncExternalStore } from 'react';

/** Returns whether the media query holds, and follows it. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Below this the panel lies over the bars. */
export const WIDE = '(min-width: 1100px)';
/** Below this the panel is a sheet, and the top bar has icons only. */
export const NARROW = '(max-width: 639.98px)';
