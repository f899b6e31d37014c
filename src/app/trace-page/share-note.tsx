import { Button } from '../../ui/button.tsx';

export interface ShareNoteProps {
  readonly cancel: (() => void) | null;
  readonly children: string;
}

/** Hangs below the button where there is no room beside it, so that the title does not move. */
export function ShareNote({ cancel, children }: ShareNoteProps) {
  const below =
    'max-sm:top-full max-sm:right-0 max-sm:mt-1 max-sm:w-max max-sm:max-w-60 max-sm:rounded max-sm:border max-sm:border-line2 max-sm:bg-bg max-sm:p-2';
  return (
    <div className={`z-10 flex items-center gap-2 max-sm:absolute ${below}`}>
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
