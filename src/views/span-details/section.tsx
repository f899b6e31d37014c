import { ChevronDown, ChevronRight } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId, useState } from 'react';
import { counted, groupDigits } from '../../lib/counted.ts';

type Toggled = readonly [toggled: ReadonlySet<string>, toggle: (title: string) => void];

const ToggledContext = createContext<Toggled>([new Set(), () => {}]);

/** Remembers which sections were closed or opened while the selection wanders from span to span. */
export function ToggledSections({ children }: { readonly children: ReactNode }) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const toggle = (title: string) => {
    const next = new Set(toggled);
    if (!next.delete(title)) next.add(title);
    setToggled(next);
  };
  return <ToggledContext value={[toggled, toggle]}>{children}</ToggledContext>;
}

export interface SectionProps {
  /** Names the section, and is what it is remembered by. */
  readonly title: string;
  readonly count?: number | undefined;
  /** Stands at the end of the heading's line while the section is open. */
  readonly end?: ReactNode;
  /** For what few want to see, or costs to show. */
  readonly isClosedAtFirst?: boolean | undefined;
  /** Rendered while the section is open. */
  readonly children: ReactNode;
}

/** A part of the details under a heading that opens and closes it. */
export function Section({ title, count, end, isClosedAtFirst = false, children }: SectionProps) {
  const [toggled, toggle] = useContext(ToggledContext);
  const isOpen = toggled.has(title) === isClosedAtFirst;
  const id = useId();
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section className="border-t border-line px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => toggle(title)}
            className="-ml-1 flex min-h-6 cursor-pointer items-center gap-1 rounded pr-1.5 font-semibold hover:bg-hover pointer-coarse:min-h-8"
          >
            <Chevron size={13} aria-hidden className="text-ink3" />
            {title}
            {count !== undefined && (
              <span className="pl-1 font-normal text-ink3">
                <span className="sr-only">, </span>
                {groupDigits(count)}
              </span>
            )}
          </button>
        </h3>
        {isOpen && end}
      </div>
      {isOpen && (
        <div id={id} className="pt-1">
          {children}
        </div>
      )}
    </section>
  );
}

/** A sentence on what the program that recorded the span left out; nothing where that is nothing. `noun`: one of it. */
export function DroppedNote({ count, noun }: { readonly count: number; readonly noun: string }) {
  if (count === 0) return null;
  return <p className="pt-1 text-ink2">{counted(count, noun)} dropped at the source.</p>;
}
