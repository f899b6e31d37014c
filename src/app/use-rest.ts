import { useEffect, useState } from 'react';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { SharedState, useShared } from './shared-state.ts';

/** Whether what the address asks for has been painted: rows, a list, or why there are none. */
const mainPainted = new SharedState(false);

/** A page that still waits for its first bytes gets the rest after this time. */
const LATEST_MILLISECONDS = 1500;

/** Returns whether what no row needs may be loaded: once the page is painted, or nothing came for a while. */
export function useRest(): boolean {
  const isPainted = useShared(mainPainted);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATEST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return isPainted || isLate;
}

/** Tells that what the address asks for has been painted, as soon as `isReady` and then painted. */
export function useTellPainted(isReady: boolean): boolean {
  const isPainted = useAfterPaint(isReady);
  useEffect(() => {
    if (isPainted) mainPainted.set(true);
  }, [isPainted]);
  return isPainted;
}
