import { createContext, type ReactNode, useContext, useDeferredValue } from 'react';
import { useAfterPaint } from '../../ui/use-after-paint.ts';

const ButtonsContext = createContext(true);

/** Whether a finger is the pointer: buttons then are in sight from the first. */
export function isTouched(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/**
 * Has the buttons of the rows inside come once the rows themselves are painted: nobody sees them before pointing at a
 * row, and they are half of what a span's details take to be shown.
 */
export function ButtonsAfterPaint({ children }: { readonly children: ReactNode }) {
  const hasButtons = useDeferredValue(useAfterPaint(true)) || isTouched();
  return <ButtonsContext value={hasButtons}>{children}</ButtonsContext>;
}

/** Returns whether the buttons of a row are wanted by now. */
export function useHasButtons(): boolean {
  return useContext(ButtonsContext);
}
