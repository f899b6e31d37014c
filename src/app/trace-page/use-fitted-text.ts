import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * Returns a ref for an element with `text` in it, and whether not even the smaller type of two holds all of it. `data-fits`
 * is on the element where the text fits one line of the larger type that goes with it; where it is cut, its hint has the
 * whole.
 */
export function useFittedText(
  text: string,
): readonly [element: RefObject<HTMLParagraphElement | null>, isCut: boolean] {
  const element = useRef<HTMLParagraphElement>(null);
  const [isCut, setCut] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    const around = current?.parentElement;
    if (!current || !around) return;
    const update = () => setCut(fitInto(current, text));
    const observer = new ResizeObserver(update);
    update();
    observer.observe(around);
    // What stands beside it may grow while all around stays as it is.
    observer.observe(current);
    return () => observer.disconnect();
  }, [text]);
  return [element, isCut];
}

/** Returns whether some of it is cut. */
function fitInto(element: HTMLElement, text: string): boolean {
  element.dataset.fits = '';
  const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
  if (element.scrollHeight > lineHeight * 1.5) delete element.dataset.fits;
  const isCut = element.scrollHeight > element.clientHeight + 1;
  if (isCut) element.title = text;
  else element.removeAttribute('title');
  return isCut;
}
