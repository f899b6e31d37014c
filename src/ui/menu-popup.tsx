import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import type { MenuEntry } from './menu.tsx';

export interface MenuPopupProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Holds the button; the menu opens below it and gives the focus back to it. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** Where along the anchor it opens; at its end unless told otherwise. */
  readonly align?: 'start' | 'end';
  /** What gets the focus afterwards, where the anchor holds no button. */
  readonly returnTo?: () => HTMLElement | null;
}

/** The menu of a `Menu`, in a chunk of its own. */
export function MenuPopup(props: MenuPopupProps) {
  const { label, entries, isOpen, onOpenChange, anchor, align = 'end', returnTo } = props;
  const popup = useRef<HTMLDivElement>(null);
  const change = (open: boolean, { reason, event }: Menu.Root.ChangeEventDetails) => {
    // A press on the button is its own click's business: closing here would have that click open the menu again.
    const isPress = reason === 'outside-press' || reason === 'focus-out';
    if (!isPress || !isWithin(event, anchor.current)) onOpenChange(open);
  };
  // Without a trigger of its own the menu takes the focus itself and highlights nothing.
  const highlightFirst = (open: boolean) => {
    const isWaiting = open && document.activeElement === popup.current;
    if (isWaiting) popup.current?.querySelector<HTMLElement>(FIRST_LINE)?.focus();
  };
  return (
    <Menu.Root open={isOpen} onOpenChange={change} onOpenChangeComplete={highlightFirst} modal={false}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} sideOffset={4} align={align} className="z-40 outline-none">
          <Menu.Popup
            aria-label={label}
            aria-labelledby={undefined}
            ref={popup}
            finalFocus={() => returnTo?.() ?? anchor.current?.querySelector('button')}
            className="max-h-(--available-height) max-w-(--available-width) min-w-40 overflow-y-auto rounded-md border border-line2 bg-bg py-1 text-ink shadow-lg outline-none"
          >
            {entries.map((entry, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the entries have no other identity
              <Entry key={i} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const FIRST_LINE = '[role^=menuitem]:not([data-disabled])';

function isWithin(event: Event, anchor: HTMLElement | null): boolean {
  const place = event instanceof FocusEvent ? event.relatedTarget : event.target;
  return place instanceof Node && anchor?.contains(place) === true;
}

const LINE =
  'flex min-h-[26px] cursor-pointer items-center gap-2 px-2.5 py-1 outline-none select-none data-highlighted:bg-accent-bg data-disabled:cursor-default data-disabled:opacity-50 pointer-coarse:min-h-9';

function Entry({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.type) {
    case 'separator':
      return <Menu.Separator className="my-1 h-px bg-line" />;
    case 'label':
      return <div className="px-2.5 pt-1.5 pb-0.5 text-ink3 [overflow-wrap:anywhere]">{entry.label}</div>;
    case 'link':
      return (
        <Menu.LinkItem
          href={entry.href}
          closeOnClick
          className={LINE}
          {...(entry.isElsewhere && { target: '_blank', rel: 'noopener noreferrer' })}
        >
          <Line icon={entry.icon}>{entry.label}</Line>
        </Menu.LinkItem>
      );
    case 'action':
      return (
        <Menu.Item disabled={entry.isDisabled} onClick={entry.onSelect} className={LINE}>
          <Line icon={entry.icon}>{entry.label}</Line>
          {entry.hint !== undefined && (
            <span aria-hidden className="ml-auto shrink-0 pl-4 text-ink3">
              {entry.hint}
            </span>
          )}
        </Menu.Item>
      );
    case 'check':
      return (
        <Menu.CheckboxItem checked={entry.isChecked} onCheckedChange={(on) => entry.onChange(on)} className={LINE}>
          <Line icon={entry.isChecked && <Check size={13} />}>{entry.label}</Line>
        </Menu.CheckboxItem>
      );
    case 'choice':
      return <Choice entry={entry} />;
  }
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <>
      <span aria-hidden className="flex w-3.5 shrink-0 justify-center text-ink2">
        {icon}
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </>
  );
}

function Choice({ entry }: { readonly entry: Extract<MenuEntry, { type: 'choice' }> }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2.5 pt-1.5 pb-0.5 text-ink3">{entry.label}</Menu.GroupLabel>
      <Menu.RadioGroup value={entry.value} onValueChange={(value: string) => entry.onChange(value)}>
        {entry.options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} closeOnClick className={LINE}>
            <Line icon={option.value === entry.value && <Check size={13} />}>{option.label}</Line>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
