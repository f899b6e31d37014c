import { type RefObject, useEffect, useRef } from 'react';

/** Returns what to tie to an option, so that it comes into sight when it becomes the active one. */
export function useShownWhileActive(isActive: boolean): RefObject<HTMLDivElement | null> {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return option;
}
