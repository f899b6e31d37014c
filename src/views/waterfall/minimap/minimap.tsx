import { ChevronDown, ChevronUp } from 'lucide-react';
import { memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { counted, groupDigits } from '../../../lib/counted.ts';
import type { SpanSet } from '../../../trace/span-set.ts';
import { createColourReader } from '../colours.ts';
import { afterNextPaint } from '../filter/after-next-paint.ts';
import { OWN_GESTURES } from '../gesture-manager.ts';
import type { CssPixels } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { changeSettings } from '../waterfall-settings.ts';
import { type LatestSlivers, latestSlivers } from './latest-slivers.ts';
import { Legend } from './legend.tsx';
import { LitStretches } from './lit-stretches.tsx';
import { mostAtOnce } from './most-at-once.ts';
import { paintMinimap, sliversHeight } from './paint-minimap.ts';
import { runningMeans } from './running-means.ts';
import { RunningStrip } from './running-strip.tsx';
import { withLit } from './slivers.ts';
import { TimeWindow } from './time-window.tsx';
import { useInSlices } from './use-in-slices.ts';

/** Right of the plot there is room for it, save in a narrow window; the menu of colours has it in any case. */
const ROOM_FOR_TOGGLE: CssPixels = 70;

/** What stands out rests for so long before it does so here. */
const REST_MILLISECONDS = 100;

/** The picture that was painted last: which spans stand out in it, null for all, and how to have others. */
interface Drawn {
  readonly lit: SpanSet | null;
  readonly draw: (lit: SpanSet | null) => void;
}

/** The whole trace over the axis, in the same scale as bars have that show all of it; over it the window in sight. */
export function Minimap({ model }: { readonly model: WaterfallModel }) {
  const { store, trace, layout, spanColours } = model;
  const { lit } = model;
  const latestLit = useRef(lit);
  useLayoutEffect(() => {
    latestLit.current = lit;
  });
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const { canvasWidth, canvasLeft, plotLeft, plotRight, runningHeight } = layout;
  const height = layout.minimapHeight - runningHeight;
  const columns = Math.max(1, Math.round((canvasWidth - plotLeft - plotRight) * window.devicePixelRatio));
  const concurrency = useMemo(() => runningMeans(trace, columns), [trace, columns]);

  const peak = useInSlices(trace, mostAtOnce);
  const latest = useRef<LatestSlivers | null>(null);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const pixelRatio = window.devicePixelRatio;
    const rows = Math.round(sliversHeight(height) * pixelRatio);
    const { groupOf, groups } = spanColours;
    latest.current = latestSlivers(latest.current, trace, spanColours, columns, rows);
    const all = latest.current.slivers;
    element.width = Math.round(canvasWidth * pixelRatio);
    element.height = Math.round(height * pixelRatio);
    let slivers = all;
    const paint = () =>
      paintMinimap(element, { slivers, concurrency, colours: colours.get(), groups, plotLeft, pixelRatio });
    const draw = (spans: SpanSet | null) => {
      slivers = spans === null ? all : withLit(all, trace, groupOf, spans);
      paint();
      drawn.current = { lit: spans, draw };
    };
    const colours = createColourReader(paint);
    draw(latestLit.current);
    return () => colours.stop();
  }, [trace, spanColours, concurrency, columns, canvasWidth, plotLeft, height]);
  useEffect(() => {
    if (drawn.current?.lit === lit) return;
    // All of it is drawn anew: whoever types a filter is not kept waiting.
    return afterNextPaint(() => drawn.current?.draw(lit), REST_MILLISECONDS);
  }, [lit]);

  return (
    <>
      <div {...OWN_GESTURES} className="absolute top-0" style={{ left: canvasLeft, width: canvasWidth, height }}>
        <canvas
          ref={canvas}
          role="img"
          aria-label="Minimap: all spans over the whole time, and how many run at once"
          className="absolute inset-0 size-full"
        />
        <LitStretches model={model} />
        <TimeWindow store={store} width={canvasWidth} />
        {peak !== null && plotRight >= ROOM_FOR_TOGGLE && <RunningToggle peak={peak} isShown={runningHeight > 0} />}
      </div>
      {runningHeight > 0 && (
        <div {...OWN_GESTURES} className="contents">
          <RunningStrip model={model} />
        </div>
      )}
      {!layout.isNarrow && (
        <div className="absolute top-0 left-0" style={{ width: layout.nameWidth, height }}>
          <Legend model={model} />
        </div>
      )}
    </>
  );
}

/** The true peak of what curve and strip show the means of. */
const RunningToggle = memo(function RunningToggle({
  peak,
  isShown,
}: {
  readonly peak: number;
  readonly isShown: boolean;
}) {
  const [verb, when] = peak === 1 ? ['runs', 'at a time'] : ['run', 'at once'];
  return (
    <button
      type="button"
      aria-expanded={isShown}
      title={`At most ${counted(peak, 'span')} ${verb} ${when}, those that wait for children among them; ${isShown ? 'hide' : 'show'} what runs at each moment`}
      className="absolute right-0 bottom-0 flex h-6 cursor-pointer items-center gap-0.5 rounded-sm px-0.5 text-left text-[11px] text-ink3 leading-3 -outline-offset-2 hover:bg-hover hover:text-ink"
      onClick={() => changeSettings({ showsRunning: !isShown })}
    >
      <span>
        {groupDigits(peak)} {verb}
        <br />
        {when}
      </span>
      <span className="sr-only">: what runs at each moment</span>
      {isShown ? <ChevronUp size={11} aria-hidden="true" /> : <ChevronDown size={11} aria-hidden="true" />}
    </button>
  );
});
