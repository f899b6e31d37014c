import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type CutPlace, cutPlace } from './cut-place.ts';

/**
 * Returns a ref for an element with `text` in it, and where it is cut, if not even the smaller type of two holds all of it.
 * `data-fits` is on the element where the text fits one line of the larger type that goes with it; where it is cut, its hint
 * has the whole.
 */
export function useFittedText(
  text: string,
): readonly [element: RefObject<HTMLParagraphElement | null>, cut: CutPlace | null] {
  const element = useRef<HTMLParagraphElement>(null);
  const [cut, setCut] = useState<CutPlace | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    const around = current?.parentElement;
    if (!current || !around) return;
    const update = () => {
      const next = fitInto(current, text);
      setCut((last) => (isSame(last, next) ? last : next));
    };
    const observer = new ResizeObserver(update);
    update();
    observer.observe(around);
    // What stands beside it may grow while all around stays as it is.
    observer.observe(current);
    return () => observer.disconnect();
  }, [text]);
  return [element, cut];
}

/** Returns where it is cut; null for nowhere. */
function fitInto(element: HTMLElement, text: string): CutPlace | null {
  element.dataset.fits = '';
  const lineHeight = lineHeightOf(element);
  if (element.scrollHeight > lineHeight * 1.5) delete element.dataset.fits;
  const isCut = element.scrollHeight > element.clientHeight + 1;
  if (isCut) element.title = text;
  else element.removeAttribute('title');
  return isCut ? cutPlace(element, lineHeightOf(element)) : null;
}

function lineHeightOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight);
}

function isSame(a: CutPlace | null, b: CutPlace | null): boolean {
  return a?.left === b?.left && a?.top === b?.top && a?.width === b?.width;
}
