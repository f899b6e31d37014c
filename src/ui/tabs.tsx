import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Shown beside the label: how many things the tab holds. */
  readonly count?: number | undefined;
}

export interface TabsProps<Id extends string> {
  /** The name of the list of tabs for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** What stands at the end of the row of tabs: a close button. */
  readonly end?: ReactNode;
  /** The content of the selected tab. */
  readonly children: ReactNode;
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs over one panel that fills the height left. Arrow keys, Home and End move between tabs and select. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, end, children }: TabsProps<Id>) {
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = step(
      tabs.findIndex((tab) => tab.id === selected),
      tabs.length,
    );
    onSelect(tabs[to].id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center border-b border-line pr-2 pl-2">
        <div role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown} className="flex min-w-0 flex-1">
          {tabs.map((tab) => (
            <TabButton key={tab.id} prefix={prefix} tab={tab} isSelected={tab.id === selected} onSelect={onSelect} />
          ))}
        </div>
        {end}
      </div>
      <div role="tabpanel" id={`${prefix}-panel`} aria-labelledby={`${prefix}-${selected}`} className="min-h-0 flex-1">
        {children}
      </div>
    </div>
  );
}

interface TabButtonProps<Id extends string> {
  readonly prefix: string;
  readonly tab: Tab<Id>;
  readonly isSelected: boolean;
  readonly onSelect: (id: Id) => void;
}

function TabButton<Id extends string>({ prefix, tab, isSelected, onSelect }: TabButtonProps<Id>) {
  return (
    <button
      type="button"
      role="tab"
      id={`${prefix}-${tab.id}`}
      aria-selected={isSelected}
      aria-controls={`${prefix}-panel`}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => onSelect(tab.id)}
      className="-mb-px h-[34px] cursor-pointer border-b-2 border-transparent px-2 text-ink2 hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink pointer-coarse:h-9"
    >
      {tab.label}
      {tab.count !== undefined && <span className="pl-1.5 font-normal text-ink3">{tab.count}</span>}
    </button>
  );
}
