import { ChevronDown, ChevronUp, X, ZoomIn } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { formatDuration } from '../../../trace/time.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import { announce } from '../../../ui/announce.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { FullModel } from '../full-model.ts';
import { OWN_GESTURES } from '../gesture-manager.ts';
import { type RulerState, rulerOf } from '../ruler/ruler.ts';
import { contentText, rulerContent } from '../ruler/ruler-content.ts';
import { RulerHandle } from '../ruler/ruler-handle.tsx';
import { timeInWords } from '../time-in-words.ts';
import { useViewportValue } from '../use-viewport.ts';
import { showTime, xOfTime } from '../viewport.ts';

const CARD_WIDTH = 304;
/** A ruler that is being dragged is not spoken at each step. */
const SPOKEN_AFTER_MS = 600;

/** The ends of the ruler, and a card that says what lies between them. */
export function RulerOverlay({ model }: { readonly model: FullModel }) {
  const ruler = rulerOf(model.store);
  const state = useSyncExternalStore(ruler.subscribe, ruler.get);
  const { trace } = model;
  // Of all its cards: who folds one wants the next folded.
  const [isFolded, setFolded] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a trace that is read anew has other times.
  useEffect(() => () => rulerOf(model.store).set(null), [model.store, trace]);
  if (state === null) return null;
  if (state.phase !== 'set') return <Hint model={model} phase={state.phase} />;
  return (
    <div {...OWN_GESTURES} className="contents">
      <RulerHandle
        model={model}
        label="Start of the ruler"
        time={state.from}
        onChange={(from) => ruler.set({ ...state, from })}
      />
      <RulerHandle
        model={model}
        label="End of the ruler"
        time={state.to}
        onChange={(to) => ruler.set({ ...state, to })}
      />
      <Card
        model={model}
        from={Math.min(state.from, state.to)}
        to={Math.max(state.from, state.to)}
        isFolded={isFolded}
        onFold={setFolded}
      />
    </div>
  );
}

function Hint({ model, phase }: { readonly model: FullModel; readonly phase: RulerState['phase'] }) {
  const { layout } = model;
  return (
    <p
      role="status"
      className="pointer-events-none absolute z-[7] rounded-md border border-line2 bg-bg px-2 py-1 text-ink2 shadow-md"
      style={{ left: layout.canvasLeft + 8, top: layout.headerHeight + 6 }}
    >
      {phase === 'armed' ? 'Drag over the bars to measure.' : 'Drag, click or press m where the ruler ends.'}
    </p>
  );
}

interface CardProps {
  readonly model: FullModel;
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
  /** To its duration and its buttons. */
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
}

/** At the bottom, where rows end, on the side that has more room beside the band. */
function Card({ model, from, to, isFolded, onFold }: CardProps) {
  const { store, layout, trace } = model;
  const stretch = useDeferredValue(`${from} ${to}`);
  const text = useContentText(model, stretch);
  const isOnRight = useViewportValue(store, (viewport) => {
    const middle = (xOfTime(viewport, from) + xOfTime(viewport, to)) / 2;
    return middle < layout.canvasWidth / 2;
  });
  const room = Math.max(8, layout.canvasWidth - CARD_WIDTH - 8);
  const left = layout.canvasLeft + (isOnRight ? room : 8);
  const share =
    trace.duration > 0 ? ` · ${Number((((to - from) / trace.duration) * 100).toPrecision(2))} % of the trace` : '';
  useEffect(() => {
    const timer = setTimeout(() => announce(`Ruler: ${text}`), SPOKEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <section
      aria-label="Ruler"
      className="absolute z-[8] rounded-md border border-line2 bg-bg px-3 py-2 shadow-lg"
      style={{ left, bottom: layout.footHeight + 8, width: CARD_WIDTH }}
    >
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1">
          <b className="text-[13px]">{formatDuration(to - from)}</b>
          <span className="text-ink2">{share}</span>
        </p>
        <IconButton
          label="Zoom to the ruler"
          size="small"
          onClick={() => store.change((viewport) => showTime(viewport, from, to))}
        >
          <ZoomIn size={14} aria-hidden />
        </IconButton>
        <IconButton
          label={isFolded ? 'Unfold the ruler’s facts' : 'Fold the ruler’s facts'}
          size="small"
          onClick={() => onFold(!isFolded)}
        >
          {isFolded ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
        </IconButton>
        <IconButton label="Remove the ruler" size="small" onClick={() => rulerOf(store).set(null)}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {!isFolded && (
        <>
          <p className="text-ink2">
            {timeInWords(from, (to - from) / 100)} – {timeInWords(to, (to - from) / 100)}
          </p>
          <p className="mt-1">{text}</p>
        </>
      )}
    </section>
  );
}

function useContentText({ trace }: FullModel, stretch: string): string {
  return useMemo(() => {
    const [from = 0, to = 0] = stretch.split(' ').map(Number);
    return contentText(rulerContent(trace, from, to));
  }, [trace, stretch]);
}
