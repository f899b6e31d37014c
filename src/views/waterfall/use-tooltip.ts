import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { SpanIndex } from '../../trace/units.ts';
import type { LayerNote } from './layers/layer.ts';
import type { CssPixels } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

/** What a tooltip is about, and the place in the waterfall that it belongs to. */
export interface TooltipTarget {
  readonly about: 'span' | 'service' | 'mark';
  /** -1 where it is about a mark. */
  readonly span: SpanIndex;
  /** What a mark says. */
  readonly note?: LayerNote;
  readonly x: CssPixels;
  readonly y: CssPixels;
}

export interface TooltipControl {
  readonly shown: TooltipTarget | null;
  readonly shownNow: RefObject<TooltipTarget | null>;
  /** The pointer is over this, or over nothing: shows it after a moment. */
  readonly point: (target: TooltipTarget | null) => void;
  /** Shows it at once. */
  readonly show: (target: TooltipTarget) => void;
  readonly hide: () => void;
}

/** Long enough not to flicker up under a pointer that passes. */
const DELAY_MS = 350;

/** Returns what tooltip is shown. It goes away when the pointer leaves what it is about, or the viewport moves. */
export function useTooltip(store: ViewportStore): TooltipControl {
  const [shown, setShown] = useState<TooltipTarget | null>(null);
  const shownNow = useRef<TooltipTarget | null>(null);
  const pointed = useRef<TooltipTarget | null>(null);
  const timer = useRef<number | undefined>(undefined);

  const put = useCallback((target: TooltipTarget | null) => {
    window.clearTimeout(timer.current);
    shownNow.current = target;
    setShown(target);
  }, []);

  const point = useCallback(
    (target: TooltipTarget | null) => {
      const isSame = target === pointed.current || (target !== null && isAboutSame(target, pointed.current));
      // Where it is shown follows the pointer until it is shown.
      pointed.current = target;
      if (isSame) return;
      put(null);
      if (target !== null) timer.current = window.setTimeout(() => put(pointed.current), DELAY_MS);
    },
    [put],
  );

  const hide = useCallback(() => put(null), [put]);

  useEffect(() => {
    let before = store.get();
    const unsubscribe = store.subscribe(() => {
      if (store.get() === before) return;
      before = store.get();
      hide();
    });
    return () => {
      unsubscribe();
      window.clearTimeout(timer.current);
    };
  }, [store, hide]);

  return { shown, shownNow, point, show: put, hide };
}

function isAboutSame(a: TooltipTarget, b: TooltipTarget | null): boolean {
  return (
    a.span === b?.span &&
    a.about === b.about &&
    a.note?.title === b.note?.title &&
    `${a.note?.lines}` === `${b.note?.lines}`
  );
}
