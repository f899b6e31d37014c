import { useDeferredValue, useEffect, useRef } from 'react';
import type { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { Layout } from '../layout.ts';

interface MatchTicksProps {
  readonly trace: SpanTable;
  readonly matches: SpanSet;
  readonly layout: Layout;
}

const HEIGHT = 5;
const TICK_WIDTH = 2;

/** A tick for every match at the moment where it begins, along the lower edge of the minimap and in its scale. */
export function MatchTicks({ trace, matches: newest, layout }: MatchTicksProps) {
  const matches = useDeferredValue(newest);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { canvasLeft, canvasWidth, plotLeft, plotRight } = layout;
  const width = Math.max(1, canvasWidth - plotLeft - plotRight);
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, ticksOf(trace, matches, Math.round(width)));
  }, [trace, matches, width]);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex cannot be focused.
    <canvas
      ref={canvas}
      aria-hidden="true"
      className="pointer-events-none absolute text-accent"
      style={{ left: canvasLeft + plotLeft, width, top: -HEIGHT, height: HEIGHT }}
    />
  );
}

/** Returns 1 for each column in which a match begins. */
function ticksOf({ start, duration }: SpanTable, matches: SpanSet, columns: number): Uint8Array {
  const ticks = new Uint8Array(columns);
  const scale = columns / Math.max(1, duration);
  for (const span of matches) ticks[Math.min(columns - 1, Math.floor(start[span] * scale))] = 1;
  return ticks;
}

function paint(canvas: HTMLCanvasElement, ticks: Uint8Array): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  canvas.width = ticks.length;
  canvas.height = HEIGHT;
  context.fillStyle = getComputedStyle(canvas).color;
  ticks.forEach((tick, column) => {
    if (tick === 1) context.fillRect(Math.min(column, ticks.length - TICK_WIDTH), 0, TICK_WIDTH, HEIGHT);
  });
}
