import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** What is so, in a few words. */
  readonly title: string;
  /** Why, and what can be done. */
  readonly children?: ReactNode;
  /** The next step, as a button or two. */
  readonly action?: ReactNode;
}

/** What stands where there is nothing to show: what is so, why, and the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-8 text-center text-ink2 [overflow-wrap:anywhere]">
      <p className="font-semibold text-ink">{title}</p>
      {children !== undefined && <div className="max-w-[48ch]">{children}</div>}
      {action !== undefined && <div className="flex max-w-full flex-wrap justify-center gap-2 pt-1">{action}</div>}
    </div>
  );
}
