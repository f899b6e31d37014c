import { Check, Copy, type LucideIcon, X } from 'lucide-react';
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react';
import { announce } from './announce.ts';
import { Button, type ControlSize } from './button.tsx';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';

const SHOWN_FOR_MS = 1500;

type Outcome = 'none' | 'copied' | 'refused';

const OUTCOMES: Readonly<Record<Outcome, { readonly icon: LucideIcon; readonly words: string }>> = {
  none: { icon: Copy, words: '' },
  copied: { icon: Check, words: 'Copied' },
  refused: { icon: X, words: 'The browser refused to copy' },
};

export interface CopyButtonProps {
  /** What is copied; a function is called when the button is pressed. */
  readonly text: string | (() => string);
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
  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget;
    const copied = await copyText(typeof text === 'string' ? text : text(), button);
    setOutcome(copied ? 'copied' : 'refused');
  };
  const { icon: Icon, words } = OUTCOMES[outcome];
  const icon = <Icon size={13} aria-hidden />;
  return (
    <span className={`relative inline-flex shrink-0 ${className}`}>
      {children === undefined ? (
        <IconButton label={label} size={size} onClick={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button aria-label={label} size={size} onClick={copy}>
          {icon} {children}
        </Button>
      )}
      {words !== '' && <Bubble>{words}</Bubble>}
    </span>
  );
}

/** To the left, where panels at the right edge have room. Screen readers are told by `announce`. */
function Bubble({ children }: { readonly children: string }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute top-1/2 right-full z-10 mr-1 -translate-y-1/2 rounded bg-ink px-1.5 py-0.5 whitespace-nowrap text-bg"
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
