import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Returns a ref for an element with `text` in it. `data-fits` is on the element where the text fits one line of the
 * larger type that goes with it; where not even the smaller one holds all of it, its hint has the whole.
 */
export function useFittedText(text: string): RefObject<HTMLParagraphElement | null> {
  const element = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    const around = current?.parentElement;
    if (!current || !around) return;
    const observer = new ResizeObserver(() => fitInto(current, text));
    fitInto(current, text);
    observer.observe(around);
    return () => observer.disconnect();
  }, [text]);
  return element;
}

function fitInto(element: HTMLElement, text: string): void {
  element.dataset.fits = '';
  const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
  if (element.scrollHeight > lineHeight * 1.5) delete element.dataset.fits;
  const isCut = element.scrollHeight > element.clientHeight + 1;
  if (isCut) element.title = text;
  else element.removeAttribute('title');
}
