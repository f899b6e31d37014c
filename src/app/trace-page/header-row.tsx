import type { ReactNode } from 'react';

export interface HeaderRowProps {
  /** At the right end. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** The row below the top bar, of the same height whatever stands in it, so that nothing jumps when a trace has come. */
export function HeaderRow({ actions, children }: HeaderRowProps) {
  return (
    <div className="relative flex min-h-[42px] items-start gap-4 border-b border-line px-4 py-2 max-[900px]:min-h-[63px] max-sm:min-h-[79px] max-sm:py-1">
      <div className="flex min-h-[26px] min-w-0 flex-1 flex-wrap items-center gap-x-3.5 gap-y-0.5 max-sm:gap-x-2.5 max-sm:gap-y-0">
        {children}
      </div>
      <div className="flex shrink-0 items-center gap-2 max-sm:absolute max-sm:top-1 max-sm:right-4">{actions}</div>
    </div>
  );
}
