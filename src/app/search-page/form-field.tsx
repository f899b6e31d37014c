import type { ReactNode } from 'react';

export const SELECT =
  'h-[26px] w-full cursor-pointer rounded border border-line2 bg-bg px-1.5 disabled:cursor-default disabled:opacity-60 pointer-coarse:h-9';
export const INPUT =
  'h-[26px] w-full min-w-0 rounded border border-line2 bg-bg px-2 placeholder:text-ink3 aria-invalid:border-err disabled:opacity-60 pointer-coarse:h-9';

export interface FormFieldProps {
  readonly title: string;
  /** At the end of the title's line. */
  readonly end?: ReactNode;
  /** What the field means, or what is done about it. */
  readonly note?: string | undefined;
  readonly noteId?: string | undefined;
  /** What is wrong with it. */
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** A title over a control, and words below it. The control names itself. */
export function FormField({ title, end, note, noteId, problem, children }: FormFieldProps) {
  return (
    <div className="min-w-0">
      <div className="flex min-h-[22px] items-center justify-between gap-2 pb-0.5 text-ink2">
        <span aria-hidden>{title}</span>
        {end}
      </div>
      {children}
      {problem !== undefined && (
        <p role="alert" className="pt-1 text-err [overflow-wrap:anywhere]">
          {problem}
        </p>
      )}
      {note !== undefined && note !== '' && (
        <p id={noteId} className="pt-1 text-[11px] leading-[15px] text-ink2">
          {note}
        </p>
      )}
    </div>
  );
}
