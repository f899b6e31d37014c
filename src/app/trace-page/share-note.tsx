import { Button } from '../../ui/button.tsx';

export interface ShareNoteProps {
  readonly cancel: (() => void) | null;
  readonly children: string;
}

/** Hangs below the button: beside it, it would break the title into more lines, and all below would move. */
export function ShareNote({ cancel, children }: ShareNoteProps) {
  return (
    <div className="absolute top-full right-0 z-10 mt-1 flex w-max max-w-80 items-center gap-2 rounded border border-line2 bg-bg px-2 py-1.5 shadow-lg max-sm:max-w-60">
      <span role="status" className="text-ink2">
        {children}
      </span>
      {cancel !== null && (
        <Button size="small" onClick={cancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
