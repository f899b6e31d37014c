import type { ReactNode } from 'react';

export interface PartRowProps {
  readonly label: string;
  /** What the label means. */
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A line of a definition list whose values are words. */
export function PartRow({ label, title, children }: PartRowProps) {
  return (
    <div className="flex min-h-6 items-start gap-3">
      <dt className="w-21 shrink-0 py-1 text-ink3" title={title}>
        {label}
      </dt>
      <dd className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
