import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Fact } from './resource-facts.ts';
import type { CssPixels } from './viewport.ts';

interface TooltipBoxProps {
  readonly id: string;
  /** Where it points, from the upper left corner of `bounds`. */
  readonly x: CssPixels;
  readonly y: CssPixels;
  readonly bounds: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

const BELOW: CssPixels = 16;
const ABOVE: CssPixels = 10;
const EDGE: CssPixels = 6;

/** A tooltip near a point: below it if there is room, else above, always within `bounds`. */
export function TooltipBox({ id, x, y, bounds, children }: TooltipBoxProps) {
  const box = useRef<HTMLDivElement>(null);

  // Placed after each render: its size changes when details arrive.
  useLayoutEffect(() => {
    const element = box.current;
    const frame = bounds.current;
    if (element === null || frame === null) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const left = Math.max(EDGE, Math.min(x, frame.clientWidth - width - EDGE));
    const fitsBelow = y + BELOW + height <= frame.clientHeight - EDGE;
    const top = fitsBelow ? y + BELOW : Math.max(EDGE, y - ABOVE - height);
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  });

  return (
    <div
      ref={box}
      id={id}
      role="tooltip"
      className="pointer-events-none absolute top-0 left-0 z-20 w-max max-w-[min(380px,calc(100%-12px))] overflow-hidden rounded-md border border-line2 bg-bg px-3 py-2 shadow-lg"
    >
      {children}
    </div>
  );
}

/** A tooltip's facts, one a line; those without a value are left out. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
      {facts
        .filter(([, value]) => value !== '')
        .map(([term, value, look]) => (
          <div key={term} className="contents">
            <dt className="text-ink3">{term}</dt>
            <dd className={`min-w-0 break-words ${look ?? ''}`}>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}
