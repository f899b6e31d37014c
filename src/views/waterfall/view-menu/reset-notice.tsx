import { X } from 'lucide-react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextButton } from '../../../ui/text-button.tsx';

interface ResetNoticeProps {
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** What a reset said it would do. It stays until it is answered: there is no hurry. */
export const RESET_SAYS = 'All settings are as they came. Recent traces and backends are kept.';

/** Says that the settings were reset, and takes it back. */
export function ResetNotice({ onUndo, onClose }: ResetNoticeProps) {
  return (
    <div className="fixed inset-x-4 bottom-4 z-40 mx-auto flex w-fit items-center gap-3 rounded-md border border-line2 bg-bg py-1.5 pr-1.5 pl-3 text-ink shadow-lg print:hidden">
      <span>{RESET_SAYS}</span>
      <TextButton onClick={onUndo}>Undo</TextButton>
      <IconButton label="Close" size="small" onClick={onClose}>
        <X size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
