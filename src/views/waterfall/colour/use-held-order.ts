import { type FocusEvent, type HTMLAttributes, type PointerEvent, useState } from 'react';

/** What tells of somebody being at a list of groups. */
type Watch = Pick<HTMLAttributes<HTMLElement>, 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'>;

interface HeldOrder {
  readonly of: string;
  readonly order: readonly number[];
}

/**
 * Returns the order in which groups of the colours named `of` stand, and what their list has to tell. It stays as it is
 * while a pointer or the focus is in the list: what comes to be known, and would change it, is to take no group from
 * under a press that has begun.
 */
export function useHeldOrder(of: string, order: readonly number[]): readonly [order: readonly number[], watch: Watch] {
  const [held, setHeld] = useState<HeldOrder | null>(null);
  const hold = () => setHeld((now) => (now?.of === of ? now : { of, order }));
  const watch = {
    onPointerEnter: hold,
    onPointerLeave: ({ pointerType, currentTarget }: PointerEvent<HTMLElement>) => {
      // A finger leaves before its tap is told.
      if (pointerType === 'mouse' && !currentTarget.contains(document.activeElement)) setHeld(null);
    },
    onFocus: hold,
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.contains(relatedTarget) && !currentTarget.matches(':hover')) setHeld(null);
    },
  };
  const isHeld = held?.of === of && held.order.length === order.length;
  return [isHeld ? held.order : order, watch];
}
