import type { ReactNode } from 'react';
import { CopyButton } from '../../ui/copy-button.tsx';

export interface FactRowProps {
  readonly label: string;
  /** What the copy button copies; without it there is none. */
  readonly copy?: string | undefined;
  readonly children: ReactNode;
}

/** A line of a definition list with a narrow column of labels; ids and the like in a fixed pitch. */
export function FactRow({ label, copy = '', children }: FactRowProps) {
  return (
    <div className="flex min-h-6 items-start gap-3">
      <dt className="w-18 shrink-0 py-1 text-ink3 [overflow-wrap:anywhere]">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-start gap-1">
        <div className="min-w-0 flex-1 py-1 font-mono text-[11px] whitespace-pre-wrap [overflow-wrap:anywhere]">
          {children}
        </div>
        {copy !== '' && <CopyButton text={copy} label={`Copy ${label.toLowerCase()}`} />}
      </dd>
    </div>
  );
}
