import type { KeyboardEvent, ReactNode } from 'react';

export interface InlineButtonProps {
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/**
 * A button that is a piece of a sentence and wraps as its words do: a `<button>` is one block to the lines around it, with
 * which a full stop behind it goes to a line of its own.
 */
export function InlineButton({ onClick, children }: InlineButtonProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onClick();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="button"
      tabIndex={0}
      className="cursor-pointer rounded-xs underline decoration-line2 underline-offset-2 hover:decoration-current"
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {children}
    </span>
  );
}
