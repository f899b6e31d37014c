import type { ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  /** A few words beside the title. */
  readonly note?: string | undefined;
  /** What stands at the end of the title's line. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the first page: a title over a list with hairlines. */
export function Section({ title, note, end, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <div className="flex items-baseline gap-2.5 pb-2.5">
        <h2 className="text-[13px] font-semibold">{title}</h2>
        {note !== undefined && <span className="text-ink3">{note}</span>}
        <span className="ml-auto">{end}</span>
      </div>
      {children}
    </section>
  );
}
