import { X } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';

export interface AddressNoticeProps {
  readonly notice: string;
  readonly onClose: () => void;
}

/** Says at the lower edge what of the address was left out. It stays until it is closed: there is no hurry. */
export function AddressNotice({ notice, onClose }: AddressNoticeProps) {
  return (
    <div className="fixed inset-x-4 bottom-4 z-40 mx-auto flex w-fit max-w-[70ch] items-center gap-3 rounded-md border border-line2 bg-bg py-1.5 pr-1.5 pl-3 text-ink shadow-lg [overflow-wrap:anywhere] print:hidden">
      <span className="min-w-0">{notice}</span>
      <IconButton label="Close the notice" size="small" onClick={onClose}>
        <X size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
