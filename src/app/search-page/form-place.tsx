import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useMediaQuery } from '../use-media-query.ts';

/** Below this the form folds away above the results. */
const FOLDED = '(max-width: 899.98px)';

export interface FormPlaceProps {
  /** What is searched for, told while the form is folded away; empty for nothing yet. */
  readonly words: string;
  readonly children: ReactNode;
}

/** Where the form stands: at the side, or above the results, where it folds away once something is searched for. */
export function FormPlace({ words, children }: FormPlaceProps) {
  const isNarrow = useMediaQuery(FOLDED);
  const [isOpen, setOpen] = useState(words === '');
  // What was searched for is what is now to be seen.
  useEffect(() => setOpen(words === ''), [words]);
  const isShown = !isNarrow || isOpen;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <search
      aria-label="Search traces"
      className={`flex min-h-0 shrink-0 flex-col bg-surface ${isNarrow ? `border-b border-line ${isOpen ? 'max-h-[85%]' : ''}` : 'w-[300px] border-r border-line'}`}
    >
      {isNarrow && (
        <button
          type="button"
          aria-expanded={isOpen}
          className="flex min-h-9 w-full shrink-0 cursor-pointer items-center gap-2 px-4 text-left focus-visible:-outline-offset-2"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon size={14} aria-hidden className="shrink-0" />
          <span className="font-semibold">Search</span>
          <bdi className="min-w-0 truncate text-ink2">{words}</bdi>
        </button>
      )}
      <div className={isShown ? 'min-h-0 flex-1 scroll-pb-16 overflow-y-auto' : 'hidden'}>{children}</div>
    </search>
  );
}
