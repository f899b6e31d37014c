import { type RefObject, useLayoutEffect, useState } from 'react';
import type { CssPixels } from './viewport.ts';

export interface ElementSize {
  readonly width: CssPixels;
  readonly height: CssPixels;
}

/** Returns the size of an element's inside, kept up to date; zero before it is on the page. */
export function useElementSize(ref: RefObject<HTMLElement | null>): ElementSize {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
