import { useEffect, useState } from 'react';
import { announce } from './announce.ts';

/**
 * Returns what `load` gives once it is `wanted`, undefined until then. For parts that the first page can do without.
 * If loading fails, screen readers are told, `onFailed` is called, and the next time it is wanted it is tried anew.
 */
export function useLoaded<Part>(load: () => Promise<Part>, wanted: boolean, onFailed: () => void): Part | undefined {
  const [loaded, setLoaded] = useState<{ readonly part: Part }>();
  useEffect(() => {
    if (!wanted || loaded !== undefined) return;
    let isStale = false;
    const settle = (part: Part) => {
      if (!isStale) setLoaded({ part });
    };
    const fail = () => {
      if (isStale) return;
      announce('This part of the page could not be loaded. Is the server still there?');
      onFailed();
    };
    load().then(settle, fail);
    return () => {
      isStale = true;
    };
  }, [load, wanted, loaded, onFailed]);
  return loaded?.part;
}
