import { useEffect, useState } from 'react';
import { SharedState, useShared } from './shared-state.ts';

/** Whether rows of a trace have been painted since the page was opened. */
export const rowsPainted = new SharedState(false);

/** A page that shows no rows (a list, a failure) gets the rest after this time. */
const LATEST_MILLISECONDS = 600;

/** Returns whether what no row needs may be loaded: once rows are painted, or there are none for a while. */
export function useRest(): boolean {
  const hasRows = useShared(rowsPainted);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATEST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return hasRows || isLate;
}
