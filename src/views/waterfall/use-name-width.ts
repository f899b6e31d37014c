import { useCallback, useState } from 'react';
import type { CssPixels } from './viewport.ts';

const STORAGE_KEY = 'longpole.name-width';

/** Returns the width that somebody chose for the name column, null for none, and how to choose; kept in the browser. */
export function useNameWidth(): readonly [CssPixels | null, (width: CssPixels | null) => void] {
  const [width, setWidth] = useState(readWidth);
  const choose = useCallback((chosen: CssPixels | null) => {
    setWidth(chosen);
    writeWidth(chosen);
  }, []);
  return [width, choose];
}

function readWidth(): CssPixels | null {
  try {
    const width = Number(localStorage.getItem(STORAGE_KEY));
    return Number.isFinite(width) && width > 0 ? width : null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing (private windows, blocked storage) still lets the column be dragged. */
function writeWidth(width: CssPixels | null): void {
  try {
    if (width === null) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, String(width));
  } catch {
    return;
  }
}
