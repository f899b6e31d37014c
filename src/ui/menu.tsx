import { cloneElement, type ReactElement, type ReactNode, useRef } from 'react';
import { useNearPopup } from './use-near-popup.ts';

/** One line of a menu, or several that belong together. */
export type MenuEntry =
  | {
      readonly type: 'action';
      readonly label: string;
      readonly icon?: ReactNode;
      /** The key that does the same, at the line's end. */
      readonly hint?: string | undefined;
      readonly isDisabled?: boolean | undefined;
      readonly onSelect: () => void;
    }
  /** A page of ours, or one elsewhere, which opens in a tab of its own. */
  | {
      readonly type: 'link';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly href: string;
      readonly isElsewhere?: boolean | undefined;
    }
  /** What the lines below it have in common, or something to know. */
  | { readonly type: 'label'; readonly label: string }
  | {
      readonly type: 'check';
      readonly label: string;
      readonly isChecked: boolean;
      readonly onChange: (isChecked: boolean) => void;
    }
  | {
      readonly type: 'choice';
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly value: string;
      readonly onChange: (value: string) => void;
    }
  | { readonly type: 'separator' };

export interface MenuProps {
  /** The menu's name for screen readers. */
  readonly label: string;
  /** The button that opens the menu: a `Button` or `IconButton`. */
  readonly trigger: ReactElement<TriggerProps>;
  /** A function is asked for them once the menu may be opened. */
  readonly entries: readonly MenuEntry[] | (() => readonly MenuEntry[]);
}

/** What the menu gives its button. */
interface TriggerProps {
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onClick?: () => void;
}

const loadPopup = async () => (await import('./menu-popup.tsx')).MenuPopup;

/**
 * A button with a menu. The menu itself is loaded when the button is first pointed at or focused: it is larger than
 * the rest of the page's controls together.
 */
export function Menu({ label, trigger, entries }: MenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const { Popup, isOpen, setOpen, button } = useNearPopup(loadPopup);
  return (
    <span ref={anchor} className="inline-flex">
      {cloneElement(trigger, { 'aria-haspopup': 'menu', ...button })}
      {Popup !== undefined && (
        <Popup
          {...{ label, isOpen, anchor }}
          entries={typeof entries === 'function' ? entries() : entries}
          onOpenChange={setOpen}
        />
      )}
    </span>
  );
}
