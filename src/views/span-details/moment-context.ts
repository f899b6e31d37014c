import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Nanoseconds } from '../../trace/units.ts';
import type { TraceViewProps } from '../trace-view-props.ts';

/** An event's moment, as it is shown on the time axis. */
export interface ShownMoment {
  /** The event's place in order of time. */
  readonly place: number;
  /** From the trace's start. */
  readonly time: Nanoseconds;
}

export interface MomentControl {
  /** The event whose moment stays on the axis, -1 for none. */
  readonly kept: number;
  /** Keeps a moment on the axis, or takes it away if it is the one. */
  readonly toggle: (moment: ShownMoment) => void;
  /** Shows a moment while it is pointed at; null when it is no longer. */
  readonly point: (moment: ShownMoment | null) => void;
}

const MomentContext = createContext<MomentControl | null>(null);
export const MomentProvider = MomentContext.Provider;

/** Returns what shows moments on the time axis; null where nothing can. */
export function useMoments(): MomentControl | null {
  return useContext(MomentContext);
}

/** Makes the control for one span's events. What it has shown goes with it. */
export function useMomentControl(onShowTime: TraceViewProps['onShowTime']): MomentControl | null {
  const [kept, setKept] = useState<ShownMoment | null>(null);
  const show = useRef(onShowTime);
  useEffect(() => {
    show.current = onShowTime;
  });
  useEffect(() => () => show.current?.(null), []);
  const isPossible = onShowTime !== undefined;
  return useMemo(() => {
    if (!isPossible) return null;
    return {
      kept: kept?.place ?? -1,
      toggle: (moment) => {
        const next = moment.place === kept?.place ? null : moment;
        setKept(next);
        show.current?.(next?.time ?? null);
      },
      point: (moment) => show.current?.((moment ?? kept)?.time ?? null),
    };
  }, [isPossible, kept]);
}
