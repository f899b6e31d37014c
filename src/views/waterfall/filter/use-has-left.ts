import { useCallback, useMemo, useState } from 'react';

/** Whether a subtree was left on the way to a match. */
interface HasLeft {
  readonly has: boolean;
  readonly set: (hasLeft: boolean) => void;
  /** As `set`, but what is noted stays so. */
  readonly note: (hasLeft: boolean) => void;
}

/** Remembers it until it is set anew, or the filter ends. */
export function useHasLeft(isEnded: boolean): HasLeft {
  const [has, set] = useState(false);
  const note = useCallback((hasLeft: boolean) => set((had) => had || hasLeft), []);
  if (isEnded && has) set(false);
  return useMemo(() => ({ has, set, note }), [has, note]);
}
