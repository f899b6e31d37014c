import type { ReactNode } from 'react';
import type { SpanTable } from '../../trace/span-table.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';
import type { Screen } from './screen-actions.ts';
import { stepToError } from './step-to-error.ts';

export interface ErrorsButtonProps {
  readonly trace: SpanTable;
  /** null until the trace is analysed. */
  readonly insights: TraceInsights | null;
  readonly screen: Screen;
  /** How many there are, in words. */
  readonly children: ReactNode;
}

/** The number of errors, which leads from one to the next; no button where there is none. */
export function ErrorsButton({ trace, insights, screen, children }: ErrorsButtonProps) {
  if (trace.errorCount === 0) return children;
  return (
    <button
      type="button"
      title={trace.errorCount === 1 ? 'Go to the span that failed (e)' : 'Go to the next span that failed (e)'}
      onClick={() => stepToError(trace, screen.selection, insights)}
      // Neither the edge nor what a finger finds around it takes room: the words stand where they stood before.
      className="relative cursor-pointer rounded-full ring-1 ring-line2 ring-inset after:absolute after:-inset-y-0.5 after:inset-x-0 hover:bg-hover pointer-coarse:after:-inset-y-1.5"
    >
      {children}
    </button>
  );
}
