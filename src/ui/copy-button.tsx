import { Check, Copy, type LucideIcon, X } from 'lucide-react';
import { type MouseEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { announce } from './announce.ts';
import { Button, type ControlSize } from './button.tsx';
import { copyBlob, copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';

const SHOWN_FOR_MS = 1500;

type Outcome = 'none' | 'copied' | 'refused';

const OUTCOMES: Readonly<Record<Outcome, { readonly icon: LucideIcon; readonly words: string }>> = {
  none: { icon: Copy, words: '' },
  copied: { icon: Check, words: 'Copied' },
  refused: { icon: X, words: 'The browser refused to copy' },
};

export interface CopyButtonProps {
  /** What is copied; a function is called when the button is pressed, for a text that changes, is long or must be fetched. */
  readonly text: string | (() => string | Promise<Blob>);
  /** What the button does, naming what is copied: `Copy trace id`. */
  readonly label: string;
  readonly size?: ControlSize | undefined;
  /** Words on the button; without them it is an icon. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

/** Copies a text, and says so beside the button for a moment and to screen readers. */
export function CopyButton({ text, label, size = 'small', children, className = '' }: CopyButtonProps) {
  const [outcome, setOutcome] = useOutcome();
  const place = useRef<HTMLSpanElement>(null);
  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget;
    const given = typeof text === 'string' ? text : text();
    const copied = typeof given === 'string' ? await copyText(given, button) : await copyBlob(given, button);
    setOutcome(copied ? 'copied' : 'refused');
  };
  const { icon: Icon, words } = OUTCOMES[outcome];
  const icon = <Icon size={13} aria-hidden />;
  return (
    <span ref={place} className={`inline-flex shrink-0 ${className}`}>
      {children === undefined ? (
        <IconButton label={label} size={size} onClick={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button aria-label={label} size={size} onClick={copy}>
          {icon} {children}
        </Button>
      )}
      {words !== '' && <Bubble place={place}>{words}</Bubble>}
    </span>
  );
}

const ROOM = 200;

interface BubbleProps {
  readonly place: RefObject<HTMLElement | null>;
  readonly children: string;
}

/**
 * Beside the button: to the left, where panels at the right edge have room. In the browser's top layer, so that
 * nothing that scrolls cuts it off. Screen readers are told by `announce`.
 */
function Bubble({ place, children }: BubbleProps) {
  const bubble = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const box = place.current?.getBoundingClientRect();
    if (box === undefined || bubble.current === null) return;
    const { style } = bubble.current;
    style.top = `${box.top + box.height / 2}px`;
    if (box.left > ROOM) style.right = `${document.documentElement.clientWidth - box.left + 4}px`;
    else style.left = `${box.right + 4}px`;
    bubble.current.showPopover();
  }, [place]);
  return (
    <span
      ref={bubble}
      popover="manual"
      aria-hidden
      className="pointer-events-none fixed inset-auto m-0 -translate-y-1/2 rounded bg-ink px-1.5 py-0.5 whitespace-nowrap text-bg"
    >
      {children}
    </span>
  );
}

function useOutcome(): readonly [Outcome, (outcome: Outcome) => void] {
  const [outcome, setOutcome] = useState<Outcome>('none');
  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const settle = (next: Outcome) => {
    announce(OUTCOMES[next].words);
    setOutcome(next);
  };
  return [outcome, settle];
}
