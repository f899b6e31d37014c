import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { leaveSearch, leftSearch } from './left-search.ts';

/** Scrolls to where the search was left, once it is answered, and keeps where it is. */
export function useScrollKept(scroller: RefObject<HTMLElement | null>, key: string, isAnswered: boolean): void {
  useLayoutEffect(() => {
    if (isAnswered && scroller.current !== null) scroller.current.scrollTop = leftSearch(key).scrollTop;
  }, [scroller, key, isAnswered]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isAnswered) return;
    const keep = () => leaveSearch(key, { scrollTop: element.scrollTop });
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [scroller, key, isAnswered]);
}
