import { type ReactNode, useMemo } from 'react';
import { counted } from '../../lib/counted.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import { formatDuration } from '../../trace/time.ts';
import { errorWords } from './headline.ts';
import { percentilesOf } from './percentiles.ts';

export interface FiguresOfProps {
  /** Which traces they are, `In all`; null for what goes without saying: then their number does too. */
  readonly title: string | null;
  readonly traces: readonly FoundTrace[];
}

/** How many traces there are, how many failed and how long they take: a line. */
export function FiguresOf({ title, traces }: FiguresOfProps): ReactNode {
  const percentiles = useMemo(() => percentilesOf(traces.map(({ duration }) => duration)), [traces]);
  return (
    <p className="flex flex-wrap gap-x-3.5 px-4 text-ink2">
      {title !== null && <span>{figuresWords(title, traces)}</span>}
      {percentiles.map(({ share, duration }) => (
        <span key={share}>
          p{share} <strong className="font-semibold text-ink">{formatDuration(duration)}</strong>
        </span>
      ))}
    </p>
  );
}

/** Returns `Selected: 3 traces, 1 holds errors`. */
export function figuresWords(title: string, traces: readonly FoundTrace[]): string {
  const count = `${title}: ${counted(traces.length, 'trace')}`;
  const errors = traces.length === 0 ? '' : errorWords(traces);
  return errors === '' ? count : `${count}, ${errors}`;
}
