import { useEffect, useId, useMemo, useRef } from 'react';
import { groupDigits } from '../../../lib/counted.ts';
import { DragEdge } from '../../../ui/drag-edge.tsx';
import { modeName } from '../colour/find-mode.ts';
import { litGroups } from '../colour/group-sets.ts';
import { createColourReader } from '../colours.ts';
import { shortText } from '../short-text.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { changeSettings, DEFAULT_SETTINGS } from '../waterfall-settings.ts';
import { paintRunning } from './paint-running.ts';
import { RunningNote } from './running-note.tsx';
import { type RunningSpans, runningSpans, type SortedTimes, sortedTimes } from './running-spans.ts';
import { columnInWords } from './running-words.ts';
import { useInSlices } from './use-in-slices.ts';
import { useRunningCursor } from './use-running-cursor.ts';

const LOWEST = 40;
const HIGHEST = 240;

/** How many spans of each group ran over the whole trace: means as areas, the most as a line. A click points them out. */
export function RunningStrip({ model }: { readonly model: WaterfallModel }) {
  const times = useInSlices(model.trace, sortedTimes);
  return times && <Strip model={model} times={times} />;
}

interface StripProps {
  readonly model: WaterfallModel;
  readonly times: SortedTimes;
}

function Strip({ model, times }: StripProps) {
  const { trace, layout, spanColours } = model;
  const { canvasLeft, canvasWidth, plotLeft, plotRight, minimapHeight, runningHeight: height } = layout;
  const columns = Math.max(1, Math.round(canvasWidth - plotLeft - plotRight));
  const running = useMemo(() => runningSpans(trace, times, spanColours, columns), [trace, times, spanColours, columns]);
  const id = useId();
  const { cursor, ...moves } = useRunningCursor(model, running, height);
  return (
    <>
      {!layout.isNarrow && (
        <p
          className="absolute left-0 truncate px-4 pt-1 text-[11px] text-ink3"
          style={{ width: layout.nameWidth, top: minimapHeight - height }}
          title="Areas: the mean of each pixel’s time. Line: the most at one moment of it. Spans that wait for children run too"
        >
          Running at once, by {shortText(modeName(spanColours.by), 60)}
        </p>
      )}
      <div className="absolute" style={{ left: canvasLeft, width: canvasWidth, top: minimapHeight - height, height }}>
        <div
          id={id}
          role="slider"
          aria-label="Spans running at once; Enter points them out"
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={columns - 1}
          aria-valuenow={cursor?.column ?? 0}
          aria-valuetext={columnInWords(running, spanColours.groups, cursor?.column ?? 0)}
          tabIndex={0}
          className="absolute inset-0 cursor-pointer touch-none border-line border-t -outline-offset-2"
          {...moves}
        >
          <Areas model={model} running={running} />
          {cursor !== null && (
            <div
              className="pointer-events-none absolute inset-y-0 w-px bg-accent"
              style={{ left: plotLeft + cursor.column }}
            />
          )}
        </div>
        <p
          title="At most so many run at once, those that wait for children among them"
          className={`absolute top-1 text-[11px] text-ink3 leading-[14px] ${layout.isNarrow ? 'right-1 rounded bg-surface/80 px-1' : 'right-3'}`}
        >
          at most {groupDigits(running.peak)}
        </p>
        {cursor !== null && (
          <RunningNote
            running={running}
            groups={spanColours.groups}
            column={cursor.column}
            group={cursor.group}
            x={plotLeft + cursor.column}
            width={canvasWidth}
            top={height + 6}
          />
        )}
        <DragEdge
          label="Height of the strip of running spans"
          controls={id}
          width={height}
          least={LOWEST}
          most={HIGHEST}
          side="before"
          isAcross
          onChange={(runningHeight) => changeSettings({ runningHeight })}
          onReset={() => changeSettings({ runningHeight: DEFAULT_SETTINGS.runningHeight })}
          style={{ bottom: -5 }}
        />
      </div>
    </>
  );
}

function Areas({ model, running }: { readonly model: WaterfallModel; readonly running: RunningSpans }) {
  const { layout, spanColours, lit } = model;
  const { canvasWidth, plotLeft, runningHeight: height } = layout;
  const canvas = useRef<HTMLCanvasElement>(null);
  const groupsLit = useMemo(() => litGroups(spanColours, lit), [spanColours, lit]);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const pixelRatio = window.devicePixelRatio;
    element.width = Math.round(canvasWidth * pixelRatio);
    element.height = Math.round(height * pixelRatio);
    const { groups } = spanColours;
    const paint = () => {
      const line = colours.get().ink3;
      paintRunning(element, { running, groups, line, lit: groupsLit, plotLeft, height, pixelRatio });
    };
    const colours = createColourReader(paint);
    paint();
    return () => colours.stop();
  }, [running, spanColours, groupsLit, canvasWidth, plotLeft, height]);
  return <canvas ref={canvas} className="absolute inset-0 size-full" />;
}
